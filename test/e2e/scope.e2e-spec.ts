import { createHash } from 'node:crypto';
import { REFERENCE_DATE } from '../setup/reference.js';
import { type ApiError, type Client, TestApi, USERS } from './api.js';
import { DemoOracle, inForce, type OnRoll } from './demo-oracle.js';
import { WORK_IN_PROGRESS } from '../access/work-in-progress.js';
import { connect } from '../setup/client.js';
import { edgesTold, everyEdge, everything, QUERY_FIELDS, textsOf } from './every-query.js';
import { DECIDED } from './reorganization-operations.js';
import { DEEP, depthOf, FLAT, FULL, MIDDLE } from './scope-depth.js';
import { ELSEWHERE } from './scope-elsewhere.js';

const DAYS = FULL ? [null, '2025-06-30', '2025-03-15', '2024-06-01'] : [null, '2025-06-30'];
/** They tell of people out of scope who hold, or act in, a role over somebody: `disclosure.e2e-spec.ts` holds them to that. */
const TELLS_OF_OTHERS = ['recordReads', 'recordViewers'];
/** On which days everything is asked: in the short form by one secretary also in the past. */
const everythingOn = ({ user }: { readonly user: string }) => (FULL || user === 'otherSecretary' ? DAYS : [null]);
/** How many records of each kind are asked for one by one. */
const SAMPLE = FULL ? 30 : 1;
/** How many records of others are compared with none. */
const OTHERS = FULL ? 8 : 2;
/** How long the lists are that everything is asked of. */
const PAGE = FULL ? 10 : 5;
/** The widest questions take long on a busy machine. */
const TIMEOUT = 300_000;

/** Who asks, and what is theirs: the place of the role, whether it reaches the roll (with it the admissions) and the contacts there. */
interface Asker {
  readonly user: keyof typeof USERS;
  readonly place: string | null;
  readonly roll: boolean;
  readonly contacts: boolean;
  readonly depth: number;
}

const MOC_CHAU = 'Đảng bộ phường Mộc Châu';
const NA_SUONG = 'Chi bộ bản Nà Sương';
const ASKERS: readonly Asker[] = [
  { user: 'secretary', place: NA_SUONG, roll: true, contacts: true, depth: MIDDLE },
  { user: 'otherSecretary', place: 'Chi bộ tổ dân phố Đồi Thông', roll: true, contacts: true, depth: FLAT },
  { user: 'member', place: NA_SUONG, roll: false, contacts: false, depth: DEEP },
  { user: 'inspection', place: MOC_CHAU, roll: true, contacts: false, depth: FLAT },
  { user: 'office', place: MOC_CHAU, roll: true, contacts: true, depth: FLAT },
  { user: 'standing', place: MOC_CHAU, roll: true, contacts: true, depth: FLAT },
  { user: 'vanSonStanding', place: 'Đảng bộ phường Vân Sơn', roll: true, contacts: true, depth: FLAT },
  { user: 'administrator', place: null, roll: false, contacts: false, depth: FLAT },
];

const oracle = new DemoOracle();
const { rows } = oracle;
const cells = rows.organizationPeriod.filter(({ kind, validThrough }) => ['CELL', 'BASE_CELL'].includes(kind) && validThrough === null).map(({ organizationId }) => organizationId);

/** The kinds of work of which every cell has one, by the query that asks for it. */
const WORK_OF_CELLS = { transfer: 'transfer', inspectionCase: 'case-inspection', disciplineCase: 'discipline', complaint: 'complaint', denunciation: 'denunciation', stateNotice: 'state-notice', ratingSeasonDraft: 'ratingSeasonDraft' };
/** Every cell has an admission in progress, whose id is that of the cell's present period. */
const ADMISSIONS = rows.organizationPeriod.filter(({ kind, validThrough }) => (kind === 'CELL' || kind === 'BASE_CELL') && validThrough === null);

