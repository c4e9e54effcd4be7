import type { Client } from './api.js';
import { ApiHere } from './api-here.js';
import { ANNOUNCE, CONCLUDE, DECIDE, DROP_CASE, FOLLOW_UP, LOG_CASE, PROPOSE, RECORD_OUTCOME, REPORT, RETURN_CASE, REVISE, START, STEP, SUBMIT, WITHDRAW_OUTCOME, WITH_OUTCOME, type CaseWithOutcome } from './case-operations.js';
import { at, atMeasure, cast, clearStage, clients, closeStage, enter, HEARD, inspector, logged, openStageOn, proposal, proposed, wardCase, type Who } from './case-stage.js';
import { FILE, RECEIVE, SETTLE } from './complaint-operations.js';
import { CONCLUDE_DENUNCIATION, KEEP, RECEIVE_DENUNCIATION, REVEAL_DENOUNCER, TAKE_UP } from './denunciation-operations.js';
import { everything, QUERY_FIELDS, textsOf } from './every-query.js';
import { ADOPT, WITHDRAW_LINE, type Programme } from './programme-operations.js';
import { depthOf } from './scope-depth.js';
import { DECIDED } from './reorganization-operations.js';
import { RECEIVE_STATE_NOTICE, SETTLE_STATE_NOTICE } from './state-notice-operations.js';

const OFFICERS = ['deputyChair', 'inspection'] as const;
const TEAM = [...OFFICERS, 'rollMember', 'teamMember'] as const;
const PARTIES = [...TEAM, 'member', 'standing'] as const;

/** Each text that a user enters about a case, and who may meet it. */
const READERS = {
  line: [...OFFICERS, 'teamMember'],
  withdrawnLine: [...OFFICERS, 'teamMember'],
  content: TEAM,
  plan: TEAM,
  selfReport: TEAM,
  verification: TEAM,
  meeting: TEAM,
  report: TEAM,
  returned: TEAM,
  conclusion: TEAM,
  finding: TEAM,
  withdrawnFinding: TEAM,
  recommendation: TEAM,
  followUp: TEAM,
  dropped: TEAM,
  // The body that decides reads the file, whoever is disciplined the decision.
  file: [...TEAM, 'standing'],
  violation: PARTIES,
  revision: PARTIES,
  complaint: [...OFFICERS, 'member', 'standing'],
  settled: [...OFFICERS, 'member', 'standing'],
  letter: TEAM,
  letterConclusion: TEAM,
  keptLetter: OFFICERS,
  kept: OFFICERS,
  purpose: [],
  denouncer: [],
  address: [],
  notice: OFFICERS,
  issuer: OFFICERS,
  document: OFFICERS,
  noticeReason: OFFICERS,
} as const satisfies Record<string, readonly Who[]>;
type Text = keyof typeof READERS;
const TEXTS = Object.keys(READERS) as Text[];
const canary = (text: Text): string => `chim hoàng yến ${TEXTS.indexOf(text) + 100} đừng hót`;

/** Every line of the server's log, at its most talkative. */
const log: string[] = [];
/** The records that hold the texts, by the query that asks for one. */
const records: Record<string, string[]> = {};

const input = (value: object): { readonly input: object } => ({ input: value });
const idOf = async (client: Client, document: string, value: object): Promise<string> => {
  const [answer] = Object.values(await client.ask<Record<string, Readonly<Record<string, { id: string }>>>>(document, input(value)));
  const [record] = Object.values(answer ?? {});
  if (!record) throw new Error('A mutation answers its record.');
  return record.id;
};
const keep = (query: string, id: string): string => {
  (records[query] ??= []).push(id);
  return id;
};

