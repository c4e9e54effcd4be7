import { type Client, TestApi } from './api.js';
import { casePeople, type CasePeople } from './case-people.js';
import { Inspector } from './inspector.js';

interface Case {
  readonly id: string;
  readonly state: { readonly stage: string; readonly version: number; readonly overdue: boolean };
  readonly subjects: readonly { readonly name: string; readonly member: { readonly id: string } | null }[];
  readonly team: readonly { readonly name: string; readonly isLead: boolean }[];
  readonly log: readonly { readonly action: string; readonly body: string; readonly remark: string | null }[];
  readonly disciplineCases: readonly { readonly id: string }[];
  readonly conclusionNumber: string | null;
}
interface Measure {
  readonly id: string;
  readonly violation: string;
  readonly memberName: string;
  readonly decidedForm: string | null;
  readonly decidedBy: string | null;
  readonly effectiveOn: string | null;
  readonly case: { readonly id: string } | null;
  readonly state: { readonly stage: string; readonly version: number } | null;
  readonly log: readonly { readonly action: string; readonly body: string; readonly votesFor: number | null; readonly remark: string | null }[];
}

const CASE = `id state { stage version overdue } subjects { name member { id } } team { name isLead } log { action body remark } disciplineCases { id } conclusionNumber`;
const MEASURE = `id violation memberName decidedForm decidedBy effectiveOn case { id } state { stage version } log { action body votesFor remark }`;
const ONE = `query ($id: UUID!) { inspectionCase(id: $id) { ${CASE} } }`;
const LIST = `{ inspectionCases { totalCount pageInfo { endCursor } edges { cursor node { id } } } }`;
const ONE_MEASURE = `query ($id: UUID!) { disciplineCase(id: $id) { ${MEASURE} } }`;
const MEASURES = `{ disciplineCases { totalCount edges { node { id } } } }`;
const WORK = '{ worklist { id kind stage } }';
const COUNTS = `query ($id: UUID!, $from: PlainDate!, $through: PlainDate!) {
  caseCounts(organizationId: $id, from: $from, through: $through) { disciplineWithheld counts { kind conductedBy cases organizations members } measures { form measures } }
}`;
const OWN = 'query ($id: UUID!) { member(id: $id) { disciplineMeasures { id decidedForm case { id } state { stage } } } }';
const mutation = (name: string, input: string, answer: string) => `mutation ($input: ${input}!) { ${name}(input: $input) { ${answer} } }`;
const LOG_CASE = mutation('logCase', 'LogCaseInput', `case { ${CASE} }`);
const START = mutation('startCase', 'StartCaseInput', 'case { id state { stage version overdue } }');
const REPORT = mutation('reportCase', 'ReportCaseInput', 'case { id state { stage version } }');
const RETURN_CASE = mutation('returnCase', 'CaseReasonInput', 'case { id state { stage version } }');
const CONCLUDE = mutation('concludeCase', 'ConcludeCaseInput', 'case { id conclusionNumber state { stage version } }');
const DROP_CASE = mutation('dropCase', 'CaseReasonInput', 'case { id state { stage version } }');
const discipline = (name: string, input: string) => mutation(name, input, `discipline { ${MEASURE} }`);
const PROPOSE = discipline('proposeDiscipline', 'ProposeDisciplineInput');
const PUT = discipline('putDisciplineToCell', 'PutDisciplineToCellInput');
const VOTE = discipline('voteDiscipline', 'VoteDisciplineInput');
const SUBMIT = discipline('submitDiscipline', 'SubmitDisciplineInput');
const DECIDE = discipline('decideDiscipline', 'DecideDisciplineInput');
const RETURN = discipline('returnDiscipline', 'DisciplineReasonInput');
const WITHDRAW = discipline('withdrawDiscipline', 'DisciplineReasonInput');
const DROP = discipline('dropDiscipline', 'DisciplineReasonInput');

/** A text that stands in the case only: nobody outside may meet it anywhere. */
const CANARY = 'chuyện riêng của vụ này';
const TODAY = '2026-11-21';
const YEAR = { from: '2026-01-01', through: '2026-12-31' };

