import { registerEnumType } from '@nestjs/graphql';
import {
  CommitteeKind,
  EducationLevel,
  Gender,
  MemberStatus,
  MemberStatusEnd,
  MembershipKind,
  PoliticalTheoryLevel,
  PostKind,
} from '#enums';

registerEnumType(Gender, {
  name: 'Gender',
  description: 'Gender.',
  valuesMap: { FEMALE: { description: 'Nữ: female.' }, MALE: { description: 'Nam: male.' } },
});

registerEnumType(EducationLevel, {
  name: 'EducationLevel',
  description: 'Highest level of education completed.',
  valuesMap: {
    PRIMARY: { description: 'Tiểu học: primary school.' },
    LOWER_SECONDARY: { description: 'Trung học cơ sở: lower secondary school.' },
    UPPER_SECONDARY: { description: 'Trung học phổ thông: upper secondary school.' },
    VOCATIONAL: { description: 'Trung cấp: vocational school.' },
    COLLEGE: { description: 'Cao đẳng: college.' },
    UNIVERSITY: { description: 'Đại học: university.' },
    POSTGRADUATE: { description: 'Trên đại học: postgraduate.' },
  },
});

registerEnumType(PoliticalTheoryLevel, {
  name: 'PoliticalTheoryLevel',
  description: 'Level of political theory (lý luận chính trị).',
  valuesMap: {
    NONE: { description: 'Chưa qua đào tạo: none.' },
    ELEMENTARY: { description: 'Sơ cấp: elementary.' },
    INTERMEDIATE: { description: 'Trung cấp: intermediate.' },
    ADVANCED: { description: 'Cao cấp, cử nhân: advanced.' },
  },
});

registerEnumType(MemberStatus, {
  name: 'MemberStatus',
  description: 'Legal state of a member.',
  valuesMap: {
    PROBATIONARY: { description: 'Đảng viên dự bị: probationary member.' },
    FULL: { description: 'Đảng viên chính thức: full member.' },
  },
});

registerEnumType(MemberStatusEnd, {
  name: 'MemberStatusEnd',
  description: 'Why a legal state ended.',
  valuesMap: {
    RECOGNIZED: { description: 'Công nhận chính thức: recognised as a full member.' },
    TRANSFERRED_OUT: { description: 'Chuyển đi: transferred out of the ward.' },
    REMOVED_FROM_ROLL: { description: 'Xóa tên: removed from the roll.' },
    EXPELLED: { description: 'Khai trừ: expelled.' },
    RESIGNED: { description: 'Xin ra: left at the member’s own request.' },
    DIED: { description: 'Từ trần: died.' },
  },
});

registerEnumType(MembershipKind, {
  name: 'MembershipKind',
  description: 'How a member belongs to an organisation.',
  valuesMap: {
    PRIMARY: { description: 'Sinh hoạt chính thức: the member counts here.' },
    TEMPORARY: { description: 'Sinh hoạt tạm thời: active here for a time, counted at the primary membership.' },
  },
});

registerEnumType(CommitteeKind, {
  name: 'CommitteeKind',
  description: 'Kind of elected body.',
  valuesMap: {
    EXECUTIVE: { description: 'Ban chấp hành (cấp ủy): executive committee.' },
    STANDING: { description: 'Ban thường vụ: standing committee.' },
    INSPECTION: { description: 'Ủy ban kiểm tra: inspection committee.' },
    CELL: { description: 'Chi ủy: cell committee.' },
  },
});

registerEnumType(PostKind, {
  name: 'PostKind',
  description: 'Kind of post.',
  valuesMap: {
    SECRETARY: { description: 'Bí thư: secretary.' },
    DEPUTY_SECRETARY: { description: 'Phó bí thư: deputy secretary.' },
    COMMITTEE_MEMBER: { description: 'Ủy viên: member of the committee the post belongs to.' },
    INSPECTION_CHAIR: { description: 'Chủ nhiệm Ủy ban kiểm tra: chair of the inspection committee.' },
    INSPECTION_DEPUTY_CHAIR: { description: 'Phó Chủ nhiệm Ủy ban kiểm tra: deputy chair of the inspection committee.' },
    PARTY_OFFICE_OFFICER: { description: 'Cán bộ Văn phòng Đảng ủy: officer of the party office.' },
    VILLAGE_HEAD: { description: 'Trưởng bản: village head.' },
    STREET_GROUP_HEAD: { description: 'Tổ trưởng tổ dân phố: street-group head.' },
    FRONT_HEAD: { description: 'Trưởng ban công tác mặt trận: head of the Fatherland Front’s local committee.' },
    CIVIL_SERVANT: { description: 'Cán bộ, công chức của phường: civil servant of the ward; need not be a member.' },
  },
});