/** What may be told to somebody, by the demo data's rows. */
class Belongings {
  readonly scope: ReadonlySet<string>;
  readonly organizations: ReadonlySet<string>;
  readonly members: ReadonlySet<string>;
  readonly persons: ReadonlySet<string>;
  readonly reachable: ReadonlySet<string>;
  /** Of whom sensitive data are told: to who heads a cell its present members, to the office those of the whole ward. */
  readonly confided: ReadonlySet<string>;
  /** Cells they head: to them alone is told whom a line of the programme is about. */
  readonly headed: ReadonlySet<string>;
  /** Known by name. */
  readonly followers: ReadonlySet<string>;
  readonly committees: ReadonlySet<string>;
  readonly posts: ReadonlySet<string>;
  readonly sheets: ReadonlySet<string>;
  readonly entries: ReadonlySet<string>;
  readonly observations: ReadonlySet<string>;
  readonly admissions: ReadonlySet<string>;
  readonly results: ReadonlySet<string>;
  /** Cells of whose transfers they may know. */
  readonly transfers: ReadonlySet<string>;
  /** Cells of whose member's record there is a correction to be told: of all, or of oneself. */
  readonly corrected: ReadonlySet<string>;
  readonly self: string | null;

  constructor({ user, place, roll, contacts }: Asker) {
    this.self = rows.account.find(({ username }) => username === USERS[user])?.personId ?? null;
    this.scope = place === null ? new Set() : oracle.answersFor(oracle.organization(place));
    const origins = rows.organizationLineage.filter(({ successorId }) => this.scope.has(successorId)).map(({ predecessorId }) => predecessorId);
    const near = [...this.scope, ...origins];
    this.organizations = new Set([...near, ...near.flatMap((id) => [...oracle.above(id)])]);
    const onRoll = (id: string): boolean => roll && this.scope.has(id);
    const myself = rows.member.filter(({ personId }) => personId === this.self).map(({ id }) => id);
    this.members = new Set([...myself, ...rows.membership.flatMap((each) => (onRoll(each.organizationId) ? [each.memberId] : []))]);
    const posts = rows.post.filter((each) => onRoll(each.organizationId) || each.personId === this.self);
    this.admissions = new Set(ADMISSIONS.flatMap(({ id, organizationId }) => (roll && this.scope.has(organizationId) ? [id] : [])));
    this.transfers = new Set(cells.filter(onRoll));
    const firstOf = (cell: string): string | undefined => rows.membership.filter((each) => each.organizationId === cell && each.kind === 'PRIMARY' && each.validThrough === null).map(({ memberId }) => memberId).sort()[0];
    this.corrected = new Set(ADMISSIONS.flatMap(({ organizationId }) => (onRoll(organizationId) || myself.includes(firstOf(organizationId) ?? '') ? [organizationId] : [])));
    this.posts = new Set(posts.map(({ id }) => id));
    this.persons = new Set([...[...this.members].map((id) => oracle.member(id).personId), ...posts.map(({ personId }) => personId)]);
    this.committees = new Set(rows.committee.flatMap((each) => (onRoll(each.organizationId) ? [each.id] : [])));
    this.followers = oracle.followersOf(onRoll);
    this.observations = new Set(rows.observation.flatMap((each) => (onRoll(each.organizationId) ? [each.id] : [])));
    this.results = new Set(rows.recordedRating.flatMap((each) => (onRoll(each.organizationId) || each.personId === this.self ? [each.id] : [])));
    const sheets = new Set(rows.ratingSheet.flatMap((each) => (onRoll(each.organizationId) ? [each.id] : [])));
    const entries = rows.ratingEntry.filter((each) => sheets.has(each.sheetId) || (each.memberId !== null && myself.includes(each.memberId)));
    this.entries = new Set(entries.map(({ id }) => id));
    this.sheets = new Set([...sheets, ...entries.map(({ sheetId }) => sheetId)]);
    const present = rows.membership.filter((each) => contacts && this.scope.has(each.organizationId) && inForce(each, REFERENCE_DATE));
    this.headed = new Set(rows.post.filter((each) => each.personId === this.self && ['SECRETARY', 'DEPUTY_SECRETARY'].includes(each.kind) && inForce(each, REFERENCE_DATE)).map(({ organizationId }) => organizationId));
    const confided = rows.membership.filter((each) => (this.headed.has(each.organizationId) || (user === 'office' && this.scope.has(each.organizationId))) && inForce(each, REFERENCE_DATE));
    this.confided = new Set([...(this.self === null ? [] : [this.self]), ...confided.map(({ memberId }) => oracle.member(memberId).personId)]);
    this.reachable = new Set([...(this.self === null ? [] : [this.self]), ...present.map(({ memberId }) => oracle.member(memberId).personId)]);
  }