let api: TestApi;
let inspector: Inspector;
let cast: CasePeople;
let clients: CasePeople['clients'];
type Who = keyof CasePeople['clients'];

beforeAll(async () => {
  api = await TestApi.start();
  inspector = await Inspector.open(api.database);
  cast = await casePeople(api, inspector);
  ({ clients } = cast);
});

afterAll(async () => {
  await inspector.close();
  await api.close();
});

const ALL = (): Who[] => Object.keys(clients) as Who[];

function wardCase(change: object = {}) {
  const { people, ward } = cast;
  return {
    input: {
      organizationId: ward,
      kind: 'VIOLATION_SIGNS_INSPECTION',
      decisionNumber: '15-QĐ/UBKTĐU',
      decidedOn: '2026-10-05',
      content: CANARY,
      periodFrom: '2025-01-01',
      periodThrough: '2026-09-30',
      dueOn: '2026-11-10',
      subjects: [{ memberId: people.subject.memberId }],
      team: [{ personId: people.teamMember.personId, isLead: true }, { personId: people.rollMember.personId }],
      ...change,
    },
  };
}

async function logged(client: Client, variables: object): Promise<Case> {
  return (await client.ask<{ logCase: { case: Case } }>(LOG_CASE, variables as Record<string, unknown>)).logCase.case;
}

/** Who finds a case by its id, by list and total alike. */
async function readersOf(id: string): Promise<Who[]> {
  const readers: Who[] = [];
  for (const who of ALL()) {
    const client = clients[who];
    const one = await client.send<{ inspectionCase: Case }>(ONE, { id });
    const list = await client.send<{ inspectionCases: { totalCount: number; edges: { node: { id: string } }[] } }>(LIST);
    const listed = list.data?.inspectionCases.edges.map(({ node }) => node.id) ?? [];
    expect([who, list.data?.inspectionCases.totalCount ?? 0]).toEqual([who, listed.length]);
    expect([who, listed.includes(id)]).toEqual([who, one.errors === undefined]);
    if (one.errors === undefined) readers.push(who);
    else expect([who, one.errors[0]?.extensions.code]).toEqual([who, who === 'administrator' ? 'FORBIDDEN' : 'NOT_FOUND']);
  }
  return readers.sort();
}

/** Who finds a measure by its id and by list alike. */
async function readersOfMeasure(id: string): Promise<Who[]> {
  const readers: Who[] = [];
  for (const who of ALL()) {
    const one = await clients[who].send(ONE_MEASURE, { id });
    const list = await clients[who].send<{ disciplineCases: { totalCount: number; edges: { node: { id: string } }[] } }>(MEASURES);
    const listed = list.data?.disciplineCases.edges.map(({ node }) => node.id) ?? [];
    expect([who, list.data?.disciplineCases.totalCount ?? 0]).toEqual([who, listed.length]);
    expect([who, listed.includes(id)]).toEqual([who, one.errors === undefined]);
    if (one.errors === undefined) readers.push(who);
  }
  return readers.sort();
}

/** For whom a piece of work waits. */
async function waitsFor(id: string): Promise<Who[]> {
  const found: Who[] = [];
  for (const who of ALL()) {
    const { worklist } = await clients[who].ask<{ worklist: { id: string }[] }>(WORK);
    if (worklist.some((item) => item.id === id)) found.push(who);
  }
  return found.sort();
}

const caseOf = async (id: string, client = clients.inspection): Promise<Case> => (await client.ask<{ inspectionCase: Case }>(ONE, { id })).inspectionCase;
const measureOf = async (id: string, client = clients.inspection): Promise<Measure> => (await client.ask<{ disciplineCase: Measure }>(ONE_MEASURE, { id })).disciplineCase;
const at = async (id: string): Promise<{ caseId: string; version: number }> => ({ caseId: id, version: (await caseOf(id)).state.version });
const atMeasure = async (id: string): Promise<{ disciplineId: string; version: number }> => ({
  disciplineId: id,
  version: await inspector.value<number>('SELECT version FROM workflow_item WHERE id = $1', [id]),
});

