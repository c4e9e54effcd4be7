import type pg from 'pg';
import { column, connect, refusalOf } from '../setup/client.js';
import { demoDatabase, type TestDatabase } from '../setup/database.js';
import { pathOf, setScope } from './scope.js';
import { WORK_IN_PROGRESS } from './work-in-progress.js';

const DENIED = '42501';

describe('cases, by raw SQL in a scope', () => {
  let database: TestDatabase;
  let owner: pg.Client;
  let app: pg.Client;
  let wardPath: string;
  let cellCase: string;

  beforeAll(async () => {
    database = await demoDatabase();
    owner = await connect(database.ownerUrl);
    await owner.query(WORK_IN_PROGRESS);
    app = await connect(database.appUrl);
    wardPath = await pathOf(owner, 'Đảng bộ phường Mộc Châu');
    [cellCase = ''] = await column(
      owner,
      `SELECT c.id FROM inspection_case c JOIN organization_period p ON p.organization_id = c.organization_id WHERE p.name = 'Chi bộ bản Nà Sương' AND p.valid_through IS NULL`,
    );
  });

  afterAll(async () => {
    await app.end();
    await owner.end();
    await database.drop();
  });

  beforeEach(async () => {
    await app.query('BEGIN');
    await setScope(app, wardPath);
  });
  afterEach(() => app.query('ROLLBACK'));

  it('all rights over the ward show no case of a cell below it', async () => {
    for (const table of ['inspection_case', 'inspection_case_subject', 'inspection_case_team', 'discipline_case']) {
      expect([table, await column(app, `SELECT 1 FROM ${table}`)]).toEqual([table, []]);
    }
    expect(await column(app, `SELECT kind FROM workflow_item WHERE kind <> 'rating-sheet'`)).toEqual([]);
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
    for (const table of ['inspection_case', 'discipline_case']) expect((await app.query(`UPDATE ${table} SET closed_on = current_date`)).rowCount).toBe(0);
    expect((await app.query(`UPDATE workflow_item SET stage = 'DECIDED' WHERE kind = 'discipline'`)).rowCount).toBe(0);
    expect(await column(owner, 'SELECT c::text FROM inspection_case c UNION ALL SELECT d::text FROM discipline_case d ORDER BY 1')).toEqual(before);
  });

  it('a subject reads nothing with all rights of the office, and one on the team by name with none', async () => {
    const cellPath = await pathOf(owner, 'Chi bộ bản Nà Sương');
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
    const cellPath = await pathOf(owner, 'Chi bộ bản Nà Sương');
    await setScope(app, cellPath);
    await app.query('UPDATE inspection_case SET closed_on = current_date');
    await expect(app.query('UPDATE inspection_case SET closed_on = NULL')).rejects.toMatchObject({ constraint: 'inspection_case_closed_is_final' });
  });
});
