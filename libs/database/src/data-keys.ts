import { randomBytes } from 'node:crypto';
import { newId } from '#kernel';
import type { Keys } from './keys.js';
import { Sealer } from './sealer.js';
import type { Sql } from './sql.js';

/** First byte of everything sealed here: the format of the rest, which is the key's id and what `Sealer` makes. */
const FORMAT = 1;
const ID_BYTES = 16;
const KEY_BYTES = 32;
/** Taken by whoever seals until the transaction ends, and alone by whoever changes the key; the number has no other meaning. */
const SEALING_LOCK = 4_812_377_002;

const HOLD = 'SELECT pg_advisory_xact_lock_shared($1)';
const HOLD_ALONE = 'SELECT pg_advisory_xact_lock($1)';
const CURRENT = 'SELECT id, wrapped FROM data_key WHERE retired_at IS NULL';
const BY_ID = 'SELECT id, wrapped FROM data_key WHERE id = $1';
const RETIRE = 'UPDATE data_key SET retired_at = now() WHERE retired_at IS NULL';
const ADD = 'INSERT INTO data_key (id, wrapped) VALUES ($1, $2)';

interface KeyRow {
  readonly id: string;
  readonly wrapped: Buffer;
}

/** A text sealed, and the data key that opens it. */
export interface Sealed {
  readonly sealed: Buffer;
  readonly dataKeyId: string;
}

/** @param place what the text belongs to, e.g. table, column and row; it opens only there */
export type Seal = (text: string, place: string) => Sealed;

/**
 * Seals texts with the installation's current data key and opens those of any. Data keys stand in the database, each
 * sealed with a key that does not; what is sealed names its key, so that one key can take over from another in use.
 */
export class DataKeys {
  readonly #wrapper: Sealer;
  readonly #open = new Map<string, Promise<Sealer>>();

  constructor(keys: Keys) {
    this.#wrapper = new Sealer(keys.derive('data-keys'));
  }

  /** What seals texts until the transaction ends, so long with the same key. */
  async sealing(sql: Sql): Promise<Seal> {
    await sql.run(HOLD, [SEALING_LOCK]);
    const row = await sql.one<KeyRow>(CURRENT);
    const sealer = this.unwrapped(row);
    const head = Buffer.concat([Buffer.from([FORMAT]), idBytes(row.id)]);
    return (text, place) => ({ sealed: Buffer.concat([head, sealer.seal(text, placeOf(row.id, place))]), dataKeyId: row.id });
  }

  /** @throws when it was sealed for another place, was changed since, or its data key is gone */
  async open(sql: Sql, sealed: Buffer, place: string): Promise<string> {
    if (sealed[0] !== FORMAT || sealed.length <= 1 + ID_BYTES) throw new Error('What is to be opened is of no known format.');
    const id = idText(sealed.subarray(1, 1 + ID_BYTES));
    const sealer = await this.opener(sql, id);
    return sealer.open(sealed.subarray(1 + ID_BYTES), placeOf(id, place));
  }

  /** The key that seals now. */
  async current(sql: Sql): Promise<string | undefined> {
    return (await sql.maybe<KeyRow>(CURRENT))?.id;
  }

  /** A new data key, which seals from the commit on: nobody who sealed with the one before is still at it then. Answers its id. */
  async change(sql: Sql): Promise<string> {
    await sql.run(HOLD_ALONE, [SEALING_LOCK]);
    await sql.run(RETIRE);
    return this.add(sql);
  }

  /** The first data key, unless there is one. */
  async begin(sql: Sql): Promise<void> {
    if ((await this.current(sql)) !== undefined) return;
    await sql.run(HOLD_ALONE, [SEALING_LOCK]);
    if ((await this.current(sql)) === undefined) await this.add(sql);
  }

  private async add(sql: Sql): Promise<string> {
    const id = newId();
    await sql.run(ADD, [id, this.#wrapper.seal(randomBytes(KEY_BYTES).toString('base64'), wrappedAt(id))]);
    return id;
  }

  /** What opens a key's texts; each key is read and unwrapped once, however many ask at once. */
  private async opener(sql: Sql, id: string): Promise<Sealer> {
    const known = this.#open.get(id);
    if (known) return known;
    const loading = sql.maybe<KeyRow>(BY_ID, [id]).then((row) => {
      if (!row) throw new Error(`There is no data key ${id}.`);
      return this.unwrapped(row);
    });
    this.#open.set(id, loading);
    loading.catch(() => this.#open.delete(id));
    return loading;
  }

  private unwrapped({ id, wrapped }: KeyRow): Sealer {
    return new Sealer(Buffer.from(this.#wrapper.open(wrapped, wrappedAt(id)), 'base64'));
  }
}

function wrappedAt(id: string): string {
  return `data_key|wrapped|${id}`;
}

/** The head is authenticated with the place, so that it cannot be changed either. */
function placeOf(keyId: string, place: string): string {
  return `v${FORMAT}|${keyId}|${place}`;
}

function idBytes(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

function idText(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
