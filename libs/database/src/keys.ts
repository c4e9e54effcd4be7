import { hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { KeyConfig } from './config.js';
import { writeWhole } from './files.js';
import { startupRefusals as refusals } from './startup.refusals.js';
import { cannotStart, codeOf } from './startup-error.js';

const KEY_BYTES = 32;
const CANONICAL_BASE64 = /^[A-Za-z0-9+/]{43}=$/;

/** The installation's secret. Every purpose has its own key, derived from the one master key. */
export class Keys {
  readonly #master: Buffer;

  constructor(master: Buffer) {
    if (master.length !== KEY_BYTES) throw new Error('A master key has 32 bytes.');
    this.#master = master;
  }

  static random(): Keys {
    return new Keys(randomBytes(KEY_BYTES));
  }

  /** Undefined when the text is not 32 bytes in base64. */
  static parse(text: string): Keys | undefined {
    const trimmed = text.trim();
    if (!CANONICAL_BASE64.test(trimmed)) return undefined;
    const bytes = Buffer.from(trimmed, 'base64');
    return bytes.toString('base64') === trimmed ? new Keys(bytes) : undefined;
  }

  /** The key for one purpose, e.g. `cursor`. */
  derive(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.#master, '', `chibo/${purpose}`, KEY_BYTES));
  }

  /** What the database keeps to know its key again; it tells nothing about the key. */
  get check(): Buffer {
    return this.derive('key-check');
  }

  matches(check: Buffer): boolean {
    return check.length === KEY_BYTES && timingSafeEqual(check, this.check);
  }

  /** Writes the master key to a file that only its owner can read. */
  async save(path: string): Promise<void> {
    await writeWhole(path, `${this.#master.toString('base64')}\n`, 0o600);
  }
}

/** How messages call the place the key comes from. */
export function keySetting(config: KeyConfig): string {
  return { 'data-folder': 'CHIBO_DATA (keys/master.key)', file: 'CHIBO_KEY_FILE', value: 'CHIBO_KEY' }[config.kind];
}

/**
 * The keys as configured; undefined when the data folder has none yet.
 * @param masterKeyFile the data folder's own key file
 * @throws StartupError KEY_MISSING, KEY_UNREADABLE or KEY_MALFORMED
 */
export async function readKeys(config: KeyConfig, masterKeyFile: string | undefined): Promise<Keys | undefined> {
  const setting = keySetting(config);
  const text = config.kind === 'value' ? config.value : await readKeyFile(config.kind === 'file' ? config.path : masterKeyFile, setting);
  if (text === undefined) {
    if (config.kind === 'data-folder') return undefined;
    throw cannotStart(refusals.KEY_MISSING, { setting });
  }
  const keys = Keys.parse(text);
  if (!keys) throw cannotStart(refusals.KEY_MALFORMED, { setting });
  return keys;
}

async function readKeyFile(path: string | undefined, setting: string): Promise<string | undefined> {
  if (path === undefined) return undefined;
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw cannotStart(refusals.KEY_UNREADABLE, { setting });
  }
}