/** A ward's case taken to its conclusion. */
async function concluded(change: object = {}): Promise<string> {
  const { id } = await logged(clients.inspection, wardCase(change));
  await clients.teamMember.ask(START, { input: { ...(await at(id)), decisionNumber: '03-KH/UBKTĐU', decidedOn: '2026-10-07' } });
  await clients.teamMember.ask(REPORT, { input: { ...(await at(id)), decidedOn: '2026-11-01' } });
  await clients.inspection.ask(CONCLUDE, { input: { ...(await at(id)), conclusionNumber: '08-KL/UBKTĐU', concludedOn: '2026-11-06', conclusion: CANARY } });
  return id;
}

const proposal = (caseId: string, change: object = {}) => ({
  input: { caseId, memberId: cast.people.subject.memberId, violation: 'Vi phạm quy chế sinh hoạt', form: 'REPRIMAND', proposalNumber: '09-TTr/UBKTĐU', proposedOn: '2026-11-09', ...change },
});
async function proposed(caseId: string, change: object = {}): Promise<Measure> {
  return (await clients.inspection.ask<{ proposeDiscipline: { discipline: Measure } }>(PROPOSE, proposal(caseId, change))).proposeDiscipline.discipline;
}

describe('logging a case', () => {
  it('is refused to those who have no such right, and out of scope like what does not exist', async () => {
    for (const who of ['standing', 'office', 'member', 'vanSonStanding', 'administrator'] as const) {
      expect([who, (await clients[who].refusal(LOG_CASE, wardCase())).extensions.code]).toEqual([who, expect.stringMatching(/FORBIDDEN|NOT_FOUND/)]);
    }
    expect((await clients.secretary.refusal(LOG_CASE, wardCase())).extensions.code).toBe('NOT_FOUND');
    expect((await clients.inspection.refusal(LOG_CASE, wardCase({ organizationId: cast.cell }))).extensions.code).toBe('NOT_FOUND');
  });

  it('is refused with everything that is wrong, at once, each by its place', async () => {
    const { people } = cast;
    const stranger = await inspector.value<string>(
      `SELECT s.member_id FROM membership s JOIN organization_period p ON p.organization_id = s.organization_id WHERE p.name = 'Chi bộ tổ dân phố Đồi Chè' LIMIT 1`,
    );
    const { extensions } = await clients.inspection.refusal(
      LOG_CASE,
      wardCase({
        decidedOn: '2026-12-01',
        dueOn: '2026-11-30',
        periodThrough: '2024-12-31',
        subjects: [{}, { memberId: stranger }, { memberId: people.chair.memberId }, { memberId: people.chair.memberId }, { memberId: people.outsider.memberId }],
        team: [{ personId: people.outsider.personId }, { personId: people.outsider.personId }],
      }),
    );
    expect(extensions.refusals?.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual([
      'CASE_DATE_IN_FUTURE input.decidedOn',
      'DATES_OUT_OF_ORDER input.periodThrough',
      'DATES_OUT_OF_ORDER input.dueOn',
      'SUBJECT_NOT_ONE input.subjects.0',
      'SUBJECT_UNKNOWN input.subjects.1',
      'SUBJECT_IS_SELF input.subjects.2',
      'SUBJECT_TWICE input.subjects.3',
      'SUBJECT_IS_SELF input.subjects.3',
      'TEAM_IS_SUBJECT input.team.0.personId',
      'TEAM_TWICE input.team.1.personId',
      'TEAM_IS_SUBJECT input.team.1.personId',
      'TEAM_LEAD_NOT_ONE input.team',
    ]);
  });

  it('is refused to a member of the committee who would not be able to read it', async () => {
    expect((await clients.outsider.refusal(LOG_CASE, wardCase())).extensions.code).toBe('LOGGED_BY_OUTSIDER');
  });

  it('validates without writing', async () => {
    expect(await clients.inspection.ask(LOG_CASE, wardCase({ validateOnly: true }))).toEqual({ logCase: { case: null } });
    expect(await inspector.value('SELECT count(*)::int FROM inspection_case')).toBe(0);
  });

  it('by a member of the team, of organisations too; a failure midway leaves nothing', async () => {
    const variables = wardCase({ subjects: [{ organizationId: cast.otherCell }], kind: 'THEMATIC_SUPERVISION' });
    for (const table of ['workflow_item', 'inspection_case', 'inspection_case_subject', 'inspection_case_team', 'workflow_log']) {
      await inspector.whileFailing('INSERT', table, async () => {
        expect((await clients.teamMember.refusal(LOG_CASE, variables)).extensions.code).toBe('INTERNAL');
      });
      expect([table, await inspector.value('SELECT count(*)::int FROM workflow_item')]).toEqual([table, 0]);
    }
    const made = await logged(clients.teamMember, variables);
    expect(made.subjects).toEqual([{ name: 'Chi bộ tổ dân phố Đồi Thông', member: null }]);
    expect(made.log).toEqual([{ action: 'LOG', body: 'Ủy ban Kiểm tra', remark: null }]);
    await clients.inspection.ask(DROP_CASE, { input: { ...(await at(made.id)), remark: 'Lập nhầm' } });
  });
});

describe('who reads a case', () => {
  const TEAM: Who[] = ['deputyChair', 'inspection', 'rollMember', 'teamMember'];
  let id: string;

  beforeAll(async () => {
    ({ id } = await logged(clients.inspection, wardCase()));
  });

  it('the team by name and the officers: no superior, no subject, nobody else', async () => {
    expect(await readersOf(id)).toEqual(TEAM);
    expect(await waitsFor(id)).toEqual(TEAM);
  });

  it('somebody on the team from elsewhere reads the subject’s name through the case, and the record not at all', async () => {
    const seen = await caseOf(id, clients.rollMember);
    expect(seen.subjects).toEqual([{ name: cast.people.subject.fullName, member: null }]);
    expect(seen.team.map(({ name }) => name).sort()).toEqual([cast.people.rollMember.fullName, cast.people.teamMember.fullName].sort());
    expect((await clients.rollMember.refusal(OWN, { id: cast.people.subject.memberId })).extensions.code).toBe('NOT_FOUND');
  });

  it('an officer who is the subject does not, and the secretary of a cell whose deputy leads a case on the secretary', async () => {
    const onDeputy = await logged(clients.inspection, wardCase({ subjects: [{ memberId: cast.people.deputyChair.memberId }] }));
    expect(await readersOf(onDeputy.id)).toEqual(['inspection', 'rollMember', 'teamMember']);
    const { deputySecretary, secretary } = cast.people;
    const onSecretary = await logged(clients.deputySecretary, wardCase({
      organizationId: cast.cell,
      kind: 'INSPECTION',
      subjects: [{ memberId: secretary.memberId }],
      team: [{ personId: deputySecretary.personId, isLead: true }],
    }));
    expect(await readersOf(onSecretary.id)).toEqual(['deputySecretary']);
    expect(await waitsFor(onSecretary.id)).toEqual(['deputySecretary']);
    const drop = async (client: Client, caseId: string) => client.ask(DROP_CASE, { input: { caseId, version: 1, remark: 'Không có cơ sở' } });
    await drop(clients.inspection, onDeputy.id);
    await drop(clients.deputySecretary, onSecretary.id);
  });

  it('every look is in the audit, whichever way it was taken', async () => {
    const ways: readonly [string, Record<string, unknown>][] = [[ONE, { id }], [LIST, {}], [WORK, {}]];
    for (const [query, variables] of ways) {
      const { headers } = await clients.teamMember.send(query, variables);
      const [entry] = await inspector.auditOf(headers.get('x-request-id'));
      expect([query, entry?.subjects]).toEqual([query, expect.arrayContaining([{ kind: 'inspection_case', id, action: 'READ' }])]);
    }
    const { headers } = await clients.standing.send(ONE, { id });
    expect((await inspector.auditOf(headers.get('x-request-id')))[0]).toMatchObject({ outcome: 'REFUSED', subjects: [] });
  });

  it('nobody outside changes it, and it answers them as if there were none', async () => {
    for (const who of ['standing', 'secretary', 'outsider', 'member', 'otherSecretary'] as const) {
      const start = await clients[who].refusal(START, { input: { caseId: id, version: 1, decisionNumber: '1', decidedOn: TODAY } });
      expect([who, start.extensions.code, start.extensions.path]).toEqual([who, 'NOT_FOUND', ['input', 'caseId']]);
    }
  });

  it('nobody is told by the wording of what is refused to them', async () => {
    const absent = await clients.secretary.refusal(ONE, { id: '0197c1c8-0280-7000-8000-000000000000' });
    const hidden = await clients.secretary.refusal(ONE, { id });
    expect({ ...hidden, extensions: { ...hidden.extensions, requestId: '' } }).toEqual({ ...absent, extensions: { ...absent.extensions, requestId: '' } });
  });
});

describe('conducting a case', () => {
  let id: string;

  beforeAll(async () => {
    ({ id } = await logged(clients.inspection, wardCase()));
  });

  it('in order only, on the present version, with dates that can be', async () => {
    const report = { ...(await at(id)), decidedOn: '2026-10-20' };
    expect((await clients.teamMember.refusal(REPORT, { input: report })).extensions.code).toBe('STAGE_WRONG');
    const start = { ...(await at(id)), decisionNumber: '03-KH/UBKTĐU', decidedOn: '2026-10-07' };
    expect((await clients.teamMember.refusal(START, { input: { ...start, decidedOn: '2026-10-01' } })).extensions.code).toBe('CONCLUDED_BEFORE_DECISION');
    expect((await clients.teamMember.refusal(START, { input: { ...start, decidedOn: '2026-11-22' } })).extensions.code).toBe('DATE_IN_FUTURE');
    expect((await clients.teamMember.send(START, { input: { ...start, validateOnly: true } })).errors).toBeUndefined();
    expect(await clients.teamMember.ask(START, { input: start })).toMatchObject({ startCase: { case: { state: { stage: 'UNDER_WAY', version: 2, overdue: true } } } });
    expect((await clients.teamMember.refusal(START, { input: start })).extensions.code).toBe('VERSION_STALE');
  });

  it('a failure midway leaves it where it was', async () => {
    const input = { ...(await at(id)), decidedOn: '2026-11-01' };
    for (const [event, table] of [['INSERT', 'workflow_log'], ['UPDATE', 'workflow_item'], ['INSERT', 'audit_subject']] as const) {
      await inspector.whileFailing(event, table, async () => {
        expect((await clients.rollMember.refusal(REPORT, { input })).extensions.code).toBe('INTERNAL');
      });
    }
    expect((await caseOf(id)).state.stage).toBe('UNDER_WAY');
  });

  it('the team reports, its officers conclude or send back; the team does not conclude', async () => {
    await clients.rollMember.ask(REPORT, { input: { ...(await at(id)), decidedOn: '2026-11-01' } });
    const conclusion = { conclusionNumber: '08-KL/UBKTĐU', concludedOn: '2026-11-06', conclusion: CANARY };
    expect((await clients.teamMember.refusal(CONCLUDE, { input: { ...(await at(id)), ...conclusion } })).extensions.code).toBe('FORBIDDEN');
    await clients.deputyChair.ask(RETURN_CASE, { input: { ...(await at(id)), remark: 'Bổ sung biên bản' } });
    await clients.teamMember.ask(REPORT, { input: { ...(await at(id)), decidedOn: '2026-11-03' } });
    expect(await clients.inspection.ask(CONCLUDE, { input: { ...(await at(id)), ...conclusion } })).toMatchObject({
      concludeCase: { case: { conclusionNumber: '08-KL/UBKTĐU', state: { stage: 'CONCLUDED' } } },
    });
    expect((await caseOf(id)).log.map(({ action }) => action)).toEqual(['LOG', 'START', 'REPORT', 'RETURN', 'REPORT', 'CONCLUDE']);
    expect((await clients.inspection.refusal(DROP_CASE, { input: { ...(await at(id)), remark: 'x' } })).extensions.code).toBe('STAGE_WRONG');
  });
});

describe('a cell’s own case', () => {
  it('is the secretary’s: the ward does not read it, not its inspection committee either', async () => {
    const { people, cell } = cast;
    const made = await logged(clients.secretary, wardCase({ organizationId: cell, kind: 'INSPECTION', team: [{ personId: people.secretary.personId, isLead: true }] }));
    expect(await readersOf(made.id)).toEqual(['deputySecretary', 'secretary']);
    expect(made.log[0]?.body).toBe('Chi bộ');
    const step = (version: number) => ({ caseId: made.id, version });
    await clients.secretary.ask(START, { input: { ...step(1), decisionNumber: '02-KH/CB', decidedOn: '2026-10-07' } });
    await clients.secretary.ask(REPORT, { input: { ...step(2), decidedOn: '2026-10-09' } });
    await clients.deputySecretary.ask(CONCLUDE, { input: { ...step(3), conclusionNumber: '03-KL/CB', concludedOn: '2026-10-12', conclusion: CANARY } });
  });

  it('is on its own members only, and not on signs of violation on whom a committee above manages', async () => {
    const { people, cell, ward } = cast;
    const own = { organizationId: cell, team: [{ personId: people.secretary.personId, isLead: true }] };
    expect((await clients.secretary.refusal(LOG_CASE, wardCase({ ...own, subjects: [{ memberId: people.rollMember.memberId }] }))).extensions.code).toBe('SUBJECT_UNKNOWN');
    expect((await clients.secretary.refusal(LOG_CASE, wardCase({ ...own, subjects: [{ organizationId: ward }] }))).extensions.code).toBe('SUBJECT_UNKNOWN');
    await inspector.rows(
      `INSERT INTO post (id, person_id, organization_id, committee_id, kind, valid_from)
       SELECT gen_random_uuid(), $1, organization_id, id, 'COMMITTEE_MEMBER', '2026-01-01' FROM committee WHERE organization_id = $2 AND kind = 'EXECUTIVE' AND valid_through IS NULL`,
      [people.subject.personId, ward],
    );
    const { extensions } = await clients.secretary.refusal(LOG_CASE, wardCase(own));
    expect(extensions.warnings).toMatchObject([{ code: 'CELL_CHECKS_MANAGED_ABOVE', path: ['input', 'subjects', '0', 'memberId'] }]);
    expect((await clients.secretary.send(LOG_CASE, wardCase({ ...own, kind: 'INSPECTION', validateOnly: true }))).errors).toBeUndefined();
    const overrides = [{ rule: 'CELL_CHECKS_MANAGED_ABOVE', reason: 'Cấp trên giao bằng công văn 12-CV/UBKT' }];
    expect((await clients.secretary.send(LOG_CASE, wardCase({ ...own, overrides, validateOnly: true }))).errors).toBeUndefined();
    await inspector.rows(`DELETE FROM post WHERE person_id = $1 AND organization_id = $2`, [people.subject.personId, ward]);
  });
});

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
    ({ id } = await proposed(caseId));
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

  const votes = async (change: object) => ({ input: { ...(await atMeasure(id)), carried: true, decisionNumber: '05-QĐ/CB', decidedOn: '2026-11-16', ...change } });

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
    expect(data?.disciplineCase.log.map(({ action }) => action)).toEqual(['PUT_TO_CELL', 'NOT_CARRIED', 'PUT_TO_CELL', 'WITHDRAW', 'PUT_TO_CELL']);
  });

  it('carried, it is in effect from the announcement; the member reads it then; nothing moves any more', async () => {
    const { fullMembers, elsewhere } = await electorate();
    const all = { votesFor: fullMembers - elsewhere, votesAgainst: 0, votesAbsent: 0 };
    for (const who of ['otherSecretary', 'standing'] as const) {
      expect([who, (await clients[who].refusal(VOTE, await votes(all))).extensions.code]).toEqual([who, expect.stringMatching(/NOT_FOUND/)]);
    }
    expect((await clients.secretary.refusal(VOTE, await votes({ ...all, decidedOn: '2026-11-08' }))).extensions.code).toBe('DECIDED_BEFORE_PROPOSAL');
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
    expect(extensions.warnings?.[0]?.messages.vi).toContain('Ủy ban Kiểm tra, Ban Thường vụ, cấp ủy');
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
    const decision = { ...(await atMeasure(id)), decisionNumber: '21-QĐ/UBKTĐU', decidedOn: '2026-11-18' };
    expect((await clients.teamMember.refusal(DECIDE, { input: decision })).extensions.code).toBe('FORBIDDEN');
    expect((await clients.standing.refusal(DECIDE, { input: decision })).extensions.code).toBe('NOT_FOUND');
    expect((await clients.deputyChair.refusal(DECIDE, { input: { ...decision, decidedOn: '2026-11-08' } })).extensions.code).toBe('DECIDED_BEFORE_PROPOSAL');
    await inspector.whileFailing('UPDATE', 'discipline_case', async () => {
      expect((await clients.deputyChair.refusal(DECIDE, { input: decision })).extensions.code).toBe('INTERNAL');
    });
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

  it('flow up to those who read none of the cases: concluded ones by kind and body, measures by form', async () => {
    const expected: Counts = {
      disciplineWithheld: false,
      counts: [
        { kind: 'INSPECTION', conductedBy: 'CELL', cases: 1, organizations: 0, members: 1 },
        { kind: 'VIOLATION_SIGNS_INSPECTION', conductedBy: 'INSPECTION_COMMITTEE', cases: 3, organizations: 0, members: 4 },
        { kind: 'THEMATIC_SUPERVISION', conductedBy: 'INSPECTION_COMMITTEE', cases: 1, organizations: 0, members: 1 },
      ],
      measures: [{ form: 'REPRIMAND', measures: 2 }, { form: 'WARNING', measures: 0 }],
    };
    for (const who of ['standing', 'office', 'outsider', 'inspection'] as const) expect([who, await counts(clients[who], cast.ward)]).toEqual([who, expected]);
    const rows = await inspector.rows<{ kind: string; cases: number }>(
      `SELECT kind, count(*)::int AS cases FROM inspection_case WHERE concluded_on IS NOT NULL GROUP BY kind ORDER BY kind`,
    );
    expect(rows).toEqual(expected.counts.map(({ kind, cases }) => ({ kind, cases })));
  });

  it('of a cell: its own cases; its measures only to the cell itself, and only those it decided', async () => {
    const ofCell = [{ kind: 'INSPECTION', conductedBy: 'CELL', cases: 1, organizations: 0, members: 1 }];
    expect(await counts(clients.secretary, cast.cell)).toEqual({ disciplineWithheld: false, counts: ofCell, measures: [{ form: 'REPRIMAND', measures: 1 }, { form: 'WARNING', measures: 0 }] });
    for (const who of ['standing', 'office', 'inspection'] as const) {
      expect([who, await counts(clients[who], cast.cell)]).toEqual([who, { disciplineWithheld: true, counts: ofCell, measures: null }]);
    }
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
    expect((await counts(clients.office, cell, period)).counts).toEqual([]);
    expect((await counts(clients.office, cast.ward, period)).counts).toEqual([one]);
    expect((await counts(clients.secretary, cell, period)).counts).toEqual([one]);
    // Counted where the cell stood on the day: in the predecessor, whatever became of it.
    const [predecessor] = await inspector.rows<{ id: string }>(`SELECT organization_id AS id FROM organization_period WHERE name = 'Đảng bộ xã Chiềng Hắc' LIMIT 1`);
    expect((await counts(clients.office, predecessor?.id ?? '', period)).counts).toEqual([one]);
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
