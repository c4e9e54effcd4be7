import type { Client } from './api.js';
import { CONCLUDE, LOG_CASE, REPORT, START, TERM_WORK } from './case-operations.js';
import { at, CANARY, cast, clients, closeStage, enter, inspector, logged, LOOKED_INTO, openBareStage, wardCase, type Who } from './case-stage.js';
import { ADD_LINE, ADOPT, COMPLETE_LINE, DROP_LINE, PROGRAMMES, START_LINE, WITHDRAW_LINE, type Programme } from './programme-operations.js';

beforeAll(openBareStage);

afterAll(closeStage);

type Input = Readonly<Record<string, unknown>>;
const GROUP = { kind: 'SUPERVISION', content: 'Giám sát việc nêu gương', group: 'Bí thư các chi bộ', quarter: 4, plannedSubjects: 5 };
const NAMED_MEMBER = { kind: 'INSPECTION', content: CANARY, quarter: 4, plannedRounds: 1 };
/** The programme of the ward's inspection committee: a line on a member, one on a cell, one on a group. */
const programme = (change: Input = {}): { readonly input: Input } => ({
  input: {
    organizationId: cast.ward,
    body: 'INSPECTION_COMMITTEE',
    year: 2026,
    periodFrom: '2026-01-01',
    periodThrough: '2026-12-31',
    decisionNumber: '01-CTr/UBKTĐU',
    decidedOn: '2026-01-05',
    lines: [
      { ...NAMED_MEMBER, memberId: cast.people.subject.memberId, leadId: cast.people.teamMember.personId },
      { kind: 'INSPECTION', content: 'Thu nộp đảng phí', organizationId: cast.otherCell, quarter: 3, plannedRounds: 1 },
      GROUP,
    ],
    ...change,
  },
});
const shown = async (client: Client, id: string): Promise<Programme[]> =>
  (await client.ask<{ inspectionProgrammes: { edges: { node: Programme }[] } }>(PROGRAMMES, { id, year: 2026 })).inspectionProgrammes.edges.map(({ node }) => node);
const codes = async (client: Client, document: string, variables: { readonly input: Input }): Promise<string[]> => {
  const { extensions } = await client.refusal(document, variables);
  return (extensions.refusals ?? [extensions]).map(({ code, path }) => `${code} ${(path ?? []).slice(1).join('.')}`.trim());
};

let adopted: Programme;
const line = (content: string): Programme['lines'][number] => {
  const found = adopted.lines.find((each) => each.content === content);
  if (!found) throw new Error(`The programme has no ${content}.`);
  return found;
};

describe('adopting a programme', () => {
  it('is for the officers of the body', async () => {
    for (const who of ['office', 'member', 'teamMember', 'administrator'] as const) expect([who, await codes(clients[who], ADOPT, programme())]).toEqual([who, ['FORBIDDEN']]);
    for (const who of ['secretary', 'vanSonStanding'] as const) expect([who, await codes(clients[who], ADOPT, programme())]).toEqual([who, ['NOT_FOUND organizationId']]);
    expect(await codes(clients.standing, ADOPT, programme())).toEqual(['FORBIDDEN']);
    expect((await clients.standing.send(ADOPT, programme({ body: 'STANDING_COMMITTEE', validateOnly: true }))).errors).toBeUndefined();
  });

  it('is refused with all that is wrong, each by its place', async () => {
    const { chair, subject } = cast.people;
    const lines = [{ ...GROUP, group: null }, { ...NAMED_MEMBER, memberId: chair.memberId }, { ...NAMED_MEMBER, memberId: subject.memberId, leadId: subject.personId }];
    expect(await codes(clients.inspection, ADOPT, programme({ body: 'CELL', decidedOn: '2026-11-22', periodThrough: '2027-01-31', lines }))).toEqual([
      'BODY_NOT_OF_ORGANIZATION body', 'DATE_IN_FUTURE decidedOn', 'PERIOD_NOT_IN_YEAR periodFrom', 'LINE_SUBJECT_NOT_ONE lines.0', 'LINE_ON_SELF lines.1.memberId', 'LINE_ON_SELF lines.2.leadId',
    ]);
  });

  it('happens once a year', async () => {
    const made = await clients.inspection.ask<{ adoptProgramme: { programme: Programme } }>(ADOPT, programme());
    adopted = made.adoptProgramme.programme;
    expect(adopted.lines.map(({ subjectName, state }) => [subjectName, state.stage, state.dueOn, state.overdue])).toEqual([
      ['Chi bộ tổ dân phố Đồi Thông', 'PLANNED', '2026-09-30', true],
      [cast.people.subject.fullName, 'PLANNED', '2026-12-31', false],
      ['Bí thư các chi bộ', 'PLANNED', '2026-12-31', false],
    ]);
    expect(await codes(clients.inspection, ADOPT, programme())).toEqual(['PROGRAMME_ADOPTED_ALREADY year']);
    expect(await inspector.value('SELECT count(*)::int FROM inspection_programme')).toBe(1);
  });
});