  /** Every value that belongs to somebody or something else, and to nobody or nothing of theirs. */
  canaries(): string[] {
    const mine: string[] = [];
    const others: string[] = [];
    const sort = (isMine: boolean, ...values: (string | null)[]): void => {
      (isMine ? mine : others).push(...values.filter((value) => value !== null));
    };
    for (const { id } of rows.person) sort(this.persons.has(id), id);
    for (const { id, fullName } of rows.person) sort(this.persons.has(id) || this.followers.has(id), fullName);
    for (const { id } of rows.member) sort(this.members.has(id), id, `tủ của ${id}`, `huy hiệu của ${id}`);
    for (const { personId, phone, address } of rows.personContact) sort(this.reachable.has(personId), phone, address);
    for (const { id } of rows.post) sort(this.posts.has(id), id);
    for (const { id } of ADMISSIONS) sort(this.admissions.has(id), `Quần chúng của ${id}`, `số máy của ${id}`, `Đoàn Thanh niên của ${id}`, `đồng ý của ${id}`, `giấy tờ của ${id}`);
    for (const id of cells) sort(this.headed.has(id), `nội dung của ${workId(id, 'programme-line')}`);
    for (const id of cells) sort(this.transfers.has(id), `nơi đến của ${workId(id, 'transfer')}`, `lý do của ${workId(id, 'transfer')}`);
    for (const { personId } of rows.personOrigin) sort(this.persons.has(personId), `quê của ${personId}`, `ngoại ngữ của ${personId}`);
    for (const { personId } of rows.personResidence) sort(this.reachable.has(personId), `hộ khẩu của ${personId}`);
    for (const { personId } of rows.personBackground) sort(this.confided.has(personId), `sức khỏe của ${personId}`);
    for (const { id, personId } of rows.member) sort(this.confided.has(personId), `phiếu thu của ${id}`);
    for (const { personId, fileNumber } of rows.partyBackground) sort(this.persons.has(personId), fileNumber);
    for (const { organizationId } of ADMISSIONS) sort(this.corrected.has(organizationId), `giá trị mới của ${workId(organizationId, 'correction')}`, `quyết định của ${workId(organizationId, 'written')}`);
    for (const { id } of rows.committee) sort(this.committees.has(id), id);
    for (const { id } of rows.organization) sort(this.organizations.has(id), id);
    for (const { organizationId, name } of rows.organizationPeriod) sort(this.organizations.has(organizationId), name);
    for (const { id } of rows.ratingSheet) sort(this.sheets.has(id), id);
    for (const { id } of rows.ratingEntry) sort(this.entries.has(id), id);
    for (const { id } of rows.observation) sort(this.observations.has(id), id);
    for (const { id, organizationId } of rows.holidayNotice) sort(this.organizations.has(organizationId), id, `05-HD/ĐU của ${organizationId}`);
    for (const { id, organizationId } of rows.cellMeeting) sort(this.scope.has(organizationId), id);
    for (const { id, organizationId } of rows.trainingCourse) sort(this.organizations.has(organizationId), id);
    for (const { id, name, organizationId } of rows.massOrganization) sort(this.organizations.has(organizationId), id, name);
    for (const { id } of rows.recordedRating) sort(this.results.has(id), id);
    // An id is theirs or not; a name may stand within another.
    const known = new Set(mine);
    const names = [...known].filter((value) => !isId(value)).join('\n');
    return [...new Set(others)].filter((value) => !known.has(value) && (isId(value) || !names.includes(value)));
  }
}

const isId = (value: string): boolean => /^[0-9a-f]{8}-/.test(value);

interface Listed<T> {
  readonly list: {
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly edges: readonly { readonly node: T }[];
  };
}

/** The id that work in progress gives a cell's case, or its measure. */
function workId(organizationId: string, kind: string): string {
  return createHash('md5').update(`${organizationId}${kind}`).digest('hex').replace(/^(.{8})(.{4}).(.{3}).(.{3})/, '$1-$2-7$3-8$4-');
}

/** Up to so many of a list, spread over it. */
function some<T>(all: Iterable<T>, count: number = SAMPLE): T[] {
  const list = [...all];
  const step = Math.max(1, Math.floor(list.length / count));
  return list.filter((_, index) => index % step === 0).slice(0, count);
}

let api: TestApi;
const walked = new Set<string>();

