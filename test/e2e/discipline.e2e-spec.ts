import { type Client } from './api.js';
import { CONCLUDE, COUNTS, DECIDE, DISCIPLINE_COUNTS, DROP, LIST, MEASURES, MEASURES_OF, ONE_MEASURE, OWN, PROPOSE, PUT, REPORT, RETURN, START, SUBMIT, VOTE, WITHDRAW, WORK, type Measure } from './case-operations.js';
import { atMeasure, CANARY, cast, clients, closeStage, concluded, enter, HEARD, inspector, logged, LOOKED_INTO, measureOf, openBareStage, proposal, proposed, readersOf, readersOfMeasure, TODAY, waitsFor, wardCase, YEAR, type Who } from './case-stage.js';

beforeAll(openBareStage);

afterAll(closeStage);

/** Puts a day on record, past the trigger that keeps the log as it is. */
async function dateLatestStep(id: string, day: string): Promise<void> {
  await inspector.run([
    'SET session_replication_role = replica',
    `UPDATE workflow_log SET decided_on = ${day} WHERE item_id = '${id}' AND sequence = (SELECT max(sequence) FROM workflow_log WHERE item_id = '${id}')`,
    'RESET session_replication_role',
  ]);
}

describe('discipline by the cell', () => {
  const OFFICERS: Who[] = ['deputyChair', 'inspection', 'rollMember', 'teamMember'];
  let caseId: string;
  let id: string;

  beforeAll(async () => {
    caseId = await concluded();
  });

  it('is proposed on a concluded case, for a subject of it, once, by an officer', async () => {
    const { people } = cast;
    const open = await logged(clients.inspection, wardCase());
    expect((await clients.inspection.refusal(PROPOSE, proposal(open.id))).extensions.code).toBe('CASE_NOT_CONCLUDED');
    expect((await clients.inspection.refusal(PROPOSE, proposal(caseId, { memberId: people.secretary.memberId }))).extensions.code).toBe('NO_SUBJECT_OF_CASE');
    expect((await clients.inspection.refusal(PROPOSE, proposal(caseId, { proposedOn: '2026-11-05' }))).extensions.code).toBe('PROPOSED_OUT_OF_ORDER');
    expect((await clients.teamMember.refusal(PROPOSE, proposal(caseId))).extensions.code).toBe('FORBIDDEN');
    expect((await clients.secretary.refusal(PROPOSE, proposal(caseId))).extensions.code).toBe('NOT_FOUND');
    expect(await clients.inspection.ask(PROPOSE, proposal(caseId, { validateOnly: true }))).toEqual({ proposeDiscipline: { discipline: null } });
    const answers = await Promise.all(Array.from({ length: 4 }, () => clients.inspection.send<{ proposeDiscipline: { discipline: Measure } }>(PROPOSE, proposal(caseId))));
    const made = answers.flatMap(({ data, errors }) => (errors === undefined && data ? [data.proposeDiscipline.discipline] : []));
    expect(made).toHaveLength(1);
    expect(answers.flatMap(({ errors }) => errors?.map(({ extensions: { code, path } }) => [code, path]) ?? [])).toEqual(Array(3).fill(['VIOLATION_HAS_MEASURE', ['input', 'memberId']]));
    id = made[0]?.id ?? '';
    expect((await clients.inspection.refusal(PROPOSE, proposal(caseId, { form: 'WARNING' }))).extensions.code).toBe('VIOLATION_HAS_MEASURE');
  });

  it('until it is put to the cell, its secretary reads nothing of it', async () => {
    expect(await readersOfMeasure(id)).toEqual(OFFICERS);
    expect(await waitsFor(id)).toEqual(['deputyChair', 'inspection']);
    const vote = { ...(await atMeasure(id)), carried: true, votesFor: 1, votesAgainst: 0, votesAbsent: 0, decidedOn: TODAY };
    expect((await clients.secretary.refusal(VOTE, { input: vote })).extensions.code).toBe('NOT_FOUND');
  });

  it('then the paper, not the file; other cells, the ward and the member still nothing', async () => {
    expect((await clients.teamMember.refusal(PUT, { input: await atMeasure(id) })).extensions.code).toBe('FORBIDDEN');
    await clients.inspection.ask(PUT, { input: await atMeasure(id) });
    expect(await readersOfMeasure(id)).toEqual([...OFFICERS, 'deputySecretary', 'secretary'].sort());
    expect(await waitsFor(id)).toEqual(['deputySecretary', 'secretary']);
    expect(await readersOf(caseId)).toEqual(OFFICERS);
    const answer = await clients.secretary.send<{ disciplineCase: Measure }>(ONE_MEASURE, { id });
    expect(answer.data?.disciplineCase).toMatchObject({ memberName: cast.people.subject.fullName, violation: 'Vi phạm quy chế sinh hoạt', case: null, state: { stage: 'PUT_TO_CELL' } });
    expect(answer.data?.disciplineCase.log.map(({ action }) => action)).toEqual(['PUT_TO_CELL']);
    expect(answer.text).not.toContain(CANARY);
    const [entry] = await inspector.auditOf(answer.headers.get('x-request-id'));
    expect(entry?.subjects).toContainEqual({ kind: 'discipline_case', id, action: 'READ' });
    expect(entry?.subjects.map(({ kind }) => kind)).not.toContain('inspection_case');
  });

  const votes = async (change: object) => ({ input: { ...(await atMeasure(id)), carried: true, decisionNumber: '05-QĐ/CB', decidedOn: '2026-11-16', ...HEARD, ...change } });

  it('the vote counts against all full members; what does not carry goes back with the reason', async () => {
    const { fullMembers, elsewhere } = await electorate();
    const base = fullMembers - elsewhere;
    const half = Math.floor(fullMembers / 2);
    const { extensions } = await clients.secretary.refusal(VOTE, await votes({ votesFor: half, votesAgainst: base - half, votesAbsent: 0 }));
    expect(extensions.warnings).toMatchObject([{ code: 'VOTE_NOT_CARRIED', params: { votesFor: half, base: fullMembers } }]);
    expect(JSON.stringify(extensions)).toContain('21-QĐ/TW');
    expect((await clients.secretary.refusal(VOTE, await votes({ votesFor: base + 1, votesAgainst: 0, votesAbsent: 0 }))).extensions.code).toBe('VOTES_TOO_MANY');
    const lost = { carried: false, votesFor: half, votesAgainst: base - half, votesAbsent: 0, decisionNumber: null };
    expect((await clients.secretary.refusal(VOTE, await votes(lost))).extensions.code).toBe('ENTRY_MISSING');
    expect((await clients.secretary.refusal(VOTE, await votes({ ...lost, remark: 'x', votesFor: base, votesAgainst: 0 }))).extensions.warnings).toMatchObject([{ code: 'VOTE_CARRIED' }]);
    expect(await clients.secretary.ask(VOTE, await votes({ ...lost, remark: 'Đề nghị chỉ nhắc nhở' }))).toEqual({ voteDiscipline: { discipline: null } });
    expect(await readersOfMeasure(id)).toEqual(OFFICERS);
    expect((await measureOf(id)).log.at(-1)).toMatchObject({ action: 'NOT_CARRIED', body: 'Chi bộ', votesFor: half, remark: 'Đề nghị chỉ nhắc nhở' });
  });

  it('put to it again and taken back, it is out of the cell’s sight again', async () => {
    await clients.inspection.ask(PUT, { input: await atMeasure(id) });
    await clients.inspection.ask(WITHDRAW, { input: { ...(await atMeasure(id)), remark: 'Sửa câu chữ' } });
    expect(await readersOfMeasure(id)).toEqual(OFFICERS);
    await clients.inspection.ask(PUT, { input: await atMeasure(id) });
    const { data } = await clients.secretary.send<{ disciplineCase: Measure }>(ONE_MEASURE, { id });
    expect(new Set((await measureOf(id)).log.map(({ action, body }) => `${body}: ${action}`))).toEqual(
      new Set(['Ủy ban Kiểm tra: PROPOSE', 'Ủy ban Kiểm tra: PUT_TO_CELL', 'Chi bộ: NOT_CARRIED', 'Ủy ban Kiểm tra: WITHDRAW']),
    );
    expect(data?.disciplineCase.log.map(({ action }) => action)).toEqual(['PUT_TO_CELL', 'NOT_CARRIED', 'PUT_TO_CELL', 'WITHDRAW', 'PUT_TO_CELL']);
  });

  it('carried, it is in effect from the announcement; the member reads it then; nothing moves any more', async () => {
    const { fullMembers, elsewhere } = await electorate();
    const all = { votesFor: fullMembers - elsewhere, votesAgainst: 0, votesAbsent: 0 };
    for (const who of ['otherSecretary', 'standing'] as const) {
      expect([who, (await clients[who].refusal(VOTE, await votes(all))).extensions.code]).toEqual([who, expect.stringMatching(/NOT_FOUND/)]);
    }
    expect((await clients.secretary.refusal(VOTE, await votes({ ...all, decidedOn: '2026-11-08' }))).extensions.code).toBe('DECIDED_BEFORE_PROPOSAL');
    // It did not carry on the 16th.
    expect((await clients.secretary.refusal(VOTE, await votes({ ...all, decidedOn: '2026-11-15' }))).extensions).toMatchObject({
      code: 'STEP_OUT_OF_ORDER',
      params: { day: '2026-11-15', latestOn: '2026-11-16' },
    });
    // A later day it was put to the cell, where that is on record.
    await dateLatestStep(id, `'2026-11-17'`);
    expect((await clients.secretary.refusal(VOTE, await votes(all))).extensions).toMatchObject({ code: 'STEP_OUT_OF_ORDER', params: { day: '2026-11-16', latestOn: '2026-11-17' } });
    await dateLatestStep(id, 'NULL');
    const input = await votes(all);
    const answers = await Promise.all(Array.from({ length: 8 }, () => clients.secretary.send(VOTE, input)));
    expect(answers.filter(({ errors }) => errors === undefined)).toHaveLength(1);
    expect(await measureOf(id)).toMatchObject({ decidedForm: 'REPRIMAND', decidedBy: 'CELL', effectiveOn: '2026-11-16', state: { stage: 'DECIDED' } });
    expect(await readersOfMeasure(id)).toEqual([...OFFICERS, 'deputySecretary', 'member', 'secretary'].sort());
    const own = await clients.member.send(OWN, { id: cast.people.subject.memberId });
    expect(own.data).toEqual({ member: { disciplineMeasures: [{ id, decidedForm: 'REPRIMAND', case: null, state: null }] } });
    expect((await inspector.auditOf(own.headers.get('x-request-id')))[0]?.subjects).toContainEqual({ kind: 'discipline_case', id, action: 'READ' });
    expect(await clients.standing.ask(OWN, { id: cast.people.subject.memberId })).toEqual({ member: { disciplineMeasures: [] } });
    expect((await clients.inspection.refusal(WITHDRAW, { input: { ...(await atMeasure(id)), remark: 'x' } })).extensions.code).toBe('STAGE_WRONG');
    expect((await clients.inspection.refusal(PROPOSE, proposal(caseId))).extensions.code).toBe('VIOLATION_HAS_MEASURE');
  });

  async function electorate(): Promise<{ fullMembers: number; elsewhere: number }> {
    const { organization } = await clients.secretary.ask<{ organization: { electorate: { fullMembers: number; elsewhere: number } } }>(
      'query ($id: UUID!, $asOf: PlainDate) { organization(id: $id, asOf: $asOf) { electorate { fullMembers elsewhere } } }',
      { id: cast.cell, asOf: '2026-11-16' },
    );
    return organization.electorate;
  }
});

