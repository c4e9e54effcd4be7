import { IMPERSONAL, type FieldTable, type Policy } from '#access';

export const exitPolicy = {
  'exit.record': {
    vi: 'Ghi nhận đảng viên chuyển đi, bị xóa tên, bị khai trừ, xin ra, từ trần, và khôi phục',
    en: 'Put on record who is transferred out, removed from the roll, expelled, resigned or dead, and who is restored',
    roles: { STANDING_COMMITTEE: 'UNIT_AND_BELOW', PARTY_OFFICE: 'UNIT_AND_BELOW' },
    needs: ['organization.read', 'member.read'],
  },
} satisfies Policy;

export const movementFields = {
  MemberExit: { PARTY_RECORD: 'id kind ground grounds inactiveMonths unpaidMonths helpedSince complaintBy destination decision effectiveOn recordedAt restoredOn restorationDecision version member organization log' },
  Movement: { PARTY_RECORD: 'onDay member organization' },
  MovementBalance: IMPERSONAL,
  MovementLine: IMPERSONAL,
} satisfies FieldTable;