beforeAll(async () => {
  api = await TestApi.start();
  const owner = await connect(api.database.ownerUrl);
  await owner.query(WORK_IN_PROGRESS);
  await owner.end();
});

afterAll(() => api.close());

describe.each(ASKERS)('what $user is told', (asker) => {
  const mine = new Belongings(asker);
  let client: Client;

  beforeAll(async () => {
    client = await api.login(USERS[asker.user]);
  });

  const idsOf: Readonly<Record<string, ReadonlySet<string>>> = {
    organization: mine.organizations,
    member: mine.members,
    committee: mine.committees,
    // Work in progress has the ids of the organisations it is of.
    ratingSeason: mine.organizations,
    ratingSheet: new Set([...mine.organizations, ...mine.sheets]),
    admission: mine.admissions,
    ...Object.fromEntries(Object.entries(WORK_OF_CELLS).map(([field, kind]) => [field, new Set([...mine.organizations].map((id) => workId(id, kind)))])),
    correction: new Set([...mine.organizations].flatMap((id) => ['correction', 'written'].map((kind) => workId(id, kind)))),
    resolution: new Set(rows.resolution.flatMap(({ id, organizationId }) => (mine.organizations.has(organizationId) ? [id] : []))),
  };
  const foreign: Readonly<Record<string, readonly string[]>> = {
    organization: rows.organization.map(({ id }) => id).filter((id) => !mine.organizations.has(id)),
    member: rows.member.map(({ id }) => id).filter((id) => !mine.members.has(id)),
    committee: rows.committee.map(({ id }) => id).filter((id) => !mine.committees.has(id)),
    ratingSheet: rows.ratingSheet.map(({ id }) => id).filter((id) => !mine.sheets.has(id)),
    ...Object.fromEntries(Object.entries(WORK_OF_CELLS).map(([field, kind]) => [field, cells.filter((id) => !mine.organizations.has(id)).map((id) => workId(id, kind))])),
    correction: cells.filter((id) => !mine.organizations.has(id)).map((id) => workId(id, 'correction')),
  };

  /** What cannot be asked without saying of which organisation, on days of the demo. */
  const ofOrganization: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>> = {
    badgeCandidates: [{ rounds: 8 }],
    recordCompleteness: [{}],
    meetings: [{ year: 2026 }],
    memberExits: [{}], memberSuspensions: [{}],
    disciplineCounts: [{ fromYear: 2020, throughYear: 2026, by: ['FIELD', 'LEVEL'], onOrganizations: false }],
    inspectionProgrammes: [{}],
    movementBalance: [{ from: '2025-01-01', through: REFERENCE_DATE }],
    trainingCourses: [{ year: 2026 }],
    recordedRatings: [{ year: 2025, corrected: true }],
    massOrganizations: [{}],
    ratingProgress: rows.ratingSeason.filter(({ year }) => year === 2025).map(({ id }) => ({ seasonId: id })),
    regulations: [{ on: REFERENCE_DATE }],
    regulationHistory: [{ parameter: 'rating.cell-deadline' }],
    workingDayDeadline: [{ from: REFERENCE_DATE, workingDays: 30 }],
    localRules: [{}],
    holidayNotices: [{}],
    figure: ['members-admitted', 'cells-keeping-regular-meetings', 'grassroots-leaders-trained', 'mass-organizations-rated-good-or-better'].map((metric) => ({
      metric,
      from: '2025-07-01',
      through: REFERENCE_DATE,
    })),
  };

  it('nothing that belongs to others, whatever is asked, for whatever day', async () => {
    const told = new Map<string, string>();
    const codes = new Set<string>();
    const ask = async (field: string, variables: Readonly<Record<string, unknown>>): Promise<void> => {
      const { data, errors } = await client.send(everything(field, depthOf(field, asker.depth)), variables);
      edgesTold(data, walked);
      for (const { extensions } of errors ?? []) codes.add(extensions.code);
      for (const text of textsOf({ data, errors })) if (!told.has(text)) told.set(text, `${field} ${JSON.stringify(variables)}`);
    };
    for (const asOf of everythingOn(asker)) {
      for (const id of [...some(mine.organizations), ...some(foreign['organization'] ?? [], Math.ceil(SAMPLE / 2))]) {
        await ask('caseCounts', { organizationId: id, from: '2020-01-01', through: '2026-12-31' });
      }
      for (const field of QUERY_FIELDS.filter((name) => !(name in idsOf) && !(name in ofOrganization) && name !== 'caseCounts' && name !== 'duesOwed' && name !== 'reorganizationPreview' && name !== 'possibleDuplicates' && name !== 'mergePreview' && !TELLS_OF_OTHERS.includes(name))) await ask(field, { asOf, first: asker.depth === DEEP ? PAGE * 4 : PAGE });
      for (const [field, ids] of Object.entries(idsOf)) for (const id of [...some(ids), ...some(foreign[field] ?? [], Math.ceil(SAMPLE / 2))]) await ask(field, { id, asOf });
    }
    for (const organizationId of [...some(mine.organizations), ...some(foreign['organization'] ?? [], Math.ceil(SAMPLE / 2))]) {
      await ask('reorganizationPreview', { dissolve: { ...DECIDED, organizationId, version: 1, placements: [], validateOnly: true } });
      for (const [field, questions] of Object.entries(ofOrganization)) for (const question of questions) await ask(field, { organizationId, ...question });
    }
    const strangers = rows.person.map(({ id }) => id).filter((id) => !mine.persons.has(id));
    for (const personId of [...some(mine.persons, SAMPLE * 5), ...some(strangers)]) {
      await ask('relations', { personId });
      await ask('possibleDuplicates', { personId });
    }
    for (const memberId of some(foreign['member'] ?? [])) await ask('duesOwed', { memberId, month: REFERENCE_DATE, basis: 'STUDENT' });
    const all = [...told.keys()].join('\n');
    const canaries = mine.canaries();
    const leaks = canaries.filter((canary) => all.includes(canary));
    expect(leaks.map((leak) => `${leak}: ${[...told].find(([text]) => text.includes(leak))?.[1] ?? ''}`)).toEqual([]);
    expect(canaries.length).toBeGreaterThan(4_000);
    // The questions were understood, and what is theirs was told.
    expect([...codes].filter((code) => !['NOT_FOUND', 'FORBIDDEN'].includes(code))).toEqual([]);
    const present = rollOn(REFERENCE_DATE, 'PRIMARY');
    expect(present.filter(({ person }) => all.includes(person.fullName)).length).toBeGreaterThanOrEqual(Math.min(present.length, 10));
  }, TIMEOUT);

  it('of a record of others, what would be told if there were none', async () => {
    const absent = '0197c1c8-0280-7000-8000-000000000000';
    for (const [field, ids] of Object.entries(foreign)) {
      const refusal = async (id: string, asOf: string | null): Promise<Omit<ApiError, 'requestId'>> => {
        const dated = `query ($id: UUID!, $asOf: PlainDate) { ${field}(id: $id, asOf: $asOf) { id } }`;
        const query = ['ratingSheet', 'correction', ...Object.keys(WORK_OF_CELLS)].includes(field) ? `query ($id: UUID!) { ${field}(id: $id) { id } }` : dated;
        const { message, path, extensions } = await client.refusal(query, { id, asOf });
        return { message, path, extensions: { ...extensions, requestId: undefined } };
      };
      for (const asOf of DAYS) {
        const none = await refusal(absent, asOf);
        for (const id of some(ids, OTHERS)) expect(await refusal(id, asOf)).toEqual(none);
      }
    }
  });

  if (asker.place === null) {
    it('only accounts: no organisation, no member', async () => {
      for (const field of ['members', 'member', 'organizations', 'organization', 'committee']) {
        const { extensions } = await client.refusal(everything(field, 0), { id: rows.member[0]?.id });
        expect(extensions.code).toBe('FORBIDDEN');
      }
    });
    return;
  }

  it('of an organisation of others, an empty list', async () => {
    const lists = `query ($id: UUID!, $asOf: PlainDate) {
      members(asOf: $asOf, filter: { organizationId: $id }) { totalCount }
      guests: members(asOf: $asOf, filter: { organizationId: $id, membership: TEMPORARY }) { totalCount }
      under: organizations(asOf: $asOf, filter: { underId: $id }) { totalCount }
      children: organizations(asOf: $asOf, filter: { parentId: $id }) { totalCount }
    }`;
    const empty = { totalCount: 0 };
    for (const asOf of DAYS) {
      for (const id of some(foreign['organization'] ?? [], OTHERS)) expect(await client.ask(lists, { id, asOf })).toEqual({ members: empty, guests: empty, under: empty, children: empty });
    }
  });

  it.each(DAYS)('all of the roll that is theirs (%s)', async (asOf) => {
    const day = asOf ?? REFERENCE_DATE;
    for (const membership of ['PRIMARY', 'TEMPORARY'] as const) {
      expect(new Set(await listed('members', { asOf, filter: { membership } }))).toEqual(new Set(rollOn(day, membership).map(({ member }) => member.id)));
    }
  });

  it.each(DAYS)('all organisations whose name they may know (%s)', async (asOf) => {
    const wanted = [...mine.organizations].filter((id) => oracle.period(id, asOf ?? REFERENCE_DATE));
    expect(new Set(await listed('organizations', { asOf }))).toEqual(new Set(wanted));
  });

  it('the way up from their place, on any day, without a gap', async () => {
    const id = oracle.organization(asker.place ?? '');
    for (const asOf of DAYS) {
      const way: string[] = [];
      const day = asOf ?? REFERENCE_DATE;
      for (let parent = oracle.nearestPeriod(id, day)?.parentId; parent; parent = oracle.nearestPeriod(parent, day)?.parentId) way.unshift(parent);
      const { organization } = await client.ask<{ organization: { ancestors: { id: string }[] } }>(
        'query ($id: UUID!, $asOf: PlainDate) { organization(id: $id, asOf: $asOf) { ancestors { id } } }',
        { id, asOf },
      );
      expect(organization.ancestors.map((each) => each.id)).toEqual(way);
    }
  });

  it('how to reach exactly those who are there now', async () => {
    const found = new Map<string, unknown>();
    const asked = 'person { id contact { phone email address } }';
    for (const asOf of DAYS) {
      for (const membership of ['PRIMARY', 'TEMPORARY']) {
        for (const { person } of await nodes<{ person: { id: string; contact: unknown } }>('members', { asOf, filter: { membership } }, asked)) {
          if (person.contact !== null) found.set(person.id, person.contact);
        }
      }
    }
    const contacts = rows.personContact.filter(({ personId }) => mine.reachable.has(personId));
    expect(found).toEqual(new Map(contacts.map(({ personId, phone, address }) => [personId, { phone, email: null, address }])));
  });

  it('how many members there are only where they see the roll', async () => {
    const counts = await nodes<{ id: string; memberCount: number | null }>('organizations', {}, 'id memberCount');
    const roll = oracle.roll();
    for (const { id, memberCount } of counts) {
      const under = oracle.under(id);
      const count = roll.filter(({ organizationId }) => under.has(organizationId)).length;
      expect([id, memberCount]).toEqual([id, asker.roll && mine.scope.has(id) ? count : null]);
    }
  });

  /** Those on the roll of a day whom the asker may see. */
  function rollOn(day: string, membership: 'PRIMARY' | 'TEMPORARY'): OnRoll[] {
    return oracle.roll(day, membership).filter(({ member, organizationId }) => (asker.roll && mine.scope.has(organizationId)) || member.personId === mine.self);
  }

  async function listed(field: 'members' | 'organizations', args: Readonly<Record<string, unknown>>): Promise<string[]> {
    return (await nodes<{ id: string }>(field, args, 'id')).map(({ id }) => id);
  }

  /** The rows of a list in all its pages. */
  async function nodes<T>(field: 'members' | 'organizations', args: Readonly<Record<string, unknown>>, fields: string): Promise<T[]> {
    const filter = field === 'members' ? 'MemberFilter' : 'OrganizationFilter';
    const query = `query ($asOf: PlainDate, $filter: ${filter}, $after: String) {
      list: ${field}(asOf: $asOf, filter: $filter, first: 100, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node { ${fields} } } }
    }`;
    const all: T[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { list }: Listed<T> = await client.ask<Listed<T>>(query, { ...args, after });
      all.push(...list.edges.map(({ node }) => node));
      after = list.pageInfo.endCursor;
      more = list.pageInfo.hasNextPage;
      if (!more) expect(list.totalCount).toBe(all.length);
    }
    return all;
  }
});

describe('the walk', () => {
  it('has been told something along every edge of the schema that is not held to its scope elsewhere', () => {
    const never = [...everyEdge()].filter((edge) => !walked.has(edge) && !ELSEWHERE.some(([edges]) => edges.test(edge)));
    expect(never.sort()).toEqual([]);
  });
});
