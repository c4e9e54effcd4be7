import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '#database';

type MocChau = typeof import('../../prisma/demo/figures/moc-chau.json');
type VanSon = typeof import('../../prisma/demo/figures/van-son.json');

/** All that the two political reports print, as the demo data's files hold it. */
export const REPORTS = {
  mocChau: read('moc-chau') as MocChau,
  vanSon: read('van-son') as VanSon,
};

function read(ward: string): unknown {
  return JSON.parse(readFileSync(join(packageRoot, 'prisma/demo/figures', `${ward}.json`), 'utf8'));
}
