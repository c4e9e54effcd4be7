// Writes the client of the database's schema, unless the one that is there was written from just this schema:
// linting, type checking, building and testing all need it, at times side by side.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const root = join(import.meta.dirname, '..');
const stamp = join(root, 'libs/database/src/generated/.written-from');
const prisma = join(root, 'node_modules/prisma');

const schema = readdirSync(join(root, 'prisma/schema')).sort().map((name) => join('prisma/schema', name));
const hash = createHash('sha256').update(readFileSync(join(prisma, 'package.json')));
for (const file of [...schema, 'prisma.config.ts']) hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
const source = hash.digest('hex');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== source) {
  execFileSync(process.execPath, [join(prisma, 'build/index.js'), 'generate', '--no-hints'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  writeFileSync(stamp, source);
}
