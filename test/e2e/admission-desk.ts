import { connect } from '../setup/client.js';
import { type ApiError, type Client, TestApi, USERS } from './api.js';

export interface Admission {
  readonly id: string;
  readonly decidedOn: string | null;
  readonly ceremonyOn: string | null;
  readonly recognizedOn: string | null;
  readonly closedOn: string | null;
  readonly candidate: { readonly id: string; readonly fullName: string; readonly contact: { readonly phone: string | null } | null } | null;
  readonly organization: { readonly name: string } | null;
  readonly introducers: readonly { readonly place: number; readonly organizationName: string | null; readonly guidedSince: string | null; readonly replacement: boolean; readonly replacedOn: string | null; readonly member: { readonly id: string } | null }[];
  readonly member: { readonly id: string; readonly status: string | null } | null;
  readonly state: { readonly stage: string; readonly version: number; readonly dueOn: string | null; readonly overdue: boolean } | null;
  readonly log: readonly { readonly action: string; readonly remark: string | null; readonly votesFor: number | null; readonly decisionNumber: string | null; readonly body: string | null }[];
}

export interface Roll {
  readonly members: { readonly totalCount: number; readonly edges: readonly { readonly node: { readonly id: string; readonly status: string } }[] };
}

const ADMISSION = `id decidedOn ceremonyOn recognizedOn closedOn candidate { id fullName contact { phone } } organization { name }
  introducers { place organizationName guidedSince replacement replacedOn member { id } } member { id status } state { stage version dueOn overdue }
  log { action remark votesFor decisionNumber body }`;
export const ONE = `query ($id: UUID!) { admission(id: $id) { ${ADMISSION} } }`;
export const LIST = `query ($filter: AdmissionFilter) { admissions(filter: $filter, first: 100) { totalCount edges { node { id candidate { fullName } } } } }`;
const ROLL = `query ($asOf: PlainDate, $cell: UUID) { members(asOf: $asOf, first: 100, filter: { organizationId: $cell }) { totalCount edges { node { id status } } } }`;
export const PROPOSE = 'mutation ($input: ProposeAdmissionInput!) { proposeAdmission(input: $input) { admission { id } } }';
const step = (name: string, type: string): string => `mutation ($input: ${type}!) { ${name}(input: $input) { admission { id state { stage version } } } }`;
export const CHANGE = step('changeAdmission', 'ChangeAdmissionInput');
export const PREPARE = step('prepareAdmission', 'PrepareAdmissionInput');
export const VOTE = step('voteAdmission', 'VoteAdmissionInput');
export const WITHDRAW = step('withdrawAdmission', 'ReasonedAdmissionInput');
export const RETURN = step('returnAdmission', 'ReasonedAdmissionInput');
export const ABANDON = step('abandonAdmission', 'ReasonedAdmissionInput');
export const REJECT = step('rejectAdmission', 'ReasonedAdmissionInput');
export const DECIDE = step('decideAdmission', 'DecideAdmissionInput');
export const CEREMONY = step('holdAdmissionCeremony', 'HoldAdmissionCeremonyInput');
export const REVIEW = step('voteFullRecognition', 'VoteAdmissionInput');
export const RECOGNIZE = step('decideFullRecognition', 'DecideAdmissionInput');
export const REPLACE_INTRODUCER = step('replaceIntroducer', 'ReplaceIntroducerInput');
export const READ = step('readRecognition', 'ReadRecognitionInput');
/** Every step, with who takes it and what it says besides the admission and its version. */
export const STEPS = [
  ['secretary', CHANGE, { appliedOn: '2025-06-01', introducers: [{ organizationName: 'Đoàn Thanh niên' }, { organizationName: 'Công đoàn' }] }],
  ['secretary', PREPARE, { declaredOn: '2025-06-02' }],
  ['secretary', VOTE, { decisionNumber: '1', decidedOn: '2025-09-05', votes: { votesFor: 1, votesAgainst: 0, votesAbsent: 0 } }],
  ['secretary', WITHDRAW, { remark: 'x' }],
  ['standing', RETURN, { remark: 'x' }],
  ['secretary', ABANDON, { remark: 'x' }],
  ['standing', REJECT, { remark: 'x' }],
  ['standing', DECIDE, { decisionNumber: '1', decidedOn: '2025-09-05' }],
  ['secretary', CEREMONY, { ceremonyOn: '2025-09-05' }],
  ['secretary', REPLACE_INTRODUCER, { place: 1, memberId: '0197c1c8-0280-7000-8000-000000000000', guidedSince: '2025-01-01', decidedOn: '2025-09-05', remark: 'x' }],
  ['secretary', REVIEW, { decisionNumber: '1', decidedOn: '2025-09-05', votes: { votesFor: 1, votesAgainst: 0, votesAbsent: 0 } }],
  ['standing', RECOGNIZE, { decisionNumber: '1', decidedOn: '2025-09-05' }],
  ['secretary', READ, { readOn: '2025-09-05' }],
] as const;

