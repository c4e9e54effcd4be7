import type pg from 'pg';
import { column, connect, refusalOf } from '../setup/client.js';
import { demoDatabase, type TestDatabase } from '../setup/database.js';
import { WORK_IN_PROGRESS } from './work-in-progress.js';

const DENIED = '42501';
const ALLOWED = 'not refused';
const RIGHTS = ['member_read', 'admission_read', 'admission_propose', 'admission_decide'];
const ADMIT = `INSERT INTO member (id, person_id, admission_decided_on, admission_ceremony_on) VALUES ($1, $1, $2, $3)`;
const STATUS = `INSERT INTO member_status_period (id, member_id, status, valid_from) VALUES (gen_random_uuid(), $1, $2, $3)`;
const BELONG = `INSERT INTO membership (id, member_id, organization_id, kind, valid_from) VALUES (gen_random_uuid(), $1, $2, $3, $4)`;
const RECOGNIZE = `UPDATE member SET recognized_on = $2 WHERE id = $1`;
const END_PROBATION = `UPDATE member_status_period SET valid_through = $2, end_reason = $3 WHERE member_id = $1`;
const PERSON = `INSERT INTO person (id, full_name, birth_on, gender, ethnic_group_code, education) VALUES (gen_random_uuid(), 'Lò Thị Mai', '2000-01-01', 'FEMALE', '03', 'PRIMARY')`;

