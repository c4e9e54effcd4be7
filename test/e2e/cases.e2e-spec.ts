import { type Client } from './api.js';
import { CONCLUDE, DROP_CASE, LIST, LOG_CASE, ONE, OWN, REPORT, RETURN_CASE, START, WORK } from './case-operations.js';
import { at, CANARY, caseOf, cast, clients, closeStage, enter, inspector, logged, LOOKED_INTO, openStage, readersOf, TODAY, waitsFor, wardCase, type Who } from './case-stage.js';

beforeAll(openStage);

afterAll(closeStage);

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

  it('is refused with somebody on the team who held a post in a subject organisation on the day of the decision', async () => {
    const { people, cell, otherCell } = cast;
    const team = [{ personId: people.teamMember.personId, isLead: true }, { personId: people.secretary.personId }];
    const of = (organizationId: string, change: object = {}) => wardCase({ subjects: [{ organizationId }], team, validateOnly: true, ...change });
    const { extensions } = await clients.inspection.refusal(LOG_CASE, of(cell));
    expect([extensions.code, extensions.path]).toEqual(['TEAM_IS_SUBJECT', ['input', 'team', '1', 'personId']]);
    expect((await clients.inspection.send(LOG_CASE, of(otherCell))).errors).toBeUndefined();
    const since = await inspector.value<string>('SELECT min(valid_from)::text FROM post WHERE person_id = $1 AND organization_id = $2', [people.secretary.personId, cell]);
    const before = await inspector.value<string>('SELECT ($1::date - 1)::text', [since]);
    const early = await clients.inspection.send(LOG_CASE, of(cell, { decidedOn: before, periodFrom: null, periodThrough: null }));
    expect(JSON.stringify(early.errors ?? [])).not.toContain('TEAM_IS_SUBJECT');
  });

  it('validates without writing', async () => {
    expect(await clients.inspection.ask(LOG_CASE, wardCase({ validateOnly: true }))).toEqual({ logCase: { case: null } });
    expect(await inspector.value('SELECT count(*)::int FROM inspection_case WHERE NOT synthetic')).toBe(0);
  });

  it('by a member of the team, of organisations too', async () => {
    const variables = wardCase({ subjects: [{ organizationId: cast.otherCell }], kind: 'THEMATIC_SUPERVISION' });
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
    await enter(clients.teamMember, id, '2026-10-06', 'PLAN');
    const start = { ...(await at(id)), decisionNumber: '03-KH/UBKTĐU', decidedOn: '2026-10-07' };
    expect((await clients.teamMember.refusal(START, { input: { ...start, decidedOn: '2026-10-01' } })).extensions.code).toBe('CONCLUDED_BEFORE_DECISION');
    expect((await clients.teamMember.refusal(START, { input: { ...start, decidedOn: '2026-11-22' } })).extensions.code).toBe('DATE_IN_FUTURE');
    expect((await clients.teamMember.send(START, { input: { ...start, validateOnly: true } })).errors).toBeUndefined();
    expect(await clients.teamMember.ask(START, { input: start })).toMatchObject({ startCase: { case: { state: { stage: 'UNDER_WAY', version: 3, overdue: true } } } });
    expect((await clients.teamMember.refusal(START, { input: start })).extensions.code).toBe('VERSION_STALE');
  });

  it('the team reports, its officers conclude or send back; the team does not conclude', async () => {
    await enter(clients.rollMember, id, '2026-10-07', ...LOOKED_INTO);
    const early = await clients.rollMember.refusal(REPORT, { input: { ...(await at(id)), decidedOn: '2026-10-06' } });
    expect(early.extensions).toMatchObject({ code: 'STEP_OUT_OF_ORDER', params: { day: '2026-10-06', latestOn: '2026-10-07' }, path: ['input', 'decidedOn'] });
    await clients.rollMember.ask(REPORT, { input: { ...(await at(id)), decidedOn: '2026-11-01' } });
    const conclusion = { conclusionNumber: '08-KL/UBKTĐU', concludedOn: '2026-11-06', conclusion: CANARY };
    expect((await clients.teamMember.refusal(CONCLUDE, { input: { ...(await at(id)), ...conclusion } })).extensions.code).toBe('FORBIDDEN');
    await clients.deputyChair.ask(RETURN_CASE, { input: { ...(await at(id)), remark: 'Bổ sung biên bản' } });
    await clients.teamMember.ask(REPORT, { input: { ...(await at(id)), decidedOn: '2026-11-03' } });
    const refused = async (concludedOn: string) => (await clients.inspection.refusal(CONCLUDE, { input: { ...(await at(id)), ...conclusion, concludedOn } })).extensions;
    expect(await refused('2026-11-02')).toMatchObject({ code: 'STEP_OUT_OF_ORDER', params: { day: '2026-11-02', latestOn: '2026-11-03' }, path: ['input', 'concludedOn'] });
    expect(await refused('2026-11-22')).toMatchObject({ code: 'DATE_IN_FUTURE', params: { field: 'concludedOn' }, path: ['input', 'concludedOn'] });
    expect(await refused('2026-10-04')).toMatchObject({ code: 'CONCLUDED_BEFORE_DECISION', path: ['input', 'concludedOn'] });
    expect(await clients.inspection.ask(CONCLUDE, { input: { ...(await at(id)), ...conclusion } })).toMatchObject({
      concludeCase: { case: { conclusionNumber: '08-KL/UBKTĐU', state: { stage: 'CONCLUDED' } } },
    });
    expect((await caseOf(id)).log.map(({ action }) => action)).toEqual(['LOG', 'PLAN', 'START', ...LOOKED_INTO, 'REPORT', 'RETURN', 'REPORT', 'CONCLUDE']);
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
    await enter(clients.secretary, made.id, '2026-10-06', 'PLAN');
    await clients.secretary.ask(START, { input: { ...step(2), decisionNumber: '02-KH/CB', decidedOn: '2026-10-07' } });
    await enter(clients.secretary, made.id, '2026-10-08', ...LOOKED_INTO);
    await clients.secretary.ask(REPORT, { input: { ...step(6), decidedOn: '2026-10-09' } });
    await clients.deputySecretary.ask(CONCLUDE, { input: { ...step(7), conclusionNumber: '03-KL/CB', concludedOn: '2026-10-12', conclusion: CANARY } });
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
