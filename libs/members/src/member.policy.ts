import { IMPERSONAL, type FieldTable, type Policy } from '#access';

export const memberPolicy = {
  'relation.declare': {
    vi: 'Khai, rút, xem quan hệ thân thích (vợ chồng, cha mẹ, con, anh chị em ruột) để không ai quyết định việc của người thân; đảng viên khai của chính mình',
    en: 'Declare, withdraw and see relationships (spouse, parent, child, sibling), so that nobody decides on a relative; members declare their own',
    // A secretary those of the own cell; the office keeps the records of the whole ward.
    roles: { SECRETARY: 'UNIT', PARTY_OFFICE: 'UNIT_AND_BELOW', MEMBER: 'SELF' },
    needs: ['sensitive.read'],
  },
  'identity.write': {
    vi: 'Nhập, sửa, bỏ số căn cước và số thẻ đảng viên của những người đang sinh hoạt, giữ chức vụ hoặc đang được xét kết nạp trong phạm vi',
    en: 'Enter, change and take away the national ids and card numbers of present members, holders of posts and candidates in scope',
    // A secretary those of the own cell; the office keeps the records of the whole ward.
    roles: { SECRETARY: 'UNIT', PARTY_OFFICE: 'UNIT_AND_BELOW' },
    members: 'NOW',
    needs: ['member.read'],
  },
  'badge.record': {
    vi: 'Ghi Huy hiệu Đảng đã được tặng, truy tặng theo quyết định của cấp trên',
    en: 'Record the badges that members are given by decisions of a level above',
    roles: { PARTY_OFFICE: 'UNIT_AND_BELOW' },
    needs: ['member.read'],
  },
  'duplicate.settle': {
    vi: 'Xem và giải quyết nghi vấn một người có hai hồ sơ trong phạm vi; gộp hai hồ sơ của một người, tách lại khi chưa có gì dựa vào',
    en: 'See and settle suspicions that somebody in scope is on record twice; merge two records of one person, and undo it while nothing stands on it',
    roles: { PARTY_OFFICE: 'UNIT_AND_BELOW' },
    needs: ['member.read', 'identity.write'],
  },
} satisfies Policy;

export const memberFields = {
  Person: { IDENTITY: 'id nationalId identityNumbers fullName gender birthDate ethnicGroup asOf', THEORY_EDUCATION: 'education politicalTheory', CONTACT: 'contact', PARTY_RECORD: 'posts member' },
  IdentityNumber: { IDENTITY: 'kind masked version' },
  PossibleDuplicate: { IDENTITY: 'person sameNumber alike' },
  DuplicateSuspicion: { IDENTITY: 'id openedOn person other sameNumber alike' },
  RevealedNumber: { IDENTITY_NUMBER: 'kind number' },
  Contact: { CONTACT: 'phone email address' },
  Member: {
    PARTY_RECORD: 'id status admissionDecidedOn admissionCeremonyOn recognizedOn cardNumber seniorityYears partySeniority probationThrough readmissions badges organization memberships statuses asOf version viewerCan',
    IDENTITY: 'person',
    // Whether there is a phone number is told to whoever may see it.
    CONTACT: 'missing',
  },
  PartySeniority: { PARTY_RECORD: 'years months days countedFrom daysOutside' },
  Readmission: { PARTY_RECORD: 'decidedOn ceremonyOn recognizedOn' },
  Badge: { PARTY_RECORD: 'id years ground givenOn decisionNumber decidedOn decidedBy version' },
  BadgeCandidate: { PARTY_RECORD: 'id years round reachedOn member' },
  Membership: { PARTY_RECORD: 'kind organization validFrom validThrough' },
  MemberStatusPeriod: { PARTY_RECORD: 'status validFrom validThrough endReason' },
  Post: { PARTY_RECORD: 'id kind committeeKind organization validFrom validThrough version', IDENTITY: 'person' },
  Relation: { SENSITIVE: 'id kind personName otherName declaredOn withdrawnOn withdrawReason version' },
  // The State's list, numbers, and committees as bodies: who sits on them says Post.
  EthnicGroup: IMPERSONAL,
  Electorate: IMPERSONAL,
  BadgeTally: IMPERSONAL,
  RecordCompleteness: IMPERSONAL,
  MissingCount: IMPERSONAL,
  Committee: IMPERSONAL,
  CommitteeComposition: IMPERSONAL,
  EducationShare: IMPERSONAL,
  EthnicGroupShare: IMPERSONAL,
  GenderShare: IMPERSONAL,
  PoliticalTheoryShare: IMPERSONAL,
  Share: IMPERSONAL,
} satisfies FieldTable;
