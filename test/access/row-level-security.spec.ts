import type pg from 'pg';
import { column, connect, refusalOf } from '../setup/client.js';
import { demoDatabase, type TestDatabase } from '../setup/database.js';
import { DEFINER_FUNCTIONS, PRIVILEGES } from './privileges.js';
import { ROWS_OF_A_CELL } from './rows-of-a-cell.js';
import { RATING_RIGHTS, ADMISSION_RIGHTS, CASE_RIGHTS, FACT_RIGHTS, TARGET_RIGHTS, RECORD_RIGHTS, TRANSFER_RIGHTS, SETTINGS, WITHOUT_PERSONAL_DATA } from './settings.js';
import { WORK_IN_PROGRESS } from './work-in-progress.js';

const DOMAIN_TABLES = Object.entries(PRIVILEGES).flatMap(([table, rights]) => (rights.join() === 'SELECT' ? [table] : []));
const DENIED = '42501';

const TABLES = `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm') ORDER BY relname`;

const PRIVILEGES_OF = `
  SELECT c.relname AS table, p.name AS privilege, has_table_privilege('chibo_app', c.oid, p.name) AS whole,
    ARRAY(SELECT a.attname::text FROM pg_attribute a
          WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            AND CASE WHEN p.name IN ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES') THEN has_column_privilege('chibo_app', c.oid, a.attnum, p.name) END
          ORDER BY a.attnum) AS columns
  FROM pg_class c,
    unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) WITH ORDINALITY AS p (name, place)
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
  ORDER BY c.relname, p.place`;

