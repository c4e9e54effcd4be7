import { IMPERSONAL, type FieldTable, type Policy } from '#access';

export const meetingPolicy = {
  'meeting.read': {
    vi: 'Xem các buổi sinh hoạt của chi bộ trong phạm vi',
    en: 'See the meetings of the cells in scope',
    roles: {
      SECRETARY: 'UNIT_AND_BELOW',
      STANDING_COMMITTEE: 'UNIT_AND_BELOW',
      INSPECTION_COMMITTEE: 'UNIT_AND_BELOW',
      PARTY_OFFICE: 'UNIT_AND_BELOW',
    },
  },
  'meeting.record': {
    vi: 'Ghi, sửa, hủy buổi sinh hoạt của chi bộ',
    en: 'Record, correct and void the cell’s meetings',
    // A superior sees the meetings of the cells below and does not write them up.
    roles: { SECRETARY: 'UNIT' },
    needs: ['meeting.read', 'member.read'],
  },
} satisfies Policy;

export const meetingFields = {
  Meeting: IMPERSONAL,
} satisfies FieldTable;