describe('discipline by a body above the cell', () => {
  const OFFICERS: Who[] = ['deputyChair', 'inspection', 'rollMember', 'teamMember'];
  let caseId: string;
  let id: string;

  beforeAll(async () => {
    caseId = await concluded({ subjects: [{ memberId: cast.people.subject.memberId }, { memberId: cast.people.outsider.memberId }] });
    ({ id } = await proposed(caseId, { inAssignedTask: true, form: 'WARNING' }));
  });

  it('the cell is not entitled where a superior had assigned the task, unless it is insisted on', async () => {
    const { extensions } = await clients.inspection.refusal(PUT, { input: await atMeasure(id) });
    expect(extensions.warnings).toMatchObject([{ code: 'BODY_NOT_ENTITLED' }]);
    expect(extensions.warnings?.[0]?.messages.vi).toBe('Thẩm quyền quyết định hình thức cảnh cáo đối với vi phạm này không thuộc chi bộ; có thẩm quyền: Ủy ban Kiểm tra, Ban Thường vụ, cấp ủy.');
  });

  it('the standing committee reads the case once it is put to it, the file included, and no more once it returned it', async () => {
    expect(await readersOf(caseId)).toEqual(OFFICERS);
    await clients.inspection.ask(SUBMIT, { input: { ...(await atMeasure(id)), body: 'STANDING_COMMITTEE' } });
    expect(await readersOf(caseId)).toEqual([...OFFICERS, 'standing'].sort());
    expect(await readersOfMeasure(id)).toEqual([...OFFICERS, 'standing'].sort());
    // The chair sits on the standing committee too.
    expect(await waitsFor(id)).toEqual(['inspection', 'standing']);
    expect((await clients.standing.refusal(START, { input: { caseId, version: 4, decisionNumber: '1', decidedOn: TODAY } })).extensions.code).toBe('FORBIDDEN');
    expect(await clients.standing.ask(RETURN, { input: { ...(await atMeasure(id)), remark: 'Làm rõ mức độ' } })).toEqual({ returnDiscipline: { discipline: null } });
    expect(await readersOf(caseId)).toEqual(OFFICERS);
    expect((await measureOf(id)).log.at(-1)).toMatchObject({ action: 'RETURN', body: 'Ban Thường vụ', remark: 'Làm rõ mức độ' });
  });

  it('the inspection committee decides by its officers, not by whoever is on it', async () => {
    await clients.inspection.ask(SUBMIT, { input: { ...(await atMeasure(id)), body: 'INSPECTION_COMMITTEE' } });
    expect(await waitsFor(id)).toEqual(['deputyChair', 'inspection']);
    const decision = { ...(await atMeasure(id)), decisionNumber: '21-QĐ/UBKTĐU', decidedOn: '2026-11-18', ...HEARD };
    expect((await clients.teamMember.refusal(DECIDE, { input: decision })).extensions.code).toBe('FORBIDDEN');
    expect((await clients.standing.refusal(DECIDE, { input: decision })).extensions.code).toBe('NOT_FOUND');
    expect((await clients.deputyChair.refusal(DECIDE, { input: { ...decision, decidedOn: '2026-11-08' } })).extensions.code).toBe('DECIDED_BEFORE_PROPOSAL');
    await dateLatestStep(id, `'2026-11-19'`);
    expect((await clients.deputyChair.refusal(DECIDE, { input: decision })).extensions).toMatchObject({ code: 'STEP_OUT_OF_ORDER', params: { day: '2026-11-18', latestOn: '2026-11-19' } });
    await dateLatestStep(id, 'NULL');
    const { decideDiscipline } = await clients.deputyChair.ask<{ decideDiscipline: { discipline: Measure } }>(DECIDE, { input: { ...decision, form: 'REPRIMAND' } });
    expect(decideDiscipline.discipline).toMatchObject({ decidedForm: 'REPRIMAND', decidedBy: 'INSPECTION_COMMITTEE', effectiveOn: '2026-11-18' });
    expect(await readersOfMeasure(id)).toEqual([...OFFICERS, 'member'].sort());
  });

  it('dropped, a proposal may be made anew; a stale version is refused', async () => {
    const other = await proposed(caseId, { memberId: cast.people.outsider.memberId });
    const stale = { disciplineId: other.id, version: 7, remark: 'x' };
    expect((await clients.inspection.refusal(DROP, { input: stale })).extensions.code).toBe('VERSION_STALE');
    await clients.inspection.ask(DROP, { input: { ...stale, version: 1, remark: 'Chưa đủ căn cứ' } });
    const again = await proposed(caseId, { memberId: cast.people.outsider.memberId });
    expect(again.id).not.toBe(other.id);
    // One who is a subject of the case reads nothing of what it brings on others either.
    expect(await readersOfMeasure(again.id)).toEqual(OFFICERS);
  });

  it('supervision does not discipline, unless it is insisted on', async () => {
    const supervised = await concluded({ kind: 'THEMATIC_SUPERVISION' });
    expect((await clients.inspection.refusal(PROPOSE, proposal(supervised))).extensions.warnings).toMatchObject([{ code: 'SUPERVISION_DOES_NOT_DISCIPLINE' }]);
  });
});