export const CANDIDATE = { fullName: 'Lò Thị Mai Hoa', birthDate: '2000-03', gender: 'FEMALE', ethnicGroup: '03', education: 'UPPER_SECONDARY', phone: '0900000001', address: 'Bản Nà Sương' };
/** Everything a cell gets together before it votes on a candidate of `FILE`. */
export const PREPARED = {
  declaredOn: '2025-06-10',
  concludedOn: '2025-08-01',
  inquiries: [
    { subject: 'CANDIDATE', outcome: 'VERIFIED', answeredOn: '2025-07-01' },
    { subject: 'PARENTS', outcome: 'MEMBER_DECLARED', answeredOn: '2025-07-02' },
    ...['IN_LAWS_OR_CARERS', 'SPOUSE', 'ADULT_CHILDREN', 'MASS_ORGANIZATIONS'].map((subject) => ({ subject, outcome: 'NONE' })),
    { subject: 'RESIDENCE_CELL', outcome: 'IN_FAVOUR', answeredOn: '2025-07-20' },
  ],
};
/** Of the base committee, which decided in 2025. */
export const COMMITTEE_VOTES = { votesFor: 18, votesAgainst: 1, votesAbsent: 3 };
export const FILE = { appliedOn: '2025-06-01', courseCertificateOn: '2024-05-10' };

type Who = 'secretary' | 'other' | 'standing' | 'office' | 'inspection' | 'member' | 'vanSon';
interface Electorate {
  readonly fullMembers: number;
  readonly elsewhere: number;
}

/** Admissions in the secretary's cell, over HTTP, on the days of 2025 that the tests are about. */
export class AdmissionDesk {
  private constructor(
    readonly api: TestApi,
    readonly clients: Readonly<Record<Who, Client>>,
    readonly cell: string,
    /** Two members of old. */
    readonly introducers: readonly { readonly memberId: string; readonly guidedSince: string }[],
  ) {}

  static async open(): Promise<AdmissionDesk> {
    const api = await TestApi.start();
    const owner = await connect(api.database.ownerUrl);
    // The demo's chair of the inspection committee sits on the standing committee besides: here not.
    await owner.query(
      `DELETE FROM post p USING committee c, account a WHERE c.id = p.committee_id AND c.kind = 'STANDING' AND a.person_id = p.person_id AND a.username = $1`,
      [USERS.inspection],
    );
    const { rows } = await owner.query<{ id: string }>(
      `SELECT organization_id AS id FROM post JOIN account USING (person_id) WHERE username = $1 AND kind = 'SECRETARY' AND valid_through IS NULL`,
      [USERS.secretary],
    );
    await owner.end();
    const login = (user: keyof typeof USERS): Promise<Client> => api.login(USERS[user]);
    const clients = {
      secretary: await login('secretary'),
      other: await login('otherSecretary'),
      standing: await login('standing'),
      office: await login('office'),
      inspection: await login('inspection'),
      member: await login('member'),
      vanSon: await login('vanSonStanding'),
    };
    const { members } = await clients.secretary.ask<Roll>('{ members(asOf: "2020-01-01", first: 2, sort: SENIORITY) { totalCount edges { node { id status } } } }');
    return new AdmissionDesk(api, clients, rows[0]?.id ?? '', members.edges.map(({ node }) => ({ memberId: node.id, guidedSince: '2024-01-01' })));
  }

