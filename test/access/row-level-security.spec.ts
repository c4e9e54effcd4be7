import type pg from 'pg';
import { column, connect, refusalOf } from '../setup/client.js';
import { demoDatabase, type TestDatabase } from '../setup/database.js';
import { WORK_IN_PROGRESS } from './work-in-progress.js';

/** Tables that need no row-level security, and why. */
const WITHOUT_PERSONAL_DATA = {
  installation: 'one row on the installation itself',
  ethnic_group: 'the list of the State',
  _prisma_migrations: 'names of migrations; the server has no right on it',
};

/** All that the server may do with each table; in brackets the only columns. */
const PRIVILEGES = {
  _prisma_migrations: [],
  access_grant: ['SELECT'],
  account: [
    'SELECT (id, username, person_id, must_change_password, password_changed_at, disabled_at, created_at, version)',
    'INSERT',
    'UPDATE (password_hash, must_change_password, password_changed_at, disabled_at, version)',
  ],
  audit_entry: ['INSERT'],
  audit_subject: ['INSERT'],
  cell_meeting: [
    'SELECT',
    'INSERT',
    'UPDATE (held_on, kind, present, absent_excused, absent_unexcused, subject, minutes_number, voided_at, void_reason, version)',
  ],
  committee: ['SELECT'],
  decision: ['SELECT'],
  ethnic_group: ['SELECT'],
  idempotency_record: ['SELECT', 'INSERT', 'UPDATE (response)', 'DELETE'],
  installation: ['SELECT'],
  mass_organization: ['SELECT'],
  measure: ['SELECT'],
  measure_amendment: ['SELECT', 'INSERT'],
  member: ['SELECT'],
  member_overlay: ['SELECT'],
  member_status_period: ['SELECT'],
  membership: ['SELECT'],
  observation: ['SELECT'],
  organization: ['SELECT'],
  organization_lineage: ['SELECT'],
  organization_period: ['SELECT'],
  person: ['SELECT'],
  person_contact: ['SELECT'],
  post: ['SELECT'],
  rating_entry: ['SELECT', 'INSERT', 'UPDATE (proposed_level, votes_for, votes_against, votes_absent, decided_level)'],
  rating_season: ['SELECT', 'INSERT'],
  rating_sheet: ['SELECT', 'INSERT'],
  recorded_rating: ['SELECT', 'INSERT'],
  resolution: ['SELECT'],
  rule_override: ['SELECT', 'INSERT'],
  session: ['SELECT', 'INSERT', 'UPDATE (revoked_at)'],
  target: ['SELECT'],
  training_attendance: ['SELECT', 'INSERT', 'UPDATE (completed)'],
  training_course: ['SELECT', 'INSERT', 'UPDATE (version)'],
  workflow_item: ['SELECT', 'INSERT', 'UPDATE (stage, due_on, version)'],
  workflow_log: ['SELECT', 'INSERT'],
};

/** The functions that see more than the server does, and that it may call. */
const DEFINER_FUNCTIONS = [
  'chibo_electorate',
  'chibo_login_account',
  'chibo_measures',
  'chibo_organizations',
  'chibo_own_rating_sheets',
  'chibo_rating_sheets',
  'chibo_reachable_persons',
  'chibo_session_actor',
  'chibo_training_courses',
  'chibo_visible_members',
  'chibo_visible_organizations',
  'chibo_visible_persons',
  'chibo_visible_resolutions',
  'chibo_workable_rating_sheets',
  'refresh_organization_paths',
];

const DOMAIN_TABLES = Object.entries(PRIVILEGES).flatMap(([table, rights]) => (rights.join() === 'SELECT' ? [table] : []));
const RATING_RIGHTS = ['rating_read', 'rating_open', 'rating_submit', 'rating_decide', 'rating_record'];
const FACT_RIGHTS = ['meeting_read', 'meeting_record', 'training_read', 'training_record'];
const SETTINGS = ['account', 'person', 'member', 'account_manage', 'organization_read', 'member_read', 'contact_read', 'target_read', ...[...RATING_RIGHTS, ...FACT_RIGHTS].flatMap((right) => [right, `${right}_here`])];
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
    for (const table of guarded.filter((each) => !each.startsWith('audit_'))) {
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
      expect(empty).toEqual(['audit_entry', 'audit_subject', 'idempotency_record', 'session']);
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

    it.each([
      ['membership', 'id', `SELECT id FROM membership WHERE organization_id = $1`],
      ['member', 'id', `SELECT DISTINCT member_id FROM membership WHERE organization_id = $1`],
      ['member_status_period', 'id', `SELECT s.id FROM member_status_period s WHERE s.member_id IN (SELECT member_id FROM membership WHERE organization_id = $1)`],
      ['member_overlay', 'id', `SELECT v.id FROM member_overlay v WHERE v.member_id IN (SELECT member_id FROM membership WHERE organization_id = $1)`],
      ['rating_sheet', 'id', `SELECT id FROM rating_sheet WHERE organization_id = $1`],
      ['rating_entry', 'id', `SELECT id FROM rating_entry WHERE sheet_id IN (SELECT id FROM rating_sheet WHERE organization_id = $1)`],
      ['workflow_item', 'id', `SELECT id FROM workflow_item WHERE organization_id = $1`],
      ['workflow_log', 'item_id', `SELECT item_id FROM workflow_log WHERE item_id IN (SELECT id FROM workflow_item WHERE organization_id = $1)`],
      ['rule_override', 'item_id', `SELECT item_id FROM rule_override WHERE item_id IN (SELECT id FROM workflow_item WHERE organization_id = $1)`],
      ['observation', 'id', `SELECT id FROM observation WHERE organization_id = $1`],
      ['cell_meeting', 'id', `SELECT id FROM cell_meeting WHERE organization_id = $1`],
      [
        'training_attendance',
        'person_id',
        `SELECT person_id FROM training_attendance WHERE person_id IN (
           SELECT m.person_id FROM membership s JOIN member m ON m.id = s.member_id WHERE s.organization_id = $1 UNION SELECT person_id FROM post WHERE organization_id = $1)`,
      ],
      ['post', 'id', `SELECT id FROM post WHERE organization_id = $1`],
      ['committee', 'id', `SELECT id FROM committee WHERE organization_id = $1`],
      [
        'person',
        'id',
        `SELECT m.person_id FROM membership s JOIN member m ON m.id = s.member_id WHERE s.organization_id = $1
         UNION SELECT person_id FROM post WHERE organization_id = $1`,
      ],
      [
        'person_contact',
        'person_id',
        `SELECT m.person_id FROM membership s JOIN member m ON m.id = s.member_id
         WHERE s.organization_id = $1 AND s.valid_from <= current_date AND (s.valid_through IS NULL OR s.valid_through >= current_date)`,
      ],
    ])('%s: exactly the rows of the cell', async (table, key, truth) => {
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

    it('no account, session or grant', async () => {
      for (const table of ['account', 'session', 'access_grant']) expect(await column(app, `SELECT id FROM ${table}`)).toEqual([]);
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
  for (const right of ['organization_read', 'member_read', 'contact_read', 'target_read', ...RATING_RIGHTS, ...FACT_RIGHTS]) {
    await client.query('SELECT set_config($1, $2, true)', [`chibo.${right}`, `{"${path}"}`]);
  }
}