describe('who reads a programme', () => {
  const seenBy = async (who: Who): Promise<number | string> => {
    const { data, errors } = await clients[who].send<{ inspectionProgrammes: { edges: { node: Programme }[] } }>(PROGRAMMES, { id: cast.ward });
    return errors ? (errors[0]?.extensions.code ?? '') : (data?.inspectionProgrammes.edges[0]?.node.lines.length ?? 0);
  };

  it('whoever counts cases; the line on a member its officers and its lead alone', async () => {
    const seen = await Promise.all((['inspection', 'deputyChair', 'teamMember', 'outsider', 'standing'] as const).map(async (who) => [who, await seenBy(who)]));
    expect(seen).toEqual([['inspection', 3], ['deputyChair', 3], ['teamMember', 3], ['outsider', 2], ['standing', 2]]);
    for (const who of ['office', 'member', 'administrator'] as const) expect([who, await seenBy(who)]).toEqual([who, 'FORBIDDEN']);
    for (const who of ['secretary', 'otherSecretary', 'vanSonStanding'] as const) expect([who, await seenBy(who)]).toEqual([who, 'NOT_FOUND']);
  });

  it('what the line says is met by nobody else: in no list, notice, count, cursor, error or log', async () => {
    const entitled: readonly Who[] = ['inspection', 'deputyChair', 'teamMember'];
    const { id } = line(CANARY);
    for (const who of Object.keys(clients) as Who[]) {
      const answers = [
        await clients[who].send(`query ($id: UUID!) { inspectionProgrammes(organizationId: $id, first: 1) { pageInfo { endCursor } edges { cursor node { id lines { id content subjectName subjectMemberId leadName log { action } } completion { counts { lines } } } } } }`, { id: cast.ward }),
        await clients[who].send('{ notices { id message } worklist { id } inspectionCases { edges { cursor node { id content } } } }'),
        ...(entitled.includes(who) ? [] : [await clients[who].send(COMPLETE_LINE, { input: { lineId: id, version: 1, decidedOn: '2026-11-20', rounds: 1 } }), await clients[who].send(DROP_LINE, { input: { lineId: id, version: 9, remark: 'Thử' } })]),
      ];
      const text = answers.map((answer) => answer.text).join('\n');
      expect([who, text.includes(CANARY), text.includes(id) || text.includes(cast.people.subject.memberId)]).toEqual([who, entitled.includes(who), entitled.includes(who)]);
    }
  });

  it('one on whom there is a line is told of it nowhere, whatever the office: not in the count either', async () => {
    const { fullName } = cast.people.outsider;
    const [before] = await shown(clients.outsider, cast.ward);
    const input = { programmeId: adopted.id, decisionNumber: '05-QĐ/UBKTĐU', decidedOn: '2026-03-01', line: { ...NAMED_MEMBER, memberId: cast.people.outsider.memberId } };
    await clients.inspection.ask(ADD_LINE, { input });
    expect(await shown(clients.outsider, cast.ward)).toEqual([before]);
    const [all] = await shown(clients.standing, cast.ward);
    expect([before?.completion.planned, all?.completion.planned, all?.lines.length]).toEqual([3, 4, 2]);
    expect(JSON.stringify(all)).not.toContain(fullName);
  });
});

