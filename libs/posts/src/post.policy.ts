import { IMPERSONAL, type FieldTable, type Policy } from '#access';

export const postPolicy = {
  'post.appoint': {
    vi: 'Ghi nhận bổ nhiệm, bầu, cho thôi giữ chức, phân công cấp ủy viên theo dõi chi bộ ở các tổ chức trực thuộc; ở chính tổ chức mình: cán bộ, công chức, trưởng bản, tổ trưởng, trưởng ban mặt trận',
    en: 'Put on record who is appointed, elected and relieved, and who follows which cells, in organisations below; in the own organisation civil servants and heads of villages, street groups and fronts',
    roles: { STANDING_COMMITTEE: 'UNIT_AND_BELOW', PARTY_OFFICE: 'UNIT_AND_BELOW' },
    needs: ['organization.read', 'member.read'],
  },
  'post.prepare': {
    vi: 'Được báo trước khi hết nhiệm kỳ, hết thời hạn giữ chức để chuẩn bị đại hội, bầu cử, bổ nhiệm',
    en: 'Be told ahead which terms and posts end, to prepare elections and appointments',
    roles: { SECRETARY: 'UNIT', STANDING_COMMITTEE: 'UNIT_AND_BELOW', PARTY_OFFICE: 'UNIT_AND_BELOW' },
    needs: ['organization.read', 'member.read'],
  },
} satisfies Policy;

export const postFields = {
  EndingTerm: { PARTY_RECORD: 'id committeeKind postKind termName validThrough organization', IDENTITY: 'person' },
  CellFollowing: { PARTY_RECORD: 'id organization validFrom validThrough version', IDENTITY: 'fullName person' },
  Organization: { PARTY_RECORD: 'followers' },
  Person: { PARTY_RECORD: 'followedCells' },
  FollowingPayload: IMPERSONAL,
  CellFinding: IMPERSONAL,
} satisfies FieldTable;
