import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { checkKeys } from './installation.js';
import { Keys, readKeys } from './keys.js';
import { codeOf } from './startup-error.js';

const TEXT = Buffer.alloc(32, 7).toString('base64');
const DATA_FOLDER = { kind: 'data-folder' } as const;

function parsed(text: string): Keys {
  const keys = Keys.parse(text);
  if (!keys) throw new Error('not a key');
  return keys;
}

describe('Keys', () => {
  it('derives the same key for a purpose and another for every other', () => {
    const keys = parsed(TEXT);
    expect(keys.derive('cursor')).toEqual(parsed(TEXT).derive('cursor'));
    expect(keys.derive('cursor')).not.toEqual(keys.derive('session'));
    expect(keys.derive('cursor')).not.toEqual(Keys.random().derive('cursor'));
  });

  it('knows its own check only', () => {
    const keys = parsed(TEXT);
    expect(keys.matches(keys.check)).toBe(true);
    expect(keys.matches(Keys.random().check)).toBe(false);
    expect(keys.matches(Buffer.alloc(3))).toBe(false);
  });

  it('does not show the master key', () => {
    const keys = parsed(TEXT);
    expect(inspect(keys, { depth: 9, showHidden: true }) + JSON.stringify(keys)).not.toMatch(/7,\s*7|07 07|Bwc/);
  });

  it.each(['', 'x', TEXT.slice(1), `${TEXT}A`, TEXT.replace('=', ''), Buffer.alloc(31).toString('base64'), `${'A'.repeat(42)}B=`])('takes %p for no key', (text) => {
    expect(Keys.parse(text)).toBeUndefined();
  });
});

describe('readKeys', () => {
  let folder: string;
  const file = (): string => join(folder, 'master.key');

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'chibo-keys-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('reads what was saved, in a file for its owner alone', async () => {
    const keys = Keys.random();
    await keys.save(file());
    expect((await stat(file())).mode & 0o777).toBe(0o600);
    expect((await readKeys(DATA_FOLDER, file()))?.check).toEqual(keys.check);
  });

  it('finds none in a new data folder', async () => {
    expect(await readKeys(DATA_FOLDER, file())).toBeUndefined();
  });

  it('refuses a file that is absent, unreadable or no key', async () => {
    await expect(readKeys({ kind: 'file', path: file() }, undefined)).rejects.toMatchObject({ code: 'KEY_MISSING' });
    await expect(readKeys({ kind: 'file', path: folder }, undefined)).rejects.toMatchObject({ code: 'KEY_UNREADABLE' });
    await writeFile(file(), 'short');
    await expect(readKeys(DATA_FOLDER, file())).rejects.toMatchObject({ code: 'KEY_MALFORMED' });
    await expect(readKeys({ kind: 'value', value: 'short' }, undefined)).rejects.toMatchObject({ code: 'KEY_MALFORMED' });
  });
});

describe('checkKeys', () => {
  const refusalOf = (check: () => void): unknown => {
    try {
      check();
      return undefined;
    } catch (error) {
      return codeOf(error);
    }
  };
  const keys = parsed(TEXT);
  const installation = { keyCheck: keys.check, demoSeed: null, demoReferenceDate: null };

  it('accepts any keys for a new database, and its own for an old one', () => {
    expect(refusalOf(() => { checkKeys(undefined, undefined, DATA_FOLDER); })).toBeUndefined();
    expect(refusalOf(() => { checkKeys(installation, keys, DATA_FOLDER); })).toBeUndefined();
  });

  it('refuses no keys and other keys for an old database', () => {
    expect(refusalOf(() => { checkKeys(installation, undefined, DATA_FOLDER); })).toBe('KEY_MISSING');
    expect(refusalOf(() => { checkKeys(installation, Keys.random(), DATA_FOLDER); })).toBe('KEY_WRONG');
  });
});