  proposal(change: object = {}): { readonly input: object } {
    return { input: { organizationId: this.cell, candidate: CANDIDATE, ...FILE, introducers: this.introducers, ...change } };
  }

  async propose(change: object = {}): Promise<string> {
    const { proposeAdmission } = await this.clients.secretary.ask<{ proposeAdmission: { admission: { id: string } } }>(PROPOSE, this.proposal(change));
    return proposeAdmission.admission.id;
  }

  /** Proposes somebody and gets everything together, ready for the vote. */
  async ready(change: object = {}): Promise<string> {
    const id = await this.propose(change);
    await this.take('secretary', PREPARE, id, PREPARED);
    return id;
  }

  async get(id: string, client: Client = this.clients.secretary): Promise<Admission> {
    return (await client.ask<{ admission: Admission }>(ONE, { id })).admission;
  }

  /** What a step is given: the admission at its present version. */
  async input(id: string, change: object): Promise<{ input: object }> {
    return { input: { admissionId: id, version: (await this.get(id)).state?.version ?? 0, ...change } };
  }

  async take(who: 'secretary' | 'standing', mutation: string, id: string, change: object): Promise<void> {
    await this.clients[who].ask(mutation, await this.input(id, change));
  }

  /** The refusal of a step at the admission's present version. */
  async refusal(who: 'secretary' | 'standing', mutation: string, id: string, change: object): Promise<ApiError> {
    return this.clients[who].refusal(mutation, await this.input(id, change));
  }

  /** How many votes count in the cell on a day, nobody exempt being absent. */
  async base(day: string): Promise<number> {
    const { organization } = await this.clients.secretary.ask<{ organization: { electorate: Electorate } }>(
      'query ($id: UUID!, $day: PlainDate) { organization(id: $id, asOf: $day) { electorate { fullMembers elsewhere } } }',
      { id: this.cell, day },
    );
    return organization.electorate.fullMembers - organization.electorate.elsewhere;
  }

  /** The cell's vote, everybody in favour unless said. */
  async vote(change: { readonly decidedOn?: string; readonly votesFor?: number; readonly base?: number } & Record<string, unknown> = {}): Promise<object> {
    const { decidedOn = '2025-09-05', base = await this.base(decidedOn), votesFor = base, ...rest } = change;
    return { decisionNumber: '05-NQ/CB', decidedOn, votes: { votesFor, votesAgainst: 0, votesAbsent: base - votesFor }, ...rest };
  }

  async roll(client: Client, asOf?: string): Promise<Roll['members']> {
    return (await client.ask<Roll>(ROLL, { asOf, cell: this.cell })).members;
  }

  async close(): Promise<void> {
    await this.api.close();
  }
}

export const decision = (change: object = {}): object => ({ decisionNumber: '31-QĐ/ĐU', decidedOn: '2025-10-01', votes: COMMITTEE_VOTES, ...change });

/** Every refusal with the input it concerns. */
export function codes({ extensions }: ApiError): (readonly [string, string])[] {
  return (extensions.refusals ?? [{ code: extensions.code, path: extensions.path ?? [] }]).map(({ code, path }) => [code, path.join('.')] as const);
}

export const warnings = ({ extensions }: ApiError): string[] => (extensions.warnings ?? []).map(({ code }) => code);