describe('carrying out a programme', () => {
  const step = (content: string, change: Input): { readonly input: Input } => ({ input: { lineId: line(content).id, version: 1, ...change } });

  it('a case carries out a line of its body and kind, and the line is not done before it', async () => {
    const { id: programmeLineId } = line('Thu nộp đảng phí');
    expect(await codes(clients.inspection, LOG_CASE, wardCase({ programmeLineId }))).toEqual(['LINE_NOT_OF_CASE programmeLineId']);
    const made = await logged(clients.inspection, wardCase({ programmeLineId, kind: 'INSPECTION', subjects: [{ organizationId: cast.otherCell }], team: [{ personId: cast.people.teamMember.personId, isLead: true }] }));
    const done = step('Thu nộp đảng phí', { decidedOn: '2026-11-20', rounds: 1, subjects: 1 });
    await clients.inspection.ask(START_LINE, step('Thu nộp đảng phí', { decidedOn: '2026-10-05' }));
    const again = { input: { ...done.input, version: 2 } };
    expect(await codes(clients.inspection, COMPLETE_LINE, done)).toEqual(['VERSION_STALE version']);
    expect(await codes(clients.inspection, COMPLETE_LINE, again)).toEqual(['LINE_CASE_OPEN lineId']);
    const mistaken = { input: { lineId: programmeLineId, version: 2, remark: 'Nhập nhầm' } };
    expect(await codes(clients.inspection, WITHDRAW_LINE, mistaken)).toEqual(['LINE_HAS_CASES lineId']);
    await enter(clients.teamMember, made.id, '2026-10-06', 'PLAN');
    await clients.teamMember.ask(START, { input: { ...(await at(made.id)), decisionNumber: '03-KH/UBKTĐU', decidedOn: '2026-10-07' } });
    await enter(clients.teamMember, made.id, '2026-10-20', ...LOOKED_INTO);
    await clients.teamMember.ask(REPORT, { input: { ...(await at(made.id)), decidedOn: '2026-11-01' } });
    await clients.inspection.ask(CONCLUDE, { input: { ...(await at(made.id)), conclusionNumber: '08-KL/UBKTĐU', concludedOn: '2026-11-06', conclusion: 'Tốt' } });
    expect((await clients.outsider.refusal(COMPLETE_LINE, again)).extensions.code).toBe('FORBIDDEN');
    await clients.inspection.ask(COMPLETE_LINE, again);
    expect(await codes(clients.inspection, DROP_LINE, { input: { lineId: programmeLineId, version: 3, remark: 'Nhầm' } })).toEqual(['STAGE_WRONG']);
    expect((await codes(clients.inspection, WITHDRAW_LINE, { input: { ...mistaken.input, version: 3 } }))[0]).toBe('STAGE_WRONG');
  });

  it('a figure opens to its list, for those who read the cases', async () => {
    const list = 'query ($filter: CaseFilterInput) { inspectionCases(filter: $filter) { totalCount edges { node { kind state { stage } } } } }';
    const filter = { organizationId: cast.ward, kinds: ['INSPECTION'], conductedBy: 'INSPECTION_COMMITTEE', stages: ['CONCLUDED'], concludedFrom: '2026-11-06', concludedThrough: '2026-11-06', overdue: false };
    const count = async (who: Who, change: object = {}) => (await clients[who].ask<{ inspectionCases: { totalCount: number } }>(list, { filter: { ...filter, ...change } })).inspectionCases.totalCount;
    expect([await count('inspection'), await count('standing'), await count('secretary')]).toEqual([1, 0, 0]);
    for (const change of [{ kinds: ['DISCIPLINE'] }, { conductedBy: 'CELL' }, { stages: ['OPENED'] }, { concludedFrom: '2026-11-07' }, { concludedThrough: '2026-11-05' }, { overdue: true }, { organizationId: cast.cell }]) {
      expect([change, await count('inspection', change)]).toEqual([change, 0]);
    }
  });

  it('subjects alone are counted where only those are known; completion leaves out what was dropped', async () => {
    expect(await codes(clients.inspection, COMPLETE_LINE, step(GROUP.content, { decidedOn: '2025-12-31' }))).toEqual(['DONE_BEFORE_PERIOD decidedOn', 'DONE_COUNTS_NOTHING rounds']);
    await clients.inspection.ask(COMPLETE_LINE, step(GROUP.content, { decidedOn: '2026-11-20', subjects: 26 }));
    await clients.inspection.ask(DROP_LINE, step(CANARY, { remark: 'Cấp trên đã kiểm tra' }));
    const [now] = await shown(clients.standing, cast.ward);
    expect([now?.completion.done, now?.completion.planned, now?.completion.percent]).toEqual([2, 3, 200 / 3]);
    const year = { id: cast.ward, from: '2026-01-01', through: '2026-12-31' };
    const { caseCounts } = await clients.standing.ask<{ caseCounts: { programmes: object[] } }>(TERM_WORK, year);
    expect(caseCounts.programmes).toEqual([{ body: 'INSPECTION_COMMITTEE', done: 2, planned: 3, percent: 200 / 3 }]);
    expect((await clients.standing.ask<{ caseCounts: { programmes: object[] } }>(TERM_WORK, { ...year, from: '2026-02-01' })).caseCounts.programmes).toEqual([]);
    expect(now?.completion.counts.find(({ kind }) => kind === 'SUPERVISION')).toEqual({ kind: 'SUPERVISION', stage: 'DONE', lines: 1, doneSubjects: 26 });
  });

  it('a cell keeps its own, and is told of what is due', async () => {
    const input = { ...programme().input, organizationId: cast.cell, body: 'CELL', lines: [{ ...GROUP, quarter: 3 }] };
    const { adoptProgramme } = await clients.secretary.ask<{ adoptProgramme: { programme: Programme } }>(ADOPT, { input });
    const [due] = adoptProgramme.programme.lines;
    const told = async (who: Who) => (await clients[who].ask<{ notices: { id: string; urgency: string }[] }>('{ notices { id urgency } }')).notices.find(({ id }) => id === due?.id)?.urgency;
    expect([await told('secretary'), await told('standing'), await told('otherSecretary')]).toEqual(['OVERDUE', undefined, undefined]);
    expect((await shown(clients.inspection, cast.ward)).map(({ lines }) => lines.length)).toEqual([1, 4]);
  });

  it('a line entered by mistake is withdrawn by those who keep it, stays to be read with the reason and is counted nowhere', async () => {
    const own = async (who: Who) => (await shown(clients[who], cast.ward)).find(({ id }) => id === adopted.id);
    const ofYear = async () => clients.standing.ask(TERM_WORK, { id: cast.ward, from: '2026-01-01', through: '2026-12-31' });
    const [before, year] = [await own('standing'), await ofYear()];
    const added = { programmeId: adopted.id, decisionNumber: '06-QĐ/UBKTĐU', decidedOn: '2026-03-01', line: { ...GROUP, kind: 'INSPECTION', content: 'Nhập trùng', quarter: 3, plannedRounds: 2 } };
    const { addProgrammeLine } = await clients.inspection.ask<{ addProgrammeLine: { programme: Programme } }>(ADD_LINE, { input: added });
    const made = addProgrammeLine.programme.lines.find(({ content }) => content === 'Nhập trùng');
    const told = async () => (await clients.inspection.ask<{ notices: { id: string }[] }>('{ notices { id } }')).notices.some(({ id }) => id === made?.id);
    expect([(await own('standing'))?.completion.planned, await told()]).toEqual([4, true]);
    const mistaken = { input: { lineId: made?.id, version: 1, remark: 'Đã có ở dòng khác' } };
    expect(await codes(clients.standing, WITHDRAW_LINE, mistaken)).toEqual(['FORBIDDEN']);
    expect(await codes(clients.vanSonStanding, WITHDRAW_LINE, mistaken)).toEqual(['NOT_FOUND lineId']);
    expect((await clients.inspection.send(WITHDRAW_LINE, { input: { ...mistaken.input, remark: ' ' } })).errors).toBeDefined();
    await clients.inspection.ask(WITHDRAW_LINE, mistaken);
    const after = await own('standing');
    expect([after?.completion, await ofYear(), await told()]).toEqual([before?.completion, year, false]);
    expect(after?.lines.find(({ id }) => id === made?.id)).toMatchObject({ state: { stage: 'WITHDRAWN', overdue: false }, log: [{ action: 'PLAN' }, { action: 'WITHDRAW', remark: 'Đã có ở dòng khác' }] });
    const onIt = wardCase({ programmeLineId: made?.id, kind: 'INSPECTION', subjects: [{ organizationId: cast.otherCell }], team: [{ personId: cast.people.teamMember.personId, isLead: true }] });
    expect(await codes(clients.inspection, LOG_CASE, onIt)).toEqual(['LINE_NOT_OF_CASE programmeLineId']);
    expect((await codes(clients.inspection, DROP_LINE, { input: { ...mistaken.input, version: 2 } }))[0]).toBe('STAGE_WRONG');
  });
});
