import type { Client } from '../client.js';
import { CORRECT_MEETING, COURSE, MEETING, RECORD_ATTENDANCE, RECORD_COURSE, RECORD_DUES, RECORD_MEETING, RECORD_RESULT, RESULT, VOID_COURSE, VOID_DUES, VOID_MEETING } from '../fact-operations.js';
import type { Attempt, DemoUsers, Scenario } from './scenario.js';

interface Listed {
  readonly organizations: { readonly edges: readonly { readonly node: { readonly id: string; readonly posts: readonly { readonly kind: string; readonly person: { readonly id: string } }[] } }[] };
}

async function organization(client: Client, kind: 'CELL' | 'WARD_COMMITTEE'): Promise<Listed['organizations']['edges'][number]['node']> {
  const { organizations } = await client.ask<Listed>('query ($kinds: [OrganizationKind!]) { organizations(filter: { kinds: $kinds }) { edges { node { id posts { kind person { id } } } } } }', { kinds: [kind] });
  const [edge] = organizations.edges;
  if (!edge) throw new Error(`There is no ${kind} in scope.`);
  return edge.node;
}

async function recordedMeeting({ secretary }: DemoUsers): Promise<{ readonly id: string; readonly version: number }> {
  const { id: organizationId } = await organization(secretary, 'CELL');
  const answer = await secretary.ask<{ recordMeeting: { meeting: { id: string; version: number } } }>(RECORD_MEETING, { input: { organizationId, ...MEETING } });
  return answer.recordMeeting.meeting;
}

async function duesOf(secretary: Client): Promise<Readonly<Record<string, unknown>>> {
  const { id: organizationId } = await organization(secretary, 'CELL');
  const { me, members } = await secretary.ask<{ me: { person: { member: { id: string } | null } }; members: { edges: { node: { id: string } }[] } }>('query ($of: UUID) { me { person { member { id } } } members(filter: { organizationId: $of }, first: 3) { edges { node { id } } } }', { of: organizationId });
  // Nobody records dues of their own.
  const others = members.edges.filter(({ node }) => node.id !== me.person.member?.id).slice(0, 2);
  const lines = others.map(({ node }) => ({ memberId: node.id, month: '2026-11-15', amountDong: 60_000 }));
  return { organizationId, paidOn: '2026-11-20', receipt: 'Phiếu thu 11/2026', lines };
}

export const factScenarios: readonly Scenario[] = [
  {
    mutation: 'recordMeeting',
    prepare: async ({ secretary }: DemoUsers): Promise<Attempt> => {
      const { id: organizationId } = await organization(secretary, 'CELL');
      return { client: secretary, document: RECORD_MEETING, variables: { input: { organizationId, ...MEETING } } };
    },
  },
  {
    mutation: 'correctMeeting',
    prepare: async (users: DemoUsers): Promise<Attempt> => {
      const { id, version } = await recordedMeeting(users);
      return { client: users.secretary, document: CORRECT_MEETING, variables: { input: { meetingId: id, version, ...MEETING, present: 16 } } };
    },
  },
  {
    mutation: 'voidMeeting',
    prepare: async (users: DemoUsers): Promise<Attempt> => {
      const { id, version } = await recordedMeeting(users);
      return { client: users.secretary, document: VOID_MEETING, variables: { input: { meetingId: id, version, reason: 'Ghi nhầm' } } };
    },
  },
  {
    mutation: 'recordDues',
    prepare: async ({ secretary }: DemoUsers): Promise<Attempt> => ({ client: secretary, document: RECORD_DUES, variables: { input: await duesOf(secretary) } }),
  },
  {
    mutation: 'voidDues',
    prepare: async ({ secretary }: DemoUsers): Promise<Attempt> => {
      const { recordDues } = await secretary.ask<{ recordDues: { payments: { id: string; version: number }[] } }>(RECORD_DUES, { input: await duesOf(secretary) });
      const [payment] = recordDues.payments;
      return { client: secretary, document: VOID_DUES, variables: { input: { paymentId: payment?.id, version: payment?.version, reason: 'Ghi nhầm' } } };
    },
  },
  {
    mutation: 'recordTrainingCourse',
    prepare: async ({ office }: DemoUsers): Promise<Attempt> => {
      const { id: organizationId } = await organization(office, 'WARD_COMMITTEE');
      return { client: office, document: RECORD_COURSE, variables: { input: { organizationId, ...COURSE } } };
    },
  },
  {
    mutation: 'recordTrainingAttendance',
    prepare: async ({ office }: DemoUsers): Promise<Attempt> => {
      const { id: organizationId, posts } = await organization(office, 'WARD_COMMITTEE');
      const { recordTrainingCourse } = await office.ask<{ recordTrainingCourse: { course: { id: string; version: number } } }>(RECORD_COURSE, { input: { organizationId, ...COURSE } });
      const { id: courseId, version } = recordTrainingCourse.course;
      const people = [...new Set(posts.map(({ person }) => person.id))].slice(0, 3);
      const attendees = people.map((personId, index) => ({ personId, completed: index > 0 }));
      return { client: office, document: RECORD_ATTENDANCE, variables: { input: { courseId, version, attendees } } };
    },
  },
  {
    mutation: 'voidTrainingCourse',
    prepare: async ({ office }: DemoUsers): Promise<Attempt> => {
      const { id: organizationId } = await organization(office, 'WARD_COMMITTEE');
      const { recordTrainingCourse } = await office.ask<{ recordTrainingCourse: { course: { id: string; version: number } } }>(RECORD_COURSE, { input: { organizationId, ...COURSE } });
      const { id: courseId, version } = recordTrainingCourse.course;
      return { client: office, document: VOID_COURSE, variables: { input: { courseId, version, reason: 'Ghi nhầm' } } };
    },
  },
  {
    mutation: 'recordRatingResult',
    prepare: async ({ office }: DemoUsers): Promise<Attempt> => {
      const { id: organizationId, posts } = await organization(office, 'WARD_COMMITTEE');
      const personId = posts.find(({ kind }) => kind === 'CIVIL_SERVANT')?.person.id;
      const { recordRatingResult } = await office.ask<{ recordRatingResult: { result: { id: string } } }>(RECORD_RESULT, { input: { organizationId, personId, ...RESULT } });
      const input = { organizationId, personId, ...RESULT, level: 'EXCELLENT', correctsId: recordRatingResult.result.id };
      return { client: office, document: RECORD_RESULT, variables: { input } };
    },
  },
];
