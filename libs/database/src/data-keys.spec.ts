import type pg from 'pg';
import { connect, refusalOf } from '../../../test/setup/client.js';
import { freshDatabase, type TestDatabase } from '../../../test/setup/database.js';
import { BlindIndex } from './blind-index.js';
import { DataKeys } from './data-keys.js';
import { beginDataKeys } from './database.js';
import { Keys } from './keys.js';
import { Sql } from './sql.js';

const NUMBER = '000190000123';
const HEAD = 17;

describe('data keys', () => {
  const keys = new Keys(Buffer.alloc(32, 3));
  let database: TestDatabase;
  let owner: pg.Client;
  let sql: Sql;

  beforeAll(async () => {
    database = await freshDatabase();
    owner = await connect(database.ownerUrl);
    sql = new Sql(owner);
    await beginDataKeys(owner, keys);
  });

  afterAll(async () => {
    await owner.end();
    await database.drop();
  });

  async function changed(dataKeys: DataKeys): Promise<string> {
    await owner.query('BEGIN');
    const id = await dataKeys.change(sql);
    await owner.query('COMMIT');
    return id;
  }

  it('seal for one place, in a form that names format and key and nothing of the text', async () => {
    const dataKeys = new DataKeys(keys);
    const { sealed, dataKeyId } = (await dataKeys.sealing(sql))(NUMBER, 'a');
    expect(sealed.subarray(0, HEAD).toString('hex')).toBe(`01${dataKeyId.replaceAll('-', '')}`);
    expect(sealed).toHaveLength(HEAD + 28 + NUMBER.length);
    expect(sealed.includes(NUMBER)).toBe(false);
    expect(await dataKeys.open(sql, sealed, 'a')).toBe(NUMBER);
    await expect(dataKeys.open(sql, sealed, 'b')).rejects.toThrow();
    for (const at of [0, 1, HEAD - 1, HEAD, sealed.length - 1]) {
      const other = Buffer.from(sealed);
      other[at] = (other[at] ?? 0) ^ 1;
      await expect(dataKeys.open(sql, other, 'a')).rejects.toThrow();
    }
    await expect(dataKeys.open(sql, sealed.subarray(0, HEAD), 'a')).rejects.toThrow('no known format');
  });

  it('are of no use with another master key', async () => {
    const { sealed } = (await new DataKeys(keys).sealing(sql))(NUMBER, 'a');
    await expect(new DataKeys(Keys.random()).open(sql, sealed, 'a')).rejects.toThrow();
  });

  it('take over from each other; what the earlier sealed opens still, for who knew it and who did not', async () => {
    const [before, other] = [new DataKeys(keys), new DataKeys(keys)];
    const first = (await before.sealing(sql))(NUMBER, 'a');
    const id = await changed(other);
    expect(await other.current(sql)).toBe(id);
    const second = (await before.sealing(sql))(NUMBER, 'a');
    expect([first.dataKeyId === id, second.dataKeyId]).toEqual([false, id]);
    for (const each of [before, other, new DataKeys(keys)]) {
      expect(await Promise.all([first, second].map(({ sealed }) => each.open(sql, sealed, 'a')))).toEqual([NUMBER, NUMBER]);
    }
  });

  it('are one that seals at a time, made once however often it is begun', async () => {
    await beginDataKeys(owner, keys);
    const { rows } = await owner.query<{ current: boolean }>('SELECT retired_at IS NULL AS current FROM data_key');
    expect(rows.filter(({ current }) => current)).toHaveLength(1);
    expect(await refusalOf(owner, `INSERT INTO data_key (id, wrapped) VALUES (gen_random_uuid(), 'x')`)).toBe('23505');
  });

  it('do not change while somebody seals', async () => {
    const writer = await connect(database.ownerUrl);
    await writer.query('BEGIN');
    const { dataKeyId } = (await new DataKeys(keys).sealing(new Sql(writer)))(NUMBER, 'a');
    let done = false;
    const change = changed(new DataKeys(keys)).then((id) => {
      done = true;
      return id;
    });
    for (let waiting = false; !waiting; ) {
      const { rows } = await writer.query<{ waiting: boolean }>(`SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted) AS waiting`);
      waiting = rows[0]?.waiting ?? false;
    }
    expect(done).toBe(false);
    await writer.query('COMMIT');
    await writer.end();
    expect(await change).not.toBe(dataKeyId);
  });
});

describe('a blind index', () => {
  const index = new BlindIndex(new Keys(Buffer.alloc(32, 3)));

  it('is the same for the same value of a column, and for no other column, value or key', () => {
    const hash = index.of('a', NUMBER);
    expect(hash).toHaveLength(32);
    expect(new BlindIndex(new Keys(Buffer.alloc(32, 3))).of('a', NUMBER)).toEqual(hash);
    for (const other of [index.of('b', NUMBER), index.of('a', `${NUMBER}0`), new BlindIndex(Keys.random()).of('a', NUMBER)]) expect(other).not.toEqual(hash);
  });
});
