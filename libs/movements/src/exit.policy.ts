import type { Policy } from '#access';

export const exitPolicy = {
  'exit.record': {
    vi: 'Ghi nhận đảng viên chuyển đi, bị xóa tên, bị khai trừ, xin ra, từ trần, và khôi phục',
    en: 'Put on record who is transferred out, removed from the roll, expelled, resigned or dead, and who is restored',
    roles: { STANDING_COMMITTEE: 'UNIT_AND_BELOW', PARTY_OFFICE: 'UNIT_AND_BELOW' },
  },
} satisfies Policy;
