import type { Policy } from '#access';

export const targetPolicy = {
  'target.read': {
    vi: 'Xem chỉ tiêu và các số liệu đã công bố của đơn vị và cấp dưới',
    en: 'See the targets and printed figures of the organisation and those below',
    roles: {
      SECRETARY: 'UNIT_AND_BELOW',
      STANDING_COMMITTEE: 'UNIT_AND_BELOW',
      INSPECTION_COMMITTEE: 'UNIT_AND_BELOW',
      PARTY_OFFICE: 'UNIT_AND_BELOW',
    },
  },
} satisfies Policy;
