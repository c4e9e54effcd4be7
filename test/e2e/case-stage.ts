import { type Client, type Host, TestApi } from './api.js';
import { CONCLUDE, LIST, LOG_CASE, MEASURES, ONE, ONE_MEASURE, PROPOSE, REPORT, START, STEP, WORK, type Case, type Measure } from './case-operations.js';
import { casePeople, type CasePeople } from './case-people.js';
import { Inspector } from './inspector.js';

/** What is on record of the hearing before a decision. */
export const HEARD = { hearing: 'HEARD', heardOn: '2026-11-07' } as const;
/** A text that stands in the case only: nobody outside may meet it anywhere. */
export const CANARY = 'chuyện riêng của vụ này';
export const TODAY = '2026-11-21';
export const YEAR = { from: '2026-01-01', through: '2026-12-31' };

let api: TestApi;
export let inspector: Inspector;
export let cast: CasePeople;
export let clients: CasePeople['clients'];
export type Who = keyof CasePeople['clients'];

/** Starts the API and logs everybody in, for the tests of one file. */
export async function openStage(): Promise<void> {
  await openStageOn();
}

export async function openStageOn(host?: Host): Promise<void> {
  api = await TestApi.start(host);
  inspector = await Inspector.open(api.database);
  cast = await casePeople(api, inspector);
  ({ clients } = cast);
}

// Past the triggers, by which what was done stays.
const TAKE_AWAY = `
  SET session_replication_role = replica;
  UPDATE inspection_case SET programme_line_id = NULL;
  DELETE FROM programme_line; DELETE FROM inspection_programme; DELETE FROM state_notice; DELETE FROM complaint; DELETE FROM denunciation;
  DELETE FROM case_recommendation; DELETE FROM case_finding;
  DELETE FROM workflow_log WHERE item_id IN (SELECT id FROM workflow_item WHERE kind IN ('programme-line', 'state-notice', 'complaint', 'denunciation'));
  DELETE FROM workflow_item WHERE kind IN ('programme-line', 'state-notice', 'complaint', 'denunciation');
  SET session_replication_role = DEFAULT`;

/** As `openStage`, but for what the demo has of programmes, findings and letters: every list, count and notice of these is of what the tests of the file enter. */
export async function openBareStage(): Promise<void> {
  await openStageOn();
  await clearStage();
}

export async function clearStage(): Promise<void> {
  await inspector.rows(TAKE_AWAY);
}

export const database = (): TestApi['database'] => api.database;

export async function closeStage(): Promise<void> {
  await inspector.close();
  await api.close();
}

const ALL = (): Who[] => Object.keys(clients) as Who[];

export function wardCase(change: object = {}): { readonly input: Readonly<Record<string, unknown>> } {
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

export async function logged(client: Client, variables: object): Promise<Case> {
  return (await client.ask<{ logCase: { case: Case } }>(LOG_CASE, variables as Record<string, unknown>)).logCase.case;
}

/** Who finds a case by its id, by list and total alike. */
export async function readersOf(id: string): Promise<Who[]> {
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
export async function readersOfMeasure(id: string): Promise<Who[]> {
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
export async function waitsFor(id: string): Promise<Who[]> {
  const found: Who[] = [];
  for (const who of ALL()) {
    const { worklist } = await clients[who].ask<{ worklist: { id: string }[] }>(WORK);
    if (worklist.some((item) => item.id === id)) found.push(who);
  }
  return found.sort();
}

export const caseOf = async (id: string, client = clients.inspection): Promise<Case> => (await client.ask<{ inspectionCase: Case }>(ONE, { id })).inspectionCase;
export const measureOf = async (id: string, client = clients.inspection): Promise<Measure> => (await client.ask<{ disciplineCase: Measure }>(ONE_MEASURE, { id })).disciplineCase;
export const at = async (id: string): Promise<{ caseId: string; version: number }> => ({ caseId: id, version: (await caseOf(id)).state.version });
export const atMeasure = async (id: string): Promise<{ disciplineId: string; version: number }> => ({
  disciplineId: id,
  version: await inspector.value<number>('SELECT version FROM workflow_item WHERE id = $1', [id]),
});

/** Enters steps of a case on a day. */
export async function enter(client: Client, caseId: string, decidedOn: string, ...steps: readonly string[]): Promise<void> {
  let version = await inspector.value<number>('SELECT version FROM workflow_item WHERE id = $1', [caseId]);
  for (const step of steps) await client.ask(STEP, { input: { caseId, version: version++, step, decisionNumber: '03-KH/UBKTĐU', decidedOn } });
}

/** What a team has done before it reports. */
export const LOOKED_INTO = ['SELF_REPORT', 'VERIFICATION', 'MEETING'] as const;

/** A ward's case taken to its conclusion. */
export async function concluded(change: object = {}): Promise<string> {
  const { id } = await logged(clients.inspection, wardCase(change));
  await enter(clients.teamMember, id, '2026-10-06', 'PLAN');
  await clients.teamMember.ask(START, { input: { ...(await at(id)), decisionNumber: '03-KH/UBKTĐU', decidedOn: '2026-10-07' } });
  await enter(clients.teamMember, id, '2026-10-20', ...LOOKED_INTO);
  await clients.teamMember.ask(REPORT, { input: { ...(await at(id)), decidedOn: '2026-11-01' } });
  await clients.inspection.ask(CONCLUDE, { input: { ...(await at(id)), conclusionNumber: '08-KL/UBKTĐU', concludedOn: '2026-11-06', conclusion: CANARY } });
  return id;
}

export const proposal = (caseId: string, change: object = {}): { readonly input: Readonly<Record<string, unknown>> } => ({
  input: { caseId, memberId: cast.people.subject.memberId, violation: 'Vi phạm quy chế sinh hoạt', violatedOn: '2026-08-15', form: 'REPRIMAND', proposalNumber: '09-TTr/UBKTĐU', proposedOn: '2026-11-09', ...change },
});
export async function proposed(caseId: string, change: object = {}): Promise<Measure> {
  return (await clients.inspection.ask<{ proposeDiscipline: { discipline: Measure } }>(PROPOSE, proposal(caseId, change))).proposeDiscipline.discipline;
}

/** How many of a cell vote on a day. */
export async function voters(client: Client, cell: string, asOf: string): Promise<number> {
  const { organization } = await client.ask<{ organization: { electorate: { fullMembers: number; elsewhere: number } } }>(
    'query ($id: UUID!, $asOf: PlainDate) { organization(id: $id, asOf: $asOf) { electorate { fullMembers elsewhere } } }',
    { id: cell, asOf },
  );
  return organization.electorate.fullMembers - organization.electorate.elsewhere;
}