describe('members come from a ceremony, and full members from a recognition: the server has no other way', () => {
  let database: TestDatabase;
  let owner: pg.Client;
  let app: pg.Client;
  /** The admission in progress of one cell, and of another; the candidates have the ids of their admissions. */
  let mine: { readonly id: string; readonly cell: string; readonly path: string };
  let other: { readonly id: string; readonly cell: string };

  beforeAll(async () => {
    database = await demoDatabase();
    owner = await connect(database.ownerUrl);
    await owner.query(WORK_IN_PROGRESS);
    app = await connect(database.appUrl);
    const { rows } = await owner.query<{ id: string; cell: string; path: string }>(
      `SELECT a.id, a.organization_id AS cell, o.path::text AS path FROM admission a JOIN organization o ON o.id = a.organization_id WHERE a.organization_id NOT IN (SELECT organization_id FROM admission WHERE synthetic) ORDER BY a.id LIMIT 2`,
    );
    const [first, second] = rows;
    if (!first || !second) throw new Error('Every cell has an admission in progress.');
    [mine, other] = [first, second];
  });

  afterAll(async () => {
    await app.end();
    await owner.end();
    await database.drop();
  });

  /** How a statement ends for somebody with every right over the cell; it is taken back. */
  async function verdict(text: string, values: readonly unknown[], rights: readonly string[] = RIGHTS): Promise<string> {
    await app.query('BEGIN');
    for (const right of rights) await app.query('SELECT set_config($1, $2, true)', [`chibo.${right}`, `{"${mine.path}"}`]);
    const refusal = await refusalOf(app, text, values);
    await app.query('ROLLBACK');
    return refusal;
  }

  /** How many rows a statement of theirs changes. */
  async function changed(text: string, values: readonly unknown[]): Promise<number | null> {
    await app.query('BEGIN');
    for (const right of RIGHTS) await app.query('SELECT set_config($1, $2, true)', [`chibo.${right}`, `{"${mine.path}"}`]);
    const { rowCount } = await app.query(text, [...values]);
    await app.query('ROLLBACK');
    return rowCount;
  }

  async function at(stage: string, dates: string): Promise<void> {
    await owner.query(`UPDATE workflow_item SET stage = $2 WHERE id = $1`, [mine.id, stage]);
    await owner.query(`UPDATE admission SET ${dates} WHERE id = $1`, [mine.id]);
  }

  it('people are written by those who propose candidates', async () => {
    expect(await verdict(PERSON, [], ['member_read', 'admission_read', 'admission_decide'])).toBe(DENIED);
    expect(await verdict(PERSON, [])).toBe(ALLOWED);
  });

  it('contacts are written for candidates only', async () => {
    await owner.query('DELETE FROM person_contact WHERE person_id = ANY ($1)', [[mine.id, other.id]]);
    const contact = `INSERT INTO person_contact (person_id, phone) VALUES ($1, '1')`;
    expect(await verdict(contact, [mine.id], [...RIGHTS, 'contact_read'])).toBe(ALLOWED);
    expect(await verdict(contact, [other.id], [...RIGHTS, 'contact_read'])).toBe(DENIED);
  });

  it('an admission of another cell is neither opened nor changed', async () => {
    const open = `INSERT INTO workflow_item (id, kind, organization_id, stage, opened_on) VALUES (gen_random_uuid(), $1, $2, 'PREPARING', '2026-11-21')`;
    expect(await verdict(open, ['admission', mine.cell])).toBe(ALLOWED);
    expect(await verdict(open, ['admission', other.cell])).toBe(DENIED);
    expect(await verdict(open, ['rating-sheet', mine.cell])).toBe(DENIED);
    expect(await changed(`UPDATE admission SET voted_on = '2026-11-20'`, [])).toBe(1);
    expect(await changed(`UPDATE admission_introducer SET guided_since = '2024-01-01'`, [])).toBe(2);
    expect(await changed(`UPDATE workflow_item SET version = version + 1 WHERE kind = 'admission'`, [])).toBe(1);
  });

  it('nobody becomes a member before the ceremony', async () => {
    expect(await verdict(ADMIT, [mine.id, '2026-11-10', '2026-11-20'])).toBe(DENIED);
    await at('AWAITING_CEREMONY', `voted_on = '2026-11-05', decided_on = '2026-11-10', decision_number = '1'`);
    expect(await verdict(ADMIT, [mine.id, '2026-11-10', '2026-11-20'])).toBe(DENIED);
  });

  it('with the ceremony the candidate does, on its dates, and nobody else', async () => {
    await at('AWAITING_CEREMONY', `ceremony_on = '2026-11-20'`);
    expect(await verdict(ADMIT, [mine.id, '2026-11-10', '2026-11-20'])).toBe(ALLOWED);
    expect(await verdict(ADMIT, [mine.id, '2026-11-10', '2026-11-20'], ['admission_read', 'admission_decide'])).toBe(DENIED);
    expect(await verdict(ADMIT, [mine.id, '2026-11-09', '2026-11-20'])).toBe(DENIED);
    expect(await verdict(ADMIT, [other.id, '2026-11-10', '2026-11-20'])).toBe(DENIED);
    await owner.query(ADMIT, [mine.id, '2026-11-10', '2026-11-20']);
  });

  it('on probation and in the cell, from the decision on', async () => {
    const [somebody] = await column(owner, `SELECT member_id FROM membership WHERE organization_id = $1 LIMIT 1`, [mine.cell]);
    expect(await verdict(STATUS, [mine.id, 'PROBATIONARY', '2026-11-10'])).toBe(ALLOWED);
    expect(await verdict(STATUS, [mine.id, 'PROBATIONARY', '2026-11-11'])).toBe(DENIED);
    expect(await verdict(STATUS, [mine.id, 'FULL', '2026-11-10'])).toBe(DENIED);
    expect(await verdict(STATUS, [somebody, 'PROBATIONARY', '2026-11-10'])).toBe(DENIED);
    expect(await verdict(BELONG, [mine.id, mine.cell, 'PRIMARY', '2026-11-10'])).toBe(ALLOWED);
    expect(await verdict(BELONG, [mine.id, mine.cell, 'TEMPORARY', '2026-11-10'])).toBe(DENIED);
    expect(await verdict(BELONG, [mine.id, other.cell, 'PRIMARY', '2026-11-10'])).toBe(DENIED);
    await owner.query(STATUS, [mine.id, 'PROBATIONARY', '2026-11-10']);
    await owner.query(BELONG, [mine.id, mine.cell, 'PRIMARY', '2026-11-10']);
    await owner.query(`UPDATE admission SET member_id = id WHERE id = $1`, [mine.id]);
  });

  it('a full one only by the recognition, on its day', async () => {
    await at('PROBATION', `review_voted_on = '2026-11-21'`);
    expect(await changed(RECOGNIZE, [mine.id, '2026-11-21'])).toBe(0);
    expect(await changed(END_PROBATION, [mine.id, '2026-11-20', 'RECOGNIZED'])).toBe(0);
    expect(await verdict(STATUS, [mine.id, 'FULL', '2026-11-21'])).toBe(DENIED);
    const recognized = `recognition_decision_number = '2', recognition_decided_on = '2026-11-21', recognized_on = '2026-11-21', closed_on = '2026-11-21'`;
    await at('AWAITING_RECOGNITION', recognized);
    expect(await changed(RECOGNIZE, [mine.id, '2026-11-21'])).toBe(1);
    expect(await verdict(RECOGNIZE, [mine.id, '2026-11-20'])).toBe(DENIED);
    expect(await changed(END_PROBATION, [mine.id, '2026-11-20', 'RECOGNIZED'])).toBe(1);
    expect(await verdict(END_PROBATION, [mine.id, '2026-11-20', 'EXPELLED'])).toBe(DENIED);
    expect(await verdict(END_PROBATION, [mine.id, '2026-11-19', 'RECOGNIZED'])).toBe(DENIED);
    await owner.query(END_PROBATION, [mine.id, '2026-11-20', 'RECOGNIZED']);
    expect(await verdict(STATUS, [mine.id, 'FULL', '2026-11-21'])).toBe(ALLOWED);
    expect(await verdict(STATUS, [mine.id, 'FULL', '2026-11-20'])).toBe(DENIED);
  });

  it('what is known of a person’s candidacy is told of those in scope only', async () => {
    const known = async (id: string): Promise<string[]> => {
      await app.query('BEGIN');
      for (const right of RIGHTS) await app.query('SELECT set_config($1, $2, true)', [`chibo.${right}`, `{"${mine.path}"}`]);
      const told = await column(app, `SELECT concat_ws(' ', known, has_member_record, has_open_admission) FROM chibo_candidacy($1)`, [id]);
      await app.query('ROLLBACK');
      return told;
    };
    expect(await known(mine.id)).toEqual(['t t f']);
    expect(await known(other.id)).toEqual(['f f f']);
  });
});