describe('counts', () => {
  interface Counts {
    readonly disciplineWithheld: boolean;
    readonly counts: readonly { readonly kind: string; readonly conductedBy: string; readonly cases: number; readonly organizations: number; readonly members: number }[];
    readonly measures: readonly { readonly form: string; readonly measures: number }[] | null;
  }
  const counts = async (client: Client, id: string, period: object = YEAR): Promise<Counts> => (await client.ask<{ caseCounts: Counts }>(COUNTS, { id, ...period })).caseCounts;

  const measuresOf = (reprimands: number) => [['REPRIMAND', reprimands], ['WARNING', 0], ['REMOVAL_FROM_OFFICE', 0], ['EXPULSION', 0]].map(([form, measures]) => ({ form: String(form), measures: Number(measures) }));

  beforeAll(async () => {
    const { people, cell } = cast;
    const { id: caseId } = await logged(clients.secretary, wardCase({ organizationId: cell, kind: 'INSPECTION', team: [{ personId: people.secretary.personId, isLead: true }] }));
    await enter(clients.secretary, caseId, '2026-10-06', 'PLAN');
    await clients.secretary.ask(START, { input: { caseId, version: 2, decisionNumber: '02-KH/CB', decidedOn: '2026-10-07' } });
    await enter(clients.secretary, caseId, '2026-10-08', ...LOOKED_INTO);
    await clients.secretary.ask(REPORT, { input: { caseId, version: 6, decidedOn: '2026-10-09' } });
    await clients.secretary.ask(CONCLUDE, { input: { caseId, version: 7, conclusionNumber: '03-KL/CB', concludedOn: '2026-10-12', conclusion: CANARY } });
  });

  /** Of the year's cases of Mộc Châu, those of the demo data and those of the tests. */
  async function concludedInTheYear(synthetic: boolean): Promise<Counts['counts']> {
    return inspector.rows(
      `SELECT c.kind, c.conducted_by AS "conductedBy", count(DISTINCT c.id)::int AS cases, count(s.organization_id)::int AS organizations, count(s.member_id)::int AS members
       FROM inspection_case c JOIN inspection_case_subject s ON s.case_id = c.id JOIN organization o ON o.id = c.organization_id
       WHERE c.synthetic = $1 AND c.concluded_on BETWEEN $2 AND $3 AND o.path <@ (SELECT path FROM organization WHERE id = $4)
       GROUP BY c.kind, c.conducted_by ORDER BY c.kind, c.conducted_by`,
      [synthetic, YEAR.from, YEAR.through, cast.ward],
    );
  }

  it('flow up to those who read none of the cases: concluded ones by kind and body, measures by form', async () => {
    const own: Counts['counts'] = [
      { kind: 'INSPECTION', conductedBy: 'CELL', cases: 1, organizations: 0, members: 1 },
      { kind: 'VIOLATION_SIGNS_INSPECTION', conductedBy: 'INSPECTION_COMMITTEE', cases: 2, organizations: 0, members: 3 },
      { kind: 'THEMATIC_SUPERVISION', conductedBy: 'INSPECTION_COMMITTEE', cases: 1, organizations: 0, members: 1 },
    ];
    expect(await concludedInTheYear(false)).toEqual(own);
    const demo = await concludedInTheYear(true);
    const sums = demo.map((each) => {
      const added = own.find(({ kind, conductedBy }) => kind === each.kind && conductedBy === each.conductedBy);
      return { ...each, cases: each.cases + (added?.cases ?? 0), organizations: each.organizations + (added?.organizations ?? 0), members: each.members + (added?.members ?? 0) };
    });
    expect(sums.reduce((sum, { cases }) => sum + cases, 0)).toBe([...demo, ...own].reduce((sum, { cases }) => sum + cases, 0));
    // One of the three reprimands is the demo's.
    const expected: Counts = { disciplineWithheld: false, counts: sums, measures: measuresOf(3) };
    expect(await counts(clients.office, cast.ward)).toEqual(expected);
    expect(await counts(clients.standing, cast.ward)).toEqual(expected);
    expect(await counts(clients.inspection, cast.ward)).toEqual(expected);
  });

  it('leave out, for a subject, the case in which no measure is decided yet: the list hides it, too', async () => {
    const { memberId } = cast.people.outsider;
    const hidden = await inspector.rows<{ members: number }>(
      `SELECT count(*)::int AS members FROM inspection_case c JOIN inspection_case_subject s ON s.case_id = c.id
       WHERE c.concluded_on BETWEEN $1 AND $2 AND c.id IN (SELECT case_id FROM inspection_case_subject WHERE member_id = $3)
         AND NOT EXISTS (SELECT FROM discipline_case d WHERE d.inspection_case_id = c.id AND d.member_id = $3 AND d.decided_on IS NOT NULL) GROUP BY c.id`,
      [YEAR.from, YEAR.through, memberId],
    );
    const sum = ({ counts: told }: Counts): number => told.reduce((total, { cases }) => total + cases, 0);
    expect(hidden.length).toBeGreaterThan(0);
    expect(sum(await counts(clients.outsider, cast.ward))).toBe(sum(await counts(clients.office, cast.ward)) - hidden.length);
  });

  it('of a cell: its own cases; its measures only to the cell itself, and only those it decided', async () => {
    const ofCell = [{ kind: 'INSPECTION', conductedBy: 'CELL', cases: 1, organizations: 0, members: 1 }];
    expect(await counts(clients.secretary, cast.cell)).toEqual({ disciplineWithheld: false, counts: ofCell, measures: measuresOf(1) });
    for (const who of ['standing', 'office', 'inspection'] as const) {
      expect([who, await counts(clients[who], cast.cell)]).toEqual([who, { disciplineWithheld: true, counts: ofCell, measures: null }]);
    }
  });

  it('tell discipline of a ward, and of nothing between it and the cells: to nobody, its own office included', async () => {
    const between = await inspector.rows<{ id: string; path: string; cells: number }>(
      `SELECT o.id, o.path::text, (SELECT count(*)::int FROM organization_period c WHERE c.parent_id = o.id AND c.valid_through IS NULL) AS cells
       FROM organization o JOIN organization_period p ON p.organization_id = o.id
       WHERE p.kind = 'BASE_COMMITTEE' AND p.valid_through IS NULL AND p.parent_id = $1 ORDER BY cells DESC`,
      [cast.ward],
    );
    // Some have as many cells as a ward needs: their cells are what the ward's are not, and few.
    expect(between[0]?.cells).toBeGreaterThanOrEqual(3);
    for (const { id, path } of between) {
      expect(await counts(clients.standing, id)).toMatchObject({ disciplineWithheld: true, measures: null });
      await inspector.value(`SELECT set_config('chibo.case_count', $1, false)`, [`{${path}}`]);
      expect(await inspector.value('SELECT chibo_discipline_is_told($1)', [id])).toBe(false);
    }
  });

  it('tell no discipline of a ward when one or two cells would be left of what it came out of', async () => {
    const told = async (id: string): Promise<boolean> => inspector.value('SELECT chibo_discipline_is_told($1)', [id]);
    await inspector.value(`SELECT set_config('chibo.case_count', '{' || path::text || '}', false) FROM organization WHERE id = $1`, [cast.ward]);
    expect(await told(cast.ward)).toBe(true);
    await inspector.run(['BEGIN']);
    await inspector.rows(
      `INSERT INTO organization_lineage (id, predecessor_id, successor_id, kind, effective_on)
       SELECT gen_random_uuid(), c.organization_id, $1, 'MERGED_INTO', '2025-07-01'
       FROM organization_period c JOIN organization_period p ON p.organization_id = c.parent_id
       WHERE c.valid_through IS NULL AND p.valid_through IS NULL AND p.kind = 'BASE_COMMITTEE' AND p.parent_id = $1 LIMIT 1`,
      [cast.ward],
    );
    expect(await told(cast.ward)).toBe(false);
    await inspector.run(['ROLLBACK']);
    expect(await told(cast.ward)).toBe(true);
  });

  it('of a review of discipline, to nobody above where it would tell of one cell', async () => {
    const { people, cell } = cast;
    await inspector.rows(
      `WITH made AS (INSERT INTO workflow_item (id, kind, organization_id, stage, opened_on) VALUES (gen_random_uuid(), 'case-discipline', $1, 'CONCLUDED', '2025-03-01') RETURNING id),
       opened AS (INSERT INTO inspection_case (id, organization_id, conducted_by, kind, decision_number, decided_on, content, conclusion_number, concluded_on, conclusion, closed_on)
         SELECT id, $1, 'CELL', 'DISCIPLINE', '1', '2025-03-01', '…', '2', '2025-03-09', '…', '2025-03-09' FROM made)
       INSERT INTO inspection_case_subject (id, case_id, member_id) SELECT gen_random_uuid(), id, $2 FROM made`,
      [cell, people.subject.memberId],
    );
    const period = { from: '2025-01-01', through: '2025-12-31' };
    const one = { kind: 'DISCIPLINE', conductedBy: 'CELL', cases: 1, organizations: 0, members: 1 };
    const reviews = async (client: Client, id: string): Promise<Counts['counts']> => (await counts(client, id, period)).counts.filter(({ kind }) => kind === 'DISCIPLINE');
    expect(await reviews(clients.office, cell)).toEqual([]);
    expect(await reviews(clients.office, cast.ward)).toEqual([one]);
    expect(await reviews(clients.secretary, cell)).toEqual([one]);
    // Counted where the cell stood on the day: in the predecessor, whatever became of it.
    const [predecessor] = await inspector.rows<{ id: string }>(`SELECT organization_id AS id FROM organization_period WHERE name = 'Đảng bộ xã Chiềng Hắc' LIMIT 1`);
    expect(await reviews(clients.office, predecessor?.id ?? '')).toEqual([one]);
  });

  it('by two things at once open to the list of those who may know, and tell nobody of one person', async () => {
    interface Group { readonly year: number; readonly form: string | null; readonly decidedBy: string | null; readonly measures: number | null }
    const groups = async (client: Client, id: string, ...by: string[]) =>
      (await client.ask<{ disciplineCounts: { withheld: boolean; groups: readonly Group[] } }>(DISCIPLINE_COUNTS, { id, from: 2020, through: 2026, by })).disciplineCounts;
    const ofLevel = (by: string, measures: number | null) => ({ year: 2026, form: null, field: null, decidedBy: by, measures });
    for (const who of ['standing', 'office'] as const) {
      expect((await groups(clients[who], cast.ward, 'FORM', 'FIELD')).groups).toEqual([{ year: 2026, form: 'REPRIMAND', field: null, decidedBy: null, measures: 3 }]);
      expect((await groups(clients[who], cast.ward, 'LEVEL')).groups).toEqual([ofLevel('CELL', null), ofLevel('INSPECTION_COMMITTEE', null)]);
      expect(new Set((await groups(clients[who], cast.ward, 'FORM', 'LEVEL')).groups.map(({ measures }) => measures))).toEqual(new Set([null]));
    }
    // Of the two that the cells decided, the officers read the one that comes of their case.
    const { groups: known } = await groups(clients.inspection, cast.ward, 'FORM', 'LEVEL');
    expect(known.map(({ decidedBy, measures }) => [decidedBy, measures])).toEqual([['CELL', 2], ['INSPECTION_COMMITTEE', 1]]);
    for (const { year, form, decidedBy, measures } of known) {
      const filter = { organizationId: cast.ward, forms: [form], decidedBy: [decidedBy], hasFindings: false, decidedFrom: `${String(year)}-01-01`, decidedThrough: `${String(year)}-12-31`, onOrganizations: false };
      const { disciplineCases: list } = await clients.inspection.ask<{ disciplineCases: { totalCount: number; edges: unknown[] } }>(MEASURES_OF, { filter });
      expect([list.totalCount, list.edges.length]).toEqual([measures, measures]);
      expect((await clients.otherSecretary.ask<{ disciplineCases: { totalCount: number } }>(MEASURES_OF, { filter })).disciplineCases.totalCount).toBe(0);
    }
    expect((await clients.inspection.ask<{ disciplineCases: { totalCount: number } }>(MEASURES_OF, { filter: { organizationId: cast.ward, fields: ['PARTY_LINE'] } })).disciplineCases.totalCount).toBe(0);
    // What went up in the ward is counted where it was.
    const [predecessor] = await inspector.rows<{ id: string }>(`SELECT organization_id AS id FROM organization_period WHERE name = 'Đảng bộ xã Chiềng Hắc' LIMIT 1`);
    expect((await groups(clients.office, predecessor?.id ?? '', 'FORM')).groups).toMatchObject([{ year: 2023, form: 'REPRIMAND', measures: 2 }]);
    expect(await groups(clients.office, cast.cell, 'FORM')).toEqual({ withheld: true, groups: [] });
    expect((await clients.secretary.refusal(DISCIPLINE_COUNTS, { id: cast.ward, from: 2020, through: 2026, by: ['FORM'] })).extensions.code).toBe('NOT_FOUND');
    expect((await clients.office.refusal(DISCIPLINE_COUNTS, { id: cast.ward, from: 2026, through: 2025, by: ['FORM'] })).extensions.code).toBe('DATES_OUT_OF_ORDER');
  });

  it('are refused outside the scope and to members, and for a time the wrong way round', async () => {
    const refused = async (client: Client, id: string, period: object = YEAR) => (await client.refusal(COUNTS, { id, ...period })).extensions;
    expect((await refused(clients.secretary, cast.ward)).code).toBe('NOT_FOUND');
    expect((await refused(clients.vanSonStanding, cast.ward)).code).toBe('NOT_FOUND');
    expect((await refused(clients.member, cast.cell)).code).toBe('FORBIDDEN');
    expect((await refused(clients.office, cast.ward, { from: '2026-12-31', through: '2026-01-01' })).code).toBe('DATES_OUT_OF_ORDER');
  });
});