beforeAll(async () => {
  await openStageOn(new ApiHere({ level: 'trace', destination: { write: (line) => void log.push(line) } }));
  await clearStage();
  const { subject, teamMember } = cast.people;
  for (const [query, table] of Object.entries({ admission: 'admission', committee: 'committee', ratingSeason: 'rating_season', ratingSheet: 'rating_sheet', resolution: 'resolution' })) {
    for (const { id } of await inspector.rows<{ id: string }>(`SELECT id FROM ${table} ORDER BY id LIMIT 2`)) keep(query, id);
  }
  // The demo has none of these: what is asked for is there, and is something else.
  for (const query of ['correction', 'ratingSeasonDraft', 'transfer']) keep(query, cast.ward);
  const { inspection, standing, member, teamMember: team } = clients;

  const on = { memberId: subject.memberId, leadId: teamMember.personId, kind: 'INSPECTION', quarter: 4, plannedRounds: 1 };
  const programme = { organizationId: cast.ward, body: 'INSPECTION_COMMITTEE', year: 2026, periodFrom: '2026-01-01', periodThrough: '2026-12-31', decisionNumber: '01-CTr/UBKTĐU', decidedOn: '2026-01-05' };
  const { adoptProgramme } = await inspection.ask<{ adoptProgramme: { programme: Programme } }>(ADOPT, input({ ...programme, lines: [{ ...on, content: canary('line') }, { ...on, content: 'Thử' }] }));
  const spare = adoptProgramme.programme.lines.find(({ content }) => content === 'Thử')?.id;
  await inspection.ask(WITHDRAW_LINE, input({ lineId: spare, version: 1, remark: canary('withdrawnLine') }));

  const id = keep('inspectionCase', (await logged(inspection, wardCase({ content: canary('content') }))).id);
  const step = async (name: string, decidedOn: string, text: Text): Promise<unknown> => team.ask(STEP, input({ ...(await at(id)), step: name, decisionNumber: '03-KH/UBKTĐU', decidedOn, content: canary(text) }));
  await step('PLAN', '2026-10-06', 'plan');
  const letter = { organizationId: cast.ward, memberId: subject.memberId, receivedOn: '2026-10-01', content: canary('letter'), denouncerName: canary('denouncer'), denouncerAddress: canary('address') };
  const denunciationId = keep('denunciation', await idOf(inspection, RECEIVE_DENUNCIATION, letter));
  await inspection.ask(TAKE_UP, input({ denunciationId, version: 1, caseId: id, decisionNumber: '21-QĐ/UBKT', decidedOn: '2026-10-06' }));
  await team.ask(REVEAL_DENOUNCER, input({ denunciationId, purpose: canary('purpose') }));
  const kept = keep('denunciation', await idOf(inspection, RECEIVE_DENUNCIATION, { ...letter, content: canary('keptLetter') }));
  await inspection.ask(KEEP, input({ denunciationId: kept, version: 1, remark: canary('kept') }));

  await team.ask(START, input({ ...(await at(id)), decisionNumber: '03-KH/UBKTĐU', decidedOn: '2026-10-07' }));
  await step('SELF_REPORT', '2026-10-20', 'selfReport');
  await step('VERIFICATION', '2026-10-20', 'verification');
  await step('MEETING', '2026-10-20', 'meeting');
  await team.ask(REPORT, input({ ...(await at(id)), decidedOn: '2026-11-01', remark: canary('report') }));
  await inspection.ask(RETURN_CASE, input({ ...(await at(id)), remark: canary('returned') }));
  await team.ask(REPORT, input({ ...(await at(id)), decidedOn: '2026-11-02' }));
  await inspection.ask(CONCLUDE, input({ ...(await at(id)), conclusionNumber: '08-KL/UBKTĐU', concludedOn: '2026-11-06', conclusion: canary('conclusion') }));
  const { subjects } = (await inspection.ask<{ inspectionCase: CaseWithOutcome }>(WITH_OUTCOME, { id })).inspectionCase;
  const { recordCaseOutcome } = await inspection.ask<{ recordCaseOutcome: { case: CaseWithOutcome } }>(
    RECORD_OUTCOME,
    input({ ...(await at(id)), findings: [{ field: 'PARTY_LINE', content: canary('finding') }], recommendations: [{ subjectId: subjects[0]?.id, content: canary('recommendation'), dueOn: '2026-12-20' }] }),
  );
  const { findings, recommendations } = recordCaseOutcome.case;
  await inspection.ask(FOLLOW_UP, input({ ...(await at(id)), recommendationId: recommendations[0]?.id, doneOn: '2026-11-20', doneWith: canary('followUp') }));
  await inspection.ask(WITHDRAW_OUTCOME, input({ ...(await at(id)), findingIds: findings.map((each) => each.id), remark: canary('withdrawnFinding') }));
  await inspection.ask(CONCLUDE_DENUNCIATION, input({ denunciationId, version: 2, outcome: 'TRUE_WITH_FAULTS', conclusionNumber: '9-KL/UBKT', concludedOn: '2026-11-10', conclusion: canary('letterConclusion') }));

  const dropped = keep('inspectionCase', (await logged(inspection, wardCase({ content: canary('content') }))).id);
  await inspection.ask(DROP_CASE, input({ ...(await at(dropped)), remark: canary('dropped') }));

  const file = keep('inspectionCase', (await logged(inspection, wardCase({ content: canary('file') }))).id);
  await enter(team, file, '2026-10-06', 'PLAN');
  await team.ask(START, input({ ...(await at(file)), decisionNumber: '03-KH/UBKTĐU', decidedOn: '2026-10-07' }));
  await enter(team, file, '2026-10-20', 'SELF_REPORT', 'VERIFICATION', 'MEETING');
  await team.ask(REPORT, input({ ...(await at(file)), decidedOn: '2026-11-01' }));
  await inspection.ask(CONCLUDE, input({ ...(await at(file)), conclusionNumber: '08-KL/UBKTĐU', concludedOn: '2026-11-06', conclusion: canary('file') }));
  const measure = keep('disciplineCase', (await proposed(file, { inAssignedTask: true, violation: canary('violation') })).id);
  await inspection.ask(SUBMIT, input({ ...(await atMeasure(measure)), body: 'STANDING_COMMITTEE' }));
  await standing.ask(DECIDE, input({ ...(await atMeasure(measure)), decisionNumber: '61-QĐ/ĐU', decidedOn: '2026-11-16', ...HEARD }));
  await inspection.ask(ANNOUNCE, input({ ...(await atMeasure(measure)), announcedOn: '2026-11-18' }));
  const complaint = keep('complaint', await idOf(member, FILE, { disciplineId: measure, content: canary('complaint') }));
  await inspection.ask(REVISE, input({ ...(await atMeasure(measure)), kind: 'CORRECTED', form: 'WARNING', by: 'STANDING_COMMITTEE', decisionNumber: '62-QĐ/ĐU', decidedOn: '2026-11-19', reason: canary('revision') }));
  await standing.ask(SETTLE, input({ complaintId: complaint, version: 1, outcome: 'UPHELD', decisionNumber: '63-QĐ/ĐU', decidedOn: '2026-11-21', reason: canary('settled'), isFinal: false }));

  const court = { organizationId: cast.ward, memberId: subject.memberId, issuedOn: '2026-11-14', receivedOn: '2026-11-16', matter: 'PRISON_SENTENCE' };
  const notice = keep('stateNotice', await idOf(inspection, RECEIVE_STATE_NOTICE, { ...court, issuer: canary('issuer'), documentNumber: canary('document'), content: canary('notice') }));
  await inspection.ask(SETTLE_STATE_NOTICE, input({ noticeId: notice, version: 1, reason: canary('noticeReason') }));
}, 120_000);

