import type pg from 'pg';
import { newId } from '#kernel';
import { connect, refusalOf } from '../setup/client.js';
import { Client, TestApi, USERS } from './api.js';
import { DemoOracle } from './demo-oracle.js';
import { CORRECT_MEETING, COURSE, MEETING, RECORD_ATTENDANCE, RECORD_COURSE, RECORD_MEETING, RECORD_RESULT, RESULT, VOID_COURSE, VOID_MEETING } from './fact-operations.js';

interface Meeting {
  readonly id: string;
  readonly heldOn: string;
  readonly kind: string;
  readonly present: number;
  readonly voidReason: string | null;
  readonly version: number;
}

interface Course {
  readonly id: string;
  readonly title: string;
  readonly voidReason?: string | null;
  readonly version: number;
  readonly attendance: readonly { readonly completed: boolean; readonly person: { readonly id: string } | null }[];
}

interface Result {
  readonly id: string;
  readonly year: number;
  readonly level: string;
  readonly correctsId: string | null;
  readonly massOrganization: { readonly name: string } | null;
  readonly person: { readonly id: string } | null;
}

const MEETINGS = 'query ($of: UUID!, $year: Int!) { meetings(organizationId: $of, year: $year) { id heldOn kind present voidReason version organization { name } } }';
const COURSES = 'query ($of: UUID!, $year: Int!) { trainingCourses(organizationId: $of, year: $year) { id title voidReason version attendance { completed person { id } } } }';
const RESULTS = `query ($of: UUID!, $year: Int!, $corrected: Boolean) {
  recordedRatings(organizationId: $of, year: $year, corrected: $corrected) { id year level correctsId massOrganization { name } person { id } }
}`;
const BODIES = 'query ($of: UUID!, $asOf: PlainDate) { massOrganizations(organizationId: $of, asOf: $asOf) { id kind name } }';
const FIGURE = `query ($metric: String!, $of: UUID!, $from: PlainDate!, $through: PlainDate!) {
  figure(metric: $metric, organizationId: $of, from: $from, through: $through) {
    numerator denominator otherReadings { reading { key } denominator } facts(first: 100) { edges { node { counted organization { name } massOrganization { name } person { fullName } } } }
  }
}`;

interface Figure {
  readonly numerator: number;
  readonly denominator: number;
  readonly otherReadings: readonly { readonly reading: { readonly key: string }; readonly denominator: number }[];
  readonly facts: { readonly edges: readonly { readonly node: { readonly counted: boolean; readonly organization: { readonly name: string } | null; readonly massOrganization: { readonly name: string } | null; readonly person: { readonly fullName: string } | null } }[] };
}