describe('what the server may see and do in the database', () => {
  let database: TestDatabase;
  let owner: pg.Client;
  let app: pg.Client;
  let guarded: string[];

  beforeAll(async () => {
    database = await demoDatabase();
    owner = await connect(database.ownerUrl);
    await owner.query(WORK_IN_PROGRESS);
    app = await connect(database.appUrl);
    guarded = (await column(owner, TABLES)).filter((table) => !(table in WITHOUT_PERSONAL_DATA));
  });

  afterAll(async () => {
    await app.end();
    await owner.end();
    await database.drop();
  });

  /** Tables of which the connection sees any row, among those the server may read at all. */
  async function visible(client: pg.Client): Promise<string[]> {
    const seen: string[] = [];
    for (const table of guarded.filter((each) => PRIVILEGES[each as keyof typeof PRIVILEGES].some((right) => right.startsWith('SELECT')))) {
      const { rows } = await client.query<{ seen: boolean }>(`SELECT EXISTS (SELECT FROM ${table}) AS seen`);
      if (rows[0]?.seen) seen.push(table);
    }
    return seen;
  }

  describe('nothing without a scope', () => {
    it('every table with personal data has row-level security, and policies for the server only', async () => {
      expect(await column(owner, `SELECT relname FROM pg_class WHERE relrowsecurity AND relnamespace = 'public'::regnamespace ORDER BY relname`)).toEqual(guarded);
      expect(await column(owner, `SELECT DISTINCT unnest(roles)::text FROM pg_policies WHERE schemaname = 'public'`)).toEqual(['chibo_app']);
    });

    it('the tables are not empty', async () => {
      const empty: string[] = [];
      for (const table of guarded) if ((await owner.query(`SELECT FROM ${table} LIMIT 1`)).rowCount === 0) empty.push(table);
      expect(empty).toEqual(['audit_entry', 'audit_subject', 'idempotency_record', 'identity_reveal', 'person_merge', 'person_merge_change', 'session']);
    });

    it('a fresh connection sees no row', async () => {
      const fresh = await connect(database.appUrl);
      try {
        expect(await visible(fresh)).toEqual([]);
      } finally {
        await fresh.end();
      }
    });

    it('a connection that served somebody sees no row afterwards', async () => {
      await app.query('BEGIN');
      await setScope(app, await pathOf('Đảng bộ phường Mộc Châu'));
      expect((await visible(app)).length).toBeGreaterThan(8);
      await app.query('COMMIT');
      expect(await column(app, `SELECT current_setting('chibo.member_read', true)`)).toEqual(['']);
      expect(await visible(app)).toEqual([]);
    });

    it('empty settings open nothing', async () => {
      await app.query('BEGIN');
      for (const name of SETTINGS) await app.query('SELECT set_config($1, $2, true)', [`chibo.${name}`, '']);
      expect(await visible(app)).toEqual([]);
      await app.query('ROLLBACK');
    });
  });

  describe('the role', () => {
    it('owns nothing, is no superuser, does not pass row-level security, belongs to no other role', async () => {
      const { rows } = await owner.query(
        `SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication, rolcanlogin,
           EXISTS (SELECT FROM pg_auth_members WHERE member = r.oid) AS member,
           EXISTS (SELECT FROM pg_shdepend WHERE refobjid = r.oid AND refclassid = 'pg_authid'::regclass AND deptype = 'o') AS owns
         FROM pg_roles r WHERE rolname = 'chibo_app'`,
      );
      expect(rows).toEqual([
        { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, rolreplication: false, rolcanlogin: true, member: false, owns: false },
      ]);
    });

    it.each([
      'CREATE TABLE public.mine (id int)',
      'CREATE TEMP TABLE mine (id int)',
      'CREATE SCHEMA mine',
      `CREATE FUNCTION public.mine() RETURNS int LANGUAGE sql RETURN 1`,
      'ALTER TABLE person DISABLE ROW LEVEL SECURITY',
      'DROP POLICY person_read ON person',
      'CREATE POLICY mine ON person USING (true)',
      'ALTER ROLE chibo_app BYPASSRLS',
      'SET ROLE chibo_owner',
      'SELECT password_hash FROM account',
      'SELECT * FROM _prisma_migrations',
    ])('cannot %s', async (statement) => {
      expect(await refusalOf(app, statement)).toBe(DENIED);
    });

    it('has exactly the privileges listed', async () => {
      const { rows } = await owner.query<{ table: string; privilege: string; whole: boolean; columns: string[] }>(PRIVILEGES_OF);
      const found: Record<string, string[]> = {};
      for (const { table, privilege, whole, columns } of rows) {
        const held = (found[table] ??= []);
        if (whole) held.push(privilege);
        else if (columns.length > 0) held.push(`${privilege} (${columns.join(', ')})`);
      }
      expect(found).toEqual(PRIVILEGES);
    });

    it('may call exactly the listed functions that see more than it does; nobody else may', async () => {
      const callable = (role: string) =>
        column(
          owner,
          `SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef
             AND has_function_privilege('${role}', oid, 'EXECUTE') ORDER BY proname`,
        );
      expect(await callable('chibo_app')).toEqual(DEFINER_FUNCTIONS);
      expect(await callable('public')).toEqual([]);
    });

    it.each(['audit_entry', 'audit_subject'])('can only append to %s', async (table) => {
      expect(await refusalOf(app, `SELECT FROM ${table}`)).toBe(DENIED);
      expect(await refusalOf(app, `TRUNCATE ${table} CASCADE`)).toBe(DENIED);
      expect(await refusalOf(app, `DELETE FROM ${table}`)).toBe(DENIED);
      expect(await refusalOf(app, `UPDATE ${table} SET ${table === 'audit_entry' ? 'id' : 'entry_id'} = 1`)).toBe(DENIED);
    });

    it.each(DOMAIN_TABLES)('can only read %s', async (table) => {
      const [first] = await column(owner, `SELECT attname FROM pg_attribute WHERE attrelid = $1::regclass AND attnum = 1`, [table]);
      expect(await refusalOf(app, `INSERT INTO ${table} DEFAULT VALUES`)).toBe(DENIED);
      expect(await refusalOf(app, `UPDATE ${table} SET ${first} = ${first}`)).toBe(DENIED);
      expect(await refusalOf(app, `DELETE FROM ${table}`)).toBe(DENIED);
      expect(await refusalOf(app, `TRUNCATE ${table} CASCADE`)).toBe(DENIED);
    });

    it('cannot append to the audit, or keep an answer, in the name of another account', async () => {
      const [mine, other] = await column(owner, 'SELECT id FROM account ORDER BY username LIMIT 2');
      const inMyName = async (text: string, values: readonly unknown[]): Promise<string> => {
        await app.query('BEGIN');
        await app.query(`SELECT set_config('chibo.account', $1, true)`, [mine]);
        const refusal = await refusalOf(app, text, values);
        await app.query('ROLLBACK');
        return refusal;
      };
      const append = `INSERT INTO audit_entry (request_id, account_id, operation, outcome) VALUES (gen_random_uuid(), $1, 'me', 'DONE')`;
      expect(await inMyName(append, [mine])).toBe('not refused');
      expect(await inMyName(append, [other])).toBe(DENIED);
      const keep = `INSERT INTO idempotency_record (account_id, key, request_hash) VALUES ($1, 'k', '\\x00')`;
      expect(await inMyName(keep, [mine])).toBe('not refused');
      expect(await inMyName(keep, [other])).toBe(DENIED);
    });
  });

  describe('the scope of one cell', () => {
    const CELL = 'Chi bộ bản Nà Sương';
    let cell: string;

    beforeAll(async () => {
      [cell = ''] = await column(owner, `SELECT organization_id FROM organization_period WHERE name = $1`, [CELL]);
      await app.query('BEGIN');
      await setScope(app, await pathOf(CELL));
    });

    afterAll(() => app.query('ROLLBACK'));

    it.each(ROWS_OF_A_CELL)('%s: exactly the rows of the cell', async (table, key, truth) => {
      const expected = await column(owner, truth, [cell]);
      expect(expected.length).toBeGreaterThan(0);
      expect((await column(app, `SELECT ${key} FROM ${table}`)).sort()).toEqual(expected.sort());
    });

    it('organization: the cell, and all it stands or stood under', async () => {
      const names = `SELECT DISTINCT p.name FROM organization o JOIN organization_period p ON p.organization_id = o.id ORDER BY 1`;
      expect(await column(app, names)).toEqual([
        'Chi bộ bản Nà Sương',
        'Đảng bộ huyện Mộc Châu',
        'Đảng bộ phường Mộc Châu',
        'Đảng bộ thị xã Mộc Châu',
        'Đảng bộ tỉnh Sơn La',
        'Đảng bộ xã Chiềng Hắc',
      ]);
    });

    it('courses and mass organisations of those it stands under, and nobody’s recorded rating', async () => {
      const own = `organization_id IN (SELECT organization_id FROM organization_period WHERE name = 'Đảng bộ phường Mộc Châu')`;
      for (const table of ['training_course', 'mass_organization']) {
        const expected = await column(owner, `SELECT id FROM ${table} WHERE ${own}`);
        expect(expected.length).toBeGreaterThan(0);
        expect((await column(app, `SELECT id FROM ${table}`)).sort()).toEqual(expected.sort());
      }
      expect(await column(app, 'SELECT id FROM recorded_rating')).toEqual([]);
    });

    it('no account, session, grant or delegation', async () => {
      for (const table of ['account', 'session', 'access_grant', 'delegation']) expect(await column(app, `SELECT id FROM ${table}`)).toEqual([]);
    });
  });

  describe('cases, by raw SQL in a scope', () => {
    let wardPath: string;
    let cellCase: string;
    /** Cases of the inspection committees of the ward and of what was merged into it, and the measures they led to. */
    let ofCommittees: { readonly cases: readonly string[]; readonly measures: readonly string[] };

    beforeAll(async () => {
      const conducted = `SELECT c.id FROM inspection_case c WHERE c.conducted_by = 'INSPECTION_COMMITTEE' AND c.organization_id IN (
        SELECT id FROM organization WHERE path = '${await pathOf('Đảng bộ phường Mộc Châu')}'
        UNION SELECT l.predecessor_id FROM organization_lineage l JOIN organization o ON o.id = l.successor_id WHERE o.path = '${await pathOf('Đảng bộ phường Mộc Châu')}')`;
      ofCommittees = {
        cases: await column(owner, `${conducted} ORDER BY 1`),
        measures: await column(owner, `SELECT id FROM discipline_case WHERE inspection_case_id IN (${conducted}) ORDER BY 1`),
      };
      wardPath = await pathOf('Đảng bộ phường Mộc Châu');
      [cellCase = ''] = await column(
        owner,
        `SELECT c.id FROM inspection_case c JOIN organization_period p ON p.organization_id = c.organization_id WHERE p.name = 'Chi bộ bản Nà Sương' AND p.valid_through IS NULL`,
      );
    });

    beforeEach(async () => {
      await app.query('BEGIN');
      await setScope(app, wardPath);
    });
    afterEach(() => app.query('ROLLBACK'));

    it('all rights over the ward show no case of a cell below it', async () => {
      const { cases, measures } = ofCommittees;
      expect(cases.length).toBeGreaterThan(50);
      expect(measures.length).toBeGreaterThan(0);
      expect(await column(app, 'SELECT id FROM inspection_case ORDER BY 1')).toEqual(cases);
      for (const table of ['inspection_case_subject', 'inspection_case_team']) {
        expect([table, await column(app, `SELECT DISTINCT case_id FROM ${table} ORDER BY 1`)]).toEqual([table, cases]);
      }
      expect(await column(app, 'SELECT id FROM discipline_case ORDER BY 1')).toEqual(measures);
      expect(await column(app, `SELECT id FROM workflow_item WHERE kind NOT IN ('rating-sheet', 'admission', 'reorganization', 'exit', 'transfer', 'correction', 'suspension', 'complaint', 'denunciation', 'state-notice', 'badge', 'member-help', 'rating-season', 'programme-line') ORDER BY 1`)).toEqual([...cases, ...measures].sort());
      expect(await column(app, `SELECT name FROM chibo_case_names(ARRAY['${cellCase}']::uuid[])`)).toEqual([]);
      expect(await column(app, `SELECT member_name FROM chibo_discipline_names(ARRAY(SELECT overlay(overlay(md5(id || 'discipline') PLACING '7' FROM 13) PLACING '8' FROM 17)::uuid FROM organization))`)).toEqual([]);
    });

    it('nobody puts themselves on a team, adds a subject, or moves, closes or decides what they do not read', async () => {
      const [person] = await column(owner, 'SELECT id FROM person LIMIT 1');
      const before = await column(owner, 'SELECT c::text FROM inspection_case c UNION ALL SELECT d::text FROM discipline_case d ORDER BY 1');
      for (const statement of [
        `INSERT INTO inspection_case_team (case_id, person_id) VALUES ('${cellCase}', '${person}')`,
        `INSERT INTO inspection_case_subject (id, case_id, organization_id) SELECT gen_random_uuid(), '${cellCase}', id FROM organization LIMIT 1`,
        `INSERT INTO workflow_log (item_id, action, to_stage) VALUES ('${cellCase}', 'START', 'UNDER_WAY')`,
      ]) {
        await app.query('SAVEPOINT tried');
        expect([statement, await refusalOf(app, statement)]).toEqual([statement, DENIED]);
        await app.query('ROLLBACK TO SAVEPOINT tried');
      }
      const own = [[...ofCommittees.cases, ...ofCommittees.measures]];
      for (const table of ['inspection_case', 'discipline_case']) {
        expect((await app.query(`UPDATE ${table} SET closed_on = current_date WHERE id <> ALL ($1::uuid[])`, own)).rowCount).toBe(0);
      }
      expect((await app.query(`UPDATE workflow_item SET stage = 'DECIDED' WHERE kind = 'discipline' AND id <> ALL ($1::uuid[])`, own)).rowCount).toBe(0);
      expect((await app.query(`UPDATE case_recommendation SET done_on = current_date, done_with = '…' WHERE case_id <> ALL ($1::uuid[])`, own)).rowCount).toBe(0);
      for (const table of ['case_finding', 'case_recommendation']) expect((await app.query(`UPDATE ${table} SET withdrawn_on = current_date WHERE case_id <> ALL ($1::uuid[])`, own)).rowCount).toBe(0);
      expect(await column(owner, 'SELECT c::text FROM inspection_case c UNION ALL SELECT d::text FROM discipline_case d ORDER BY 1')).toEqual(before);
    });

    it('a subject reads nothing with all rights of the office, and one on the team by name with none', async () => {
      const cellPath = await pathOf('Chi bộ bản Nà Sương');
      const [subject] = await column(owner, `SELECT member_id FROM inspection_case_subject WHERE case_id = $1`, [cellCase]);
      const [lead] = await column(owner, `SELECT person_id FROM inspection_case_team WHERE case_id = $1`, [cellCase]);
      const seen = async (): Promise<readonly string[]> => [...(await column(app, 'SELECT id FROM inspection_case')), ...(await column(app, 'SELECT inspection_case_id FROM discipline_case'))];
      await setScope(app, cellPath);
      expect(await seen()).toEqual([cellCase, cellCase]);
      await app.query(`SELECT set_config('chibo.member', $1, true)`, [subject]);
      expect(await seen()).toEqual([]);
      await app.query('ROLLBACK');
      await app.query('BEGIN');
      await app.query(`SELECT set_config('chibo.person', $1, true)`, [lead]);
      expect(await seen()).toEqual([cellCase, cellCase]);
    });

    it('what is closed does not change, whoever asks', async () => {
      const cellPath = await pathOf('Chi bộ bản Nà Sương');
      await setScope(app, cellPath);
      await app.query('UPDATE inspection_case SET closed_on = current_date');
      await expect(app.query('UPDATE inspection_case SET closed_on = NULL')).rejects.toMatchObject({ constraint: 'inspection_case_closed_is_final' });
    });
  });

  async function pathOf(name: string): Promise<string> {
    const [path] = await column(
      owner,
      `SELECT o.path::text FROM organization o JOIN organization_period p ON p.organization_id = o.id WHERE p.name = $1 AND p.valid_through IS NULL`,
      [name],
    );
    if (path === undefined) throw new Error(`The demo data has no ${name}.`);
    return path;
  }
});

/** As `access` does for a right that reaches an organisation and all below it. */
async function setScope(client: pg.Client, path: string): Promise<void> {
  for (const right of ['organization_read', 'organization_reorganize', 'post_appoint', 'exit_record', 'suspension_record', 'member_read', 'contact_read', 'target_read', 'relation_declare', 'identity_write', 'identity_reveal', 'disclosure_read', ...RATING_RIGHTS, ...ADMISSION_RIGHTS, ...TRANSFER_RIGHTS, ...FACT_RIGHTS, ...RECORD_RIGHTS]) {
    await client.query('SELECT set_config($1, $2, true)', [`chibo.${right}`, `{"${path}"}`]);
  }
  for (const right of [...CASE_RIGHTS, ...TARGET_RIGHTS]) await client.query('SELECT set_config($1, $2, true)', [`chibo.${right}_here`, `{"${path}"}`]);
}