afterAll(closeStage);

/** What each query is asked with besides a page: of the records, the ward, the cell of the subject and the subject. */
function questionsOf(query: string): readonly Readonly<Record<string, unknown>>[] {
  const { ward, cell, people } = cast;
  const period = { from: '2026-01-01', through: '2026-12-31' };
  const places = [ward, cell];
  const special: Readonly<Record<string, readonly object[]>> = {
    member: [{ id: people.subject.memberId }],
    organization: places.map((id) => ({ id })),
    caseCounts: places.map((organizationId) => ({ organizationId, ...period })),
    disciplineCounts: places.map((organizationId) => ({ organizationId, fromYear: 2020, throughYear: 2026, by: ['FIELD', 'LEVEL'], onOrganizations: false })),
    movementBalance: places.map((organizationId) => ({ organizationId, ...period })),
    figure: [{ organizationId: ward, metric: 'members-admitted', ...period }],
    regulationHistory: [{ parameter: 'rating.cell-deadline' }],
    duesOwed: [{ memberId: people.subject.memberId, month: '2026-11-01', basis: 'STUDENT' }],
    possibleDuplicates: [{ personId: people.subject.personId }],
    relations: [{ personId: people.subject.personId }],
    mergePreview: [{ keepId: people.subject.personId, mergeId: people.secretary.personId }],
    reorganizationPreview: [{ dissolve: { ...DECIDED, organizationId: cell, version: 1, placements: [], validateOnly: true } }],
    ratingProgress: (records['ratingSeason'] ?? []).map((seasonId) => ({ organizationId: ward, seasonId })),
    workingDayDeadline: [{ organizationId: ward, from: '2026-11-21', workingDays: 30 }],
    recordedRatings: [{ organizationId: cell, year: 2026, corrected: true }],
    ...Object.fromEntries(['badgeCandidates', 'inspectionProgrammes', 'massOrganizations', 'memberExits', 'memberSuspensions', 'recordCompleteness'].map((name) => [name, places.map((organizationId) => ({ organizationId }))])),
    ...Object.fromEntries(['meetings', 'trainingCourses'].map((name) => [name, [{ organizationId: cell, year: 2026 }]])),
    ...Object.fromEntries(Object.entries(records).map(([name, ids]) => [name, ids.map((id) => ({ id }))])),
  };
  return (special[query] ?? [{}]).map((variables) => ({ first: 20, ...variables }));
}