describe('facts that targets are computed from', () => {
  const oracle = new DemoOracle();
  const { rows } = oracle;
  const ward = oracle.organization('Đảng bộ phường Mộc Châu');
  const vanSon = oracle.organization('Đảng bộ phường Vân Sơn');
  const cell = oracle.organization('Chi bộ bản Nà Sương');
  let api: TestApi;
  let owner: pg.Client;
  let secretary: Client;
  let other: Client;
  let office: Client;
  let standing: Client;
  let member: Client;
  let vanSonStanding: Client;

  beforeAll(async () => {
    api = await TestApi.start();
    owner = await connect(api.database.ownerUrl);
    [secretary, other, office, standing, member, vanSonStanding] = (await Promise.all(
      [USERS.secretary, USERS.otherSecretary, USERS.office, USERS.standing, USERS.member, USERS.vanSonStanding].map((user) => api.login(user)),
    )) as [Client, Client, Client, Client, Client, Client];
  });

  afterAll(async () => {
    await owner.end();
    await api.close();
  });

  const codeOf = async (client: Client, document: string, input: object): Promise<string> => (await client.refusal(document, { input })).extensions.code;
  const figure = async (client: Client, metric: string, of: string, from: string, through: string): Promise<Figure> => (await client.ask<{ figure: Figure }>(FIGURE, { metric, of, from, through })).figure;

  describe('meetings', () => {
    const meetings = async (client: Client, of = cell, year = 2026): Promise<readonly Meeting[]> => (await client.ask<{ meetings: Meeting[] }>(MEETINGS, { of, year })).meetings;
    const input = (change: object = {}) => ({ organizationId: cell, ...MEETING, ...change });
    const keeping = (client: Client, of: string) => figure(client, 'cells-keeping-regular-meetings', of, '2026-01-01', '2026-11-21');
    let recorded: Meeting;

    it('are read by the cell’s secretary and the bodies above, by nobody else', async () => {
      const expected = rows.cellMeeting.filter(({ organizationId, heldOn }) => organizationId === cell && heldOn.startsWith('2026')).map(({ id }) => id);
      for (const client of [secretary, office, standing]) expect((await meetings(client)).map(({ id }) => id).sort()).toEqual([...expected].sort());
      for (const client of [other, vanSonStanding]) expect(await meetings(client)).toEqual([]);
      expect((await member.refusal(MEETINGS, { of: cell, year: 2026 })).extensions.code).toBe('FORBIDDEN');
    });

    it('are recorded by the cell’s secretary only', async () => {
      expect(await codeOf(office, RECORD_MEETING, input())).toBe('FORBIDDEN');
      expect(await codeOf(other, RECORD_MEETING, input())).toBe('NOT_FOUND');
      expect(await codeOf(secretary, RECORD_MEETING, input({ organizationId: newId() }))).toBe('NOT_FOUND');
      expect(await secretary.ask(RECORD_MEETING, { input: input({ validateOnly: true }) })).toEqual({ recordMeeting: { meeting: null } });
      recorded = (await secretary.ask<{ recordMeeting: { meeting: Meeting } }>(RECORD_MEETING, { input: input() })).recordMeeting.meeting;
      expect(recorded).toMatchObject({ heldOn: '2026-11-20', kind: 'EXTRAORDINARY', present: 15, voidReason: null, version: 1 });
      expect((await meetings(standing)).filter(({ id }) => id === recorded.id)).toHaveLength(1);
    });

    it('are refused with all that is wrong at once', async () => {
      const { extensions } = await secretary.refusal(RECORD_MEETING, { input: input({ heldOn: '2026-11-22', present: 200 }) });
      expect(extensions.refusals?.map(({ code, path }) => [code, path.join('.')])).toEqual([['MEETING_IN_FUTURE', 'input.heldOn'], ['ATTENDANCE_TOO_HIGH', 'input.present']]);
      expect(await codeOf(secretary, RECORD_MEETING, input())).toBe('MEETING_EXISTS');
      expect(await codeOf(secretary, RECORD_MEETING, input({ heldOn: '1900-01-01' }))).toBe('MEETING_OF_NO_CELL');
    });

    it('are corrected and voided by the secretary, from the present version', async () => {
      const change = { meetingId: recorded.id, version: 1, ...MEETING, present: 16 };
      expect(await codeOf(other, CORRECT_MEETING, change)).toBe('NOT_FOUND');
      expect(await codeOf(office, CORRECT_MEETING, change)).toBe('FORBIDDEN');
      expect(await codeOf(secretary, CORRECT_MEETING, { ...change, present: 500 })).toBe('ATTENDANCE_TOO_HIGH');
      expect((await secretary.ask<{ correctMeeting: { meeting: Meeting } }>(CORRECT_MEETING, { input: change })).correctMeeting.meeting).toMatchObject({ present: 16, version: 2 });
      expect((await secretary.refusal(CORRECT_MEETING, { input: change })).extensions).toMatchObject({ code: 'VERSION_STALE', params: { current: 2, given: 1 } });
      const voiding = { meetingId: recorded.id, version: 2, reason: 'Ghi nhầm chi bộ' };
      expect(await codeOf(secretary, VOID_MEETING, { ...voiding, version: 1 })).toBe('VERSION_STALE');
      expect(await codeOf(other, VOID_MEETING, voiding)).toBe('NOT_FOUND');
      expect((await secretary.ask<{ voidMeeting: { meeting: Meeting } }>(VOID_MEETING, { input: voiding })).voidMeeting.meeting).toMatchObject({ voidReason: 'Ghi nhầm chi bộ', version: 3 });
      expect(await codeOf(secretary, VOID_MEETING, { ...voiding, version: 3 })).toBe('MEETING_VOIDED');
      expect(await codeOf(secretary, CORRECT_MEETING, { ...change, version: 3 })).toBe('MEETING_VOIDED');
      // The day is free again.
      expect((await secretary.ask<{ recordMeeting: { meeting: Meeting } }>(RECORD_MEETING, { input: input() })).recordMeeting.meeting.version).toBe(1);
    });

    it('count a cell as long as it misses no whole month, and not the month that has just begun', async () => {
      expect(await keeping(secretary, cell)).toMatchObject({ numerator: 1, denominator: 1 });
      expect(await figure(secretary, 'cells-keeping-regular-meetings', cell, '2026-01-01', '2026-01-30')).toMatchObject({ numerator: 0, denominator: 0 });
      const before = await keeping(standing, ward);
      const march = (await meetings(secretary)).find(({ kind, heldOn }) => kind === 'REGULAR' && heldOn.startsWith('2026-03'));
      await secretary.ask(VOID_MEETING, { input: { meetingId: march?.id, version: 1, reason: 'Ghi nhầm' } });
      expect(await keeping(secretary, cell)).toMatchObject({ numerator: 0, denominator: 1 });
      expect(await keeping(standing, ward)).toMatchObject({ numerator: before.numerator - 1, denominator: before.denominator });
      const november = (await meetings(secretary)).find(({ kind, heldOn }) => kind === 'REGULAR' && heldOn.startsWith('2026-11'));
      await secretary.ask(RECORD_MEETING, { input: input({ heldOn: '2026-03-31', kind: 'REGULAR' }) });
      await secretary.ask(VOID_MEETING, { input: { meetingId: november?.id, version: 1, reason: 'Ghi nhầm' } });
      expect(await keeping(secretary, cell)).toMatchObject({ numerator: 1, denominator: 1 });
    });
  });

  describe('training', () => {
    const input = { organizationId: ward, ...COURSE, topic: 'GRASSROOTS_LEADERSHIP' };
    const leader = rows.post.find(({ kind, organizationId, validThrough }) => kind === 'SECRETARY' && organizationId === cell && validThrough === null)?.personId ?? '';
    const stranger = rows.post.find(({ organizationId }) => organizationId === vanSon)?.personId ?? '';
    let course: Course;

    it('is recorded by the party office of the ward', async () => {
      expect(await codeOf(standing, RECORD_COURSE, input)).toBe('FORBIDDEN');
      expect(await codeOf(office, RECORD_COURSE, { ...input, organizationId: vanSon })).toBe('NOT_FOUND');
      expect(await codeOf(office, RECORD_COURSE, { ...input, heldThrough: '2026-11-22' })).toBe('COURSE_NOT_OVER');
      expect(await codeOf(office, RECORD_COURSE, { ...input, heldThrough: '2026-11-16' })).toBe('DATES_OUT_OF_ORDER');
      course = (await office.ask<{ recordTrainingCourse: { course: Course } }>(RECORD_COURSE, { input })).recordTrainingCourse.course;
      expect(course).toMatchObject({ title: COURSE.title, version: 1, attendance: [] });
      expect(await codeOf(office, RECORD_COURSE, input)).toBe('COURSE_EXISTS');
    });

    it('takes attendance of people in scope, all or nobody', async () => {
      const attended = (...ids: string[]) => ({ courseId: course.id, version: 1, attendees: ids.map((personId) => ({ personId, completed: true })) });
      expect(await codeOf(office, RECORD_ATTENDANCE, attended(leader, stranger))).toBe('ATTENDEE_UNKNOWN');
      expect(await codeOf(office, RECORD_ATTENDANCE, attended(leader, newId()))).toBe('ATTENDEE_UNKNOWN');
      expect(await codeOf(office, RECORD_ATTENDANCE, attended(leader, leader))).toBe('ATTENDEE_TWICE');
      expect(await codeOf(standing, RECORD_ATTENDANCE, attended(leader))).toBe('FORBIDDEN');
      expect(await codeOf(office, RECORD_ATTENDANCE, { ...attended(leader), courseId: rows.trainingCourse.find(({ organizationId }) => organizationId === vanSon)?.id })).toBe('NOT_FOUND');
      const before = await figure(secretary, 'grassroots-leaders-trained', cell, '2026-11-01', '2026-11-21');
      expect(before.numerator).toBe(0);
      const answer = await office.ask<{ recordTrainingAttendance: { course: Course } }>(RECORD_ATTENDANCE, { input: attended(leader) });
      expect(answer.recordTrainingAttendance.course).toMatchObject({ version: 2, attendance: [{ completed: true }] });
      expect(await codeOf(office, RECORD_ATTENDANCE, attended(leader))).toBe('VERSION_STALE');
    });

    it('counts the same whoever asks, and each person once', async () => {
      for (const client of [secretary, standing]) expect(await figure(client, 'grassroots-leaders-trained', cell, '2026-11-01', '2026-11-21')).toMatchObject({ numerator: 1 });
      const whole = await figure(standing, 'grassroots-leaders-trained', ward, '2025-07-01', '2026-11-21');
      const people = new Set(
        rows.post.flatMap(({ kind, organizationId, personId, validThrough }) =>
          validThrough === null && oracle.under(ward).has(organizationId) && (['VILLAGE_HEAD', 'STREET_GROUP_HEAD', 'FRONT_HEAD'].includes(kind) || (kind === 'SECRETARY' && ['CELL', 'BASE_CELL'].includes(oracle.period(organizationId, '2026-11-21')?.kind ?? ''))) ? [personId] : [],
        ),
      );
      expect(whole.denominator).toBe(people.size);
      expect(whole.otherReadings.map(({ reading }) => reading.key)).toEqual(['with-civil-servants']);
      expect(whole.otherReadings[0]?.denominator).toBeGreaterThan(people.size);
    });

    it('is seen by those who see the people, in one’s own ward', async () => {
      const courses = async (client: Client): Promise<readonly Course[]> => (await client.ask<{ trainingCourses: Course[] }>(COURSES, { of: ward, year: 2026 })).trainingCourses;
      const own = (await courses(secretary)).find(({ id }) => id === course.id);
      expect(own?.attendance).toEqual([{ completed: true, person: { id: leader } }]);
      expect((await courses(other)).find(({ id }) => id === course.id)?.attendance).toEqual([]);
      expect(await courses(vanSonStanding)).toEqual([]);
      expect((await member.refusal(COURSES, { of: ward, year: 2026 })).extensions.code).toBe('FORBIDDEN');
    });
  });

  describe('a training course that was entered by mistake', () => {
    const input = { organizationId: ward, ...COURSE, title: 'Lớp ghi nhầm', topic: 'GRASSROOTS_LEADERSHIP', heldFrom: '2026-02-02', heldThrough: '2026-02-03' };
    const leader = rows.post.find(({ kind, organizationId, validThrough }) => kind === 'SECRETARY' && organizationId === cell && validThrough === null)?.personId ?? '';
    const trained = async (): Promise<number> => (await figure(standing, 'grassroots-leaders-trained', cell, '2026-02-01', '2026-02-28')).numerator;
    const record = async (): Promise<Course> => (await office.ask<{ recordTrainingCourse: { course: Course } }>(RECORD_COURSE, { input })).recordTrainingCourse.course;

    it('is voided by the party office, with the reason: it stays readable, and nobody counts as trained by it', async () => {
      const { id: courseId } = await record();
      const attendance = { courseId, attendees: [{ personId: leader, completed: true }] };
      await office.ask(RECORD_ATTENDANCE, { input: { ...attendance, version: 1 } });
      const before = await trained();
      const voiding = { courseId, version: 2, reason: 'Lớp không tổ chức' };
      expect(await codeOf(standing, VOID_COURSE, voiding)).toBe('FORBIDDEN');
      expect(await codeOf(office, VOID_COURSE, { ...voiding, courseId: rows.trainingCourse.find(({ organizationId }) => organizationId === vanSon)?.id })).toBe('NOT_FOUND');
      expect(await codeOf(office, VOID_COURSE, { ...voiding, version: 1 })).toBe('VERSION_STALE');
      await office.ask(VOID_COURSE, { input: { ...voiding, validateOnly: true } });
      expect(await trained()).toBe(before);
      const { voidTrainingCourse } = await office.ask<{ voidTrainingCourse: { course: Course } }>(VOID_COURSE, { input: voiding });
      expect(voidTrainingCourse.course).toMatchObject({ voidReason: 'Lớp không tổ chức', version: 3, attendance: [{ completed: true }] });
      expect(await trained()).toBe(before - 1);
      for (const [document, change] of [[VOID_COURSE, voiding], [RECORD_ATTENDANCE, attendance]] as const) expect(await codeOf(office, document, { ...change, version: 3 })).toBe('COURSE_VOIDED');
      const { trainingCourses } = await secretary.ask<{ trainingCourses: Course[] }>(COURSES, { of: ward, year: 2026 });
      expect(trainingCourses.find(({ id }) => id === courseId)).toMatchObject({ voidReason: 'Lớp không tổ chức' });
    });

    it('leaves its title and day free', async () => {
      expect((await record()).version).toBe(1);
      expect(await codeOf(office, RECORD_COURSE, input)).toBe('COURSE_EXISTS');
    });
  });

  describe('recorded ratings', () => {
    const results = async (client: Client, year: number, corrected = false): Promise<readonly Result[]> => (await client.ask<{ recordedRatings: Result[] }>(RESULTS, { of: ward, year, corrected })).recordedRatings;
    const servant = rows.post.find(({ kind, organizationId }) => kind === 'CIVIL_SERVANT' && organizationId === ward)?.personId ?? '';
    const body = rows.massOrganization.find(({ kind, organizationId }) => kind === 'VETERANS_ASSOCIATION' && organizationId === ward)?.id;
    const foreignBody = rows.massOrganization.find(({ organizationId }) => organizationId === vanSon)?.id;
    const input = (change: object = {}) => ({ organizationId: ward, massOrganizationId: body, ...RESULT, ...change });
    const record = async (change: object = {}): Promise<Result> => (await office.ask<{ recordRatingResult: { result: Result } }>(RECORD_RESULT, { input: input(change) })).recordRatingResult.result;

    it('name the ward’s five mass organisations, which no list of party organisations holds', async () => {
      const { massOrganizations } = await standing.ask<{ massOrganizations: { kind: string; name: string }[] }>(BODIES, { of: ward });
      expect(massOrganizations.map(({ kind }) => kind)).toEqual(['FATHERLAND_FRONT', 'YOUTH_UNION', 'WOMENS_UNION', 'FARMERS_UNION', 'VETERANS_ASSOCIATION']);
      expect(await standing.ask(BODIES, { of: ward, asOf: '2025-06-30' })).toEqual({ massOrganizations: [] });
      expect(await vanSonStanding.ask(BODIES, { of: ward })).toEqual({ massOrganizations: [] });
      for (const { name } of massOrganizations) {
        expect(await standing.ask('query ($name: String!) { organizations(filter: { name: $name }) { totalCount } }', { name })).toEqual({ organizations: { totalCount: 0 } });
      }
    });

    it('are entered by the party office, for its own bodies and civil servants', async () => {
      expect(await codeOf(standing, RECORD_RESULT, input())).toBe('FORBIDDEN');
      expect(await codeOf(office, RECORD_RESULT, input({ organizationId: vanSon }))).toBe('NOT_FOUND');
      expect(await codeOf(office, RECORD_RESULT, input({ massOrganizationId: foreignBody }))).toBe('RESULT_SUBJECT_UNKNOWN');
      expect(await codeOf(office, RECORD_RESULT, input({ massOrganizationId: null, personId: newId() }))).toBe('RESULT_SUBJECT_UNKNOWN');
      expect(await codeOf(office, RECORD_RESULT, input({ personId: servant }))).toBe('RESULT_SUBJECT_NOT_ONE');
      expect(await codeOf(office, RECORD_RESULT, input({ decidedOn: '2026-11-22' }))).toBe('RESULT_DECIDED_IN_FUTURE');
      expect(await codeOf(office, RECORD_RESULT, input({ decidedOn: '2025-12-31' }))).toBe('RESULT_DECIDED_BEFORE_YEAR');
    });

    it('are corrected by a new one, from the one that holds, and never overwritten', async () => {
      const first = await record();
      expect(await codeOf(office, RECORD_RESULT, input())).toBe('RESULT_EXISTS');
      const second = await record({ level: 'COMPLETED', correctsId: first.id });
      expect(await codeOf(office, RECORD_RESULT, input({ correctsId: first.id }))).toBe('RESULT_NOT_CURRENT');
      expect(await results(standing, 2026)).toEqual([second]);
      expect((await results(standing, 2026, true)).map(({ id }) => id).sort()).toEqual([first.id, second.id].sort());
      for (const statement of ['UPDATE recorded_rating SET year = 2025', 'DELETE FROM recorded_rating']) expect(await refusalOf(owner, statement)).toBe('42501');
    });

    it('are read in the ward; a cell’s secretary and a member see none of them', async () => {
      expect(await results(standing, 2025)).toHaveLength(45);
      for (const client of [secretary, member, vanSonStanding]) expect(await results(client, 2025)).toEqual([]);
    });

    it('count against all five bodies once one has a result, and civil servants against those rated', async () => {
      const bodies = await figure(standing, 'mass-organizations-rated-good-or-better', ward, '2025-07-01', '2025-12-31');
      expect(bodies).toMatchObject({ numerator: 5, denominator: 5 });
      expect(bodies.facts.edges.filter(({ node }) => node.massOrganization === null)).toEqual([]);
      expect(await figure(standing, 'mass-organizations-rated-good-or-better', ward, '2026-01-01', '2026-11-21')).toMatchObject({ numerator: 0, denominator: 5 });
      expect(await figure(standing, 'mass-organizations-rated-good-or-better', vanSon, '2025-07-01', '2025-12-31').catch((error: unknown) => String(error))).toContain('NOT_FOUND');
      const servants = await figure(standing, 'civil-servants-rated-good-or-better', ward, '2025-07-01', '2025-12-31');
      expect(servants).toMatchObject({ numerator: 39, denominator: 40 });
      expect(servants.facts.edges.filter(({ node }) => node.person === null)).toEqual([]);
    });
  });
});
