import { IMPERSONAL, type FieldTable, type Policy } from '#access';

export const trainingPolicy = {
  'training.read': {
    vi: 'Xem các lớp tập huấn, bồi dưỡng và người tham gia trong phạm vi',
    en: 'See training courses and who in scope attended them',
    roles: {
      SECRETARY: 'UNIT_AND_BELOW',
      STANDING_COMMITTEE: 'UNIT_AND_BELOW',
      INSPECTION_COMMITTEE: 'UNIT_AND_BELOW',
      PARTY_OFFICE: 'UNIT_AND_BELOW',
    },
    needs: ['member.read'],
  },
  'training.record': {
    vi: 'Ghi lớp tập huấn, bồi dưỡng và kết quả tham gia',
    en: 'Record training courses and attendance',
    roles: { PARTY_OFFICE: 'UNIT' },
    needs: ['training.read'],
  },
} satisfies Policy;

export const trainingFields = {
  TrainingAttendance: { PARTY_RECORD: 'completed', IDENTITY: 'person' },
  TrainingCourse: IMPERSONAL,
} satisfies FieldTable;