it.each(['deputyChair', 'inspection', 'teamMember', 'rollMember', 'outsider', 'standing', 'office', 'secretary', 'deputySecretary', 'otherSecretary', 'member', 'vanSonStanding', 'administrator'] as const)(
  '%s meets no word of a case but what it is for, whatever is asked: in answers, errors, counts and cursors',
  async (who) => {
    const met = new Map<Text, string>();
    const codes = new Set<string>();
    for (const query of QUERY_FIELDS) {
      for (const variables of questionsOf(query)) {
        const { data, errors } = await clients[who].send(everything(query, depthOf(query, 1)), variables);
        for (const { extensions } of errors ?? []) codes.add(`${query} ${extensions.code}`);
        const told = [...textsOf({ data, errors })].join('\n');
        for (const text of TEXTS) if (told.includes(canary(text)) && !met.has(text)) met.set(text, `${query} ${JSON.stringify(variables)}`);
      }
    }
    // Every question was understood.
    expect([...codes].filter((code) => !/(NOT_FOUND|FORBIDDEN)$/.test(code))).toEqual([]);
    const readers = (text: Text): readonly Who[] => READERS[text];
    expect([...met].filter(([text]) => !readers(text).includes(who))).toEqual([]);
    expect([...met.keys()].sort()).toEqual(TEXTS.filter((text) => readers(text).includes(who)).sort());
  },
  120_000,
);

it('what is refused tells nothing of what was entered', async () => {
  const { inspection, member } = clients;
  const bad = '\u0007';
  const entries: readonly (readonly [Client, string, object, Text])[] = [
    [inspection, LOG_CASE, wardCase({ content: canary('content') + bad }).input, 'content'],
    [inspection, PROPOSE, proposal(records['inspectionCase']?.[0] ?? '', { violation: canary('violation') + bad }).input, 'violation'],
    [member, FILE, { disciplineId: records['disciplineCase']?.[0], content: canary('complaint') + bad }, 'complaint'],
    [inspection, RECEIVE, { memberId: cast.people.subject.memberId, decisionNumber: '1', decidedOn: '2026-11-01', receivedOn: '2026-11-02', way: 'LETTER', content: canary('complaint') + bad }, 'complaint'],
    [inspection, RECEIVE_STATE_NOTICE, { organizationId: cast.ward, memberId: cast.people.subject.memberId, issuer: canary('issuer') + bad, documentNumber: '1', issuedOn: 'hôm qua', receivedOn: '2026-11-16', matter: 'PRISON_SENTENCE', content: canary('notice') }, 'issuer'],
    [inspection, KEEP, { denunciationId: records['denunciation']?.[1], version: 1, remark: canary('kept') + bad }, 'kept'],
  ];
  for (const [client, document, value, text] of entries) {
    const answer = await client.send(document, input(value));
    expect([document, answer.errors?.length, answer.text.includes(canary(text))]).toEqual([document, 1, false]);
  }
});

it('the log of the server, at its most talkative, tells nothing of it', () => {
  // One line a request and what the program says of itself, more than enough to carry a word.
  expect(log.filter((line) => line.includes('"requestId"')).length).toBeGreaterThan(500);
  expect(TEXTS.filter((text) => log.some((line) => line.includes(canary(text))))).toEqual([]);
});
