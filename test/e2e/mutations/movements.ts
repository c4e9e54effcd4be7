import { EXIT_DECISION, leave, RECORD_EXIT, RESTORE, rollOf, type OnRoll } from '../movement-operations.js';
import { ANNUL_SUSPENSION, END_SUSPENSION, EXTEND, SUSPEND, SUSPENSION } from '../suspension-operations.js';
import { named } from '../reorganization-operations.js';
import type { Attempt, DemoUsers, Scenario } from './scenario.js';

/** A full member of Nà Sương without a post. */
export async function plainMember({ office }: DemoUsers): Promise<OnRoll> {
  const roll = await rollOf(office, (await named(office, 'Chi bộ bản Nà Sương')).id);
  const found = roll.find(({ status, person }) => status === 'FULL' && person.posts.length === 0);
  if (!found) throw new Error('Nobody is without a post.');
  return found;
}

const rated = { overrides: [{ rule: 'RATING_OPEN', reason: 'Chi bộ đã biết' }] };

/** A suspension that was too long, against the warning. */
async function suspended(users: DemoUsers): Promise<{ suspensionId: string; version: number }> {
  const { id: memberId } = await plainMember(users);
  const input = { ...SUSPENSION, memberId };
  const { suspendMember } = await users.office.ask<{ suspendMember: { suspension: { id: string; version: number } } }>(SUSPEND, { input });
  return { suspensionId: suspendMember.suspension.id, version: suspendMember.suspension.version };
}
const later = { decisionNumber: '80-QĐ/ĐU', decidedOn: '2026-11-20', decidedBy: 'Ban Thường vụ Đảng ủy' };

export const movementScenarios: readonly Scenario[] = [
  {
    mutation: 'recordExit',
    prepare: async (users: DemoUsers): Promise<Attempt> => {
      const { id, version } = await plainMember(users);
      const input = { ...EXIT_DECISION, memberId: id, version, kind: 'RESIGNED', grounds: 'Đơn xin ra khỏi Đảng', effectiveOn: '2026-11-21', ...rated };
      return { client: users.office, document: RECORD_EXIT, variables: { input } };
    },
  },
  {
    mutation: 'restoreMember',
    prepare: async (users: DemoUsers): Promise<Attempt> => {
      const exit = await leave(users.office, await plainMember(users), { kind: 'RESIGNED', ...rated });
      return { client: users.standing, document: RESTORE, variables: { input: { ...EXIT_DECISION, exitId: exit.id, version: exit.version, restoredOn: exit.effectiveOn } } };
    },
  },
  {
    mutation: 'suspendMember',
    prepare: async (users: DemoUsers): Promise<Attempt> => {
      const input = { ...SUSPENSION, memberId: (await plainMember(users)).id, validThrough: '2027-01-31', overrides: [{ rule: 'SUSPENSION_TOO_LONG', reason: 'Theo công văn' }] };
      return { client: users.office, document: SUSPEND, variables: { input } };
    },
  },
  {
    mutation: 'extendSuspension',
    prepare: async (users: DemoUsers): Promise<Attempt> => {
      const input = { ...(await suspended(users)), ...later, validThrough: '2027-01-31', overrides: [{ rule: 'EXTENSION_TOO_LONG', reason: 'Theo công văn' }] };
      return { client: users.standing, document: EXTEND, variables: { input } };
    },
  },
  {
    mutation: 'annulSuspension',
    prepare: async (users: DemoUsers): Promise<Attempt> => ({ client: users.office, document: ANNUL_SUSPENSION, variables: { input: { ...(await suspended(users)), ...later, reason: 'Ghi nhầm người' } } }),
  },
  {
    mutation: 'endSuspension',
    prepare: async (users: DemoUsers): Promise<Attempt> => ({ client: users.office, document: END_SUSPENSION, variables: { input: { ...(await suspended(users)), ...later, endedOn: '2026-11-21' } } }),
  },
];
