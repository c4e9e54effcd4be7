import type pg from 'pg';
import { newId } from '#kernel';
import { column, connect, refusalOf } from '../setup/client.js';
import { demoDatabase, type TestDatabase } from '../setup/database.js';

const DENIED = '42501';
const CHECKED = '23514';
const ALLOWED = 'not refused';
const GIVE = `INSERT INTO access_grant (id, account_id, person_id, role, organization_id, reach, valid_from, valid_through, reason, granted_by, needs_approval)
  VALUES ($1, $2, $3, $4, $5, $6, '2026-11-21', $7, 'Thay', $8, $9)`;
const LEND = `INSERT INTO delegation (id, delegator_id, delegate_id, rights, organization_id, valid_from, valid_through, reason) VALUES ($1, $2, $3, $4, $5, '2026-11-21', $6, 'Nghỉ')`;

interface Account {
  readonly id: string;
  readonly person: string | null;
}

describe('given roles and lent rights, by raw SQL as the server', () => {
  let database: TestDatabase;
  let owner: pg.Client;
  let app: pg.Client;
  let accounts: Readonly<Record<string, Account>>;
  let ward: { readonly id: string; readonly path: string };
  let foreign: string;
  /** A role that waits for approval, given by the secretary of the ward's standing committee to the cell's member. */
  const waiting = newId();
  const lent = newId();

  beforeAll(async () => {
    database = await demoDatabase();
    owner = await connect(database.ownerUrl);
    app = await connect(database.appUrl);
    const { rows } = await owner.query<Account & { username: string }>('SELECT id, person_id AS person, username FROM account');
    accounts = Object.fromEntries(rows.map((row) => [row.username.split('.')[0] === 'quantri' ? 'quantri' : row.username, row]));
    const places = await owner.query<{ id: string; path: string; name: string }>(
      `SELECT o.id, o.path::text AS path, p.name FROM organization o JOIN organization_period p ON p.organization_id = o.id WHERE p.valid_through IS NULL AND p.name LIKE 'Đảng bộ phường %' ORDER BY p.name`,
    );
    const [first, second] = places.rows;
    if (!first || !second) throw new Error('The demo has two wards.');
    [ward, foreign] = [first, second.id];
    await owner.query(GIVE, [waiting, of('dangvien.na-suong').id, of('dangvien.na-suong').person, 'STANDING_COMMITTEE', ward.id, 'UNIT', '2026-12-31', of('thuongvu.moc-chau').id, true]);
    await owner.query(LEND, [lent, of('thuongvu.moc-chau').person, of('vanphong.moc-chau').person, ['member.read'], ward.id, '2026-12-31']);
  });

  afterAll(async () => {
    await app.end();
    await owner.end();
    await database.drop();
  });

  function of(username: string): Account {
    const account = accounts[username];
    if (!account) throw new Error(`The demo has no ${username}.`);
    return account;
  }

  /** How it ends for somebody who may give roles in the ward and reads its roll; it is taken back. */
  async function tried(username: string, text: string, values: readonly unknown[] = [], settings: Readonly<Record<string, string>> = { access_grant: `{"${ward.path}"}`, member_read: `{"${ward.path}"}` }): Promise<string> {
    const { id, person } = of(username);
    await app.query('BEGIN');
    for (const [name, value] of Object.entries({ account: id, person: person ?? '', ...settings })) await app.query('SELECT set_config($1, $2, true)', [`chibo.${name}`, value]);
    const refusal = await refusalOf(app, text, values);
    await app.query('ROLLBACK');
    return refusal;
  }

  const given = (change: Readonly<Record<number, unknown>> = {}): unknown[] => {
    const values = [newId(), of('dangvien.na-suong').id, of('dangvien.na-suong').person, 'PARTY_OFFICE', ward.id, 'UNIT', '2026-12-31', of('thuongvu.moc-chau').id, false];
    return values.map((value, index) => (index in change ? change[index] : value));
  };

  it.each([
    ['a role of the own ward', {}, ALLOWED],
    ['in the name of another', { 7: 'vanphong' }, DENIED],
    ['in a ward of others', { 4: 'foreign' }, DENIED],
    ['to an account that is not the person’s', { 1: 'vanphong' }, DENIED],
    ['without a last day', { 6: null }, CHECKED],
    ['at no place', { 4: null, 5: null }, DENIED],
    ['one of the strongest without a second person', { 3: 'INSPECTION_OFFICER' }, CHECKED],
  ] as const)('gives %s: as it must end', async (_what, change, outcome) => {
    const named: Readonly<Record<string, string>> = { vanphong: of('vanphong.moc-chau').id, foreign };
    const values = given(Object.fromEntries(Object.entries(change).map(([index, value]) => [index, value !== null && value in named ? named[value] : value])));
    expect(await tried('thuongvu.moc-chau', GIVE, values)).toBe(outcome);
  });

  it('nobody gives to themselves, whoever they are', async () => {
    const { id, person } = of('thuongvu.moc-chau');
    expect(await tried('thuongvu.moc-chau', GIVE, given({ 1: id, 2: person }))).toBe(CHECKED);
  });

  it('approves as a second person, in the own name, and what was approved or ended stays so', async () => {
    const approve = (by: string): string => `UPDATE access_grant SET approved_by = '${of(by).id}', approved_at = now() WHERE id = '${waiting}'`;
    expect(await tried('thuongvu.moc-chau', approve('thuongvu.moc-chau'))).toBe(CHECKED);
    expect(await tried('kiemtra.moc-chau', approve('vanphong.moc-chau'))).toBe(CHECKED);
    expect(await tried('kiemtra.moc-chau', approve('kiemtra.moc-chau'))).toBe(ALLOWED);
    expect(await tried('kiemtra.moc-chau', `UPDATE access_grant SET role = 'ADMINISTRATOR'`)).toBe(DENIED);
    expect(await tried('kiemtra.moc-chau', `UPDATE access_grant SET needs_approval = false`)).toBe(DENIED);
    expect(await tried('kiemtra.moc-chau', `DELETE FROM access_grant`)).toBe(DENIED);
  });

  it('nobody sees, approves or ends what lies out of reach', async () => {
    const seen = async (username: string, settings: Readonly<Record<string, string>>): Promise<string[]> => {
      await app.query('BEGIN');
      for (const [name, value] of Object.entries({ account: of(username).id, person: of(username).person ?? '', ...settings })) await app.query('SELECT set_config($1, $2, true)', [`chibo.${name}`, value]);
      const ids = [...(await column(app, 'SELECT id FROM access_grant')), ...(await column(app, 'SELECT id FROM delegation'))];
      const { rowCount } = await app.query(`UPDATE access_grant SET ended_at = now(), ended_by = chibo_account(), end_reason = 'x' WHERE id = $1`, [waiting]);
      await app.query('ROLLBACK');
      return [...ids, ...(rowCount === 1 ? ['ends'] : [])];
    };
    expect(await seen('vanphong.moc-chau', {})).toEqual([lent]);
    expect(await seen('bithu.doi-thong', {})).toEqual([]);
    expect(await seen('dangvien.na-suong', {})).toEqual([waiting]);
    expect(await seen('kiemtra.moc-chau', { access_grant: `{"${ward.path}"}` })).toEqual([waiting, 'ends']);
    expect(await seen('thuongvu.van-son', { access_grant: '' })).toEqual([]);
  });

  const lending = (change: Readonly<Record<number, unknown>> = {}): unknown[] => {
    const values = [newId(), of('thuongvu.moc-chau').person, of('kiemtra.moc-chau').person, ['member.read'], ward.id, '2027-02-18'];
    return values.map((value, index) => (index in change ? change[index] : value));
  };

  it('lends for ninety days at most, in the own name, to people one knows, and never the power to give', async () => {
    const lends = (change?: Readonly<Record<number, unknown>>): Promise<string> => tried('thuongvu.moc-chau', LEND, lending(change));
    expect(await lends()).toBe(ALLOWED);
    expect(await lends({ 5: '2027-02-19' })).toBe(CHECKED);
    expect(await lends({ 5: '2026-11-20' })).toBe(CHECKED);
    expect(await lends({ 3: [] })).toBe(CHECKED);
    for (const right of ['access.grant', 'access.delegate', 'account.manage', 'session.own']) expect([right, await lends({ 3: ['member.read', right] })]).toEqual([right, CHECKED]);
    expect(await lends({ 1: of('vanphong.moc-chau').person })).toBe(DENIED);
    expect(await lends({ 2: of('thuongvu.van-son').person })).toBe(DENIED);
    expect(await lends({ 2: of('thuongvu.moc-chau').person })).toBe(CHECKED);
  });

  it('ends a delegation as one of the two, in the own name, once', async () => {
    const end = (by: string): string => `UPDATE delegation SET ended_at = now(), ended_by_id = '${of(by).person}' WHERE id = '${lent}'`;
    expect(await tried('vanphong.moc-chau', end('vanphong.moc-chau'))).toBe(ALLOWED);
    expect(await tried('vanphong.moc-chau', end('thuongvu.moc-chau'))).toBe(DENIED);
    expect(await tried('vanphong.moc-chau', `UPDATE delegation SET rights = '{case.log}'`)).toBe(DENIED);
    await owner.query('BEGIN');
    await owner.query(end('vanphong.moc-chau'));
    expect(await refusalOf(owner, `UPDATE delegation SET ended_at = NULL, ended_by_id = NULL WHERE id = '${lent}'`)).toBe(CHECKED);
    await owner.query('ROLLBACK');
  });

  it('the last administrator stays, whatever the server asks', async () => {
    const all = { account_manage: '{""}' };
    expect(await tried('quantri', `UPDATE access_grant SET ended_at = now(), ended_by = chibo_account(), end_reason = 'x' WHERE role = 'ADMINISTRATOR'`, [], all)).toBe(CHECKED);
    expect(await tried('quantri', `UPDATE account SET disabled_at = now() WHERE username = 'quantri'`, [], all)).toBe(CHECKED);
    expect(await tried('quantri', `UPDATE account SET disabled_at = now() WHERE username = 'vanphong.moc-chau'`, [], all)).toBe(ALLOWED);
  });
});