describe('what nobody outside ever meets', () => {
  it('the text of a case, in any answer to those who read none', async () => {
    const queries = [LIST, MEASURES, WORK, '{ members(first: 100) { edges { node { id disciplineMeasures { id violation } } } } }'];
    for (const who of ['standing', 'office', 'otherSecretary', 'outsider', 'vanSonStanding', 'administrator'] as const) {
      for (const query of queries) {
        const { text } = await clients[who].send(query);
        expect([who, query, text.includes(CANARY), text.includes('Vi phạm quy chế')]).toEqual([who, query, false, false]);
      }
    }
  });

  it('an officer of a ward reads the cases of what was merged into it', async () => {
    const [row] = await inspector.rows<{ id: string }>(
      `WITH old AS (SELECT organization_id AS id FROM organization_period WHERE name = 'Đảng bộ xã Chiềng Hắc' LIMIT 1),
       made AS (INSERT INTO workflow_item (id, kind, organization_id, stage, opened_on) SELECT gen_random_uuid(), 'case-inspection', id, 'CONCLUDED', '2024-03-01' FROM old RETURNING id, organization_id)
       INSERT INTO inspection_case (id, organization_id, conducted_by, kind, decision_number, decided_on, content, conclusion_number, concluded_on, conclusion, closed_on)
       SELECT id, organization_id, 'INSPECTION_COMMITTEE', 'INSPECTION', '1', '2024-03-01', $1, '2', '2024-03-09', $1, '2024-03-09' FROM made RETURNING id`,
      [CANARY],
    );
    expect(await readersOf(row?.id ?? '')).toEqual(['deputyChair', 'inspection']);
  });
});
