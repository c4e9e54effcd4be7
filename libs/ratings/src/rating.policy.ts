import { IMPERSONAL, type FieldTable, type Policy } from '#access';

export const ratingPolicy = {
  'rating.read': {
    vi: 'Xem kết quả đánh giá, xếp loại trong phạm vi; đảng viên xem kết quả của mình',
    en: 'See the ratings in scope; members see their own results',
    roles: {
      SECRETARY: 'UNIT_AND_BELOW',
      STANDING_COMMITTEE: 'UNIT_AND_BELOW',
      INSPECTION_COMMITTEE: 'UNIT_AND_BELOW',
      PARTY_OFFICE: 'UNIT_AND_BELOW',
      MEMBER: 'SELF',
    },
    needs: ['member.read'],
  },
  'rating.open': {
    vi: 'Chuẩn bị, mở đợt đánh giá, xếp loại hằng năm',
    en: 'Prepare and open the yearly rating season',
    roles: { STANDING_COMMITTEE: 'UNIT_AND_BELOW', PARTY_OFFICE: 'UNIT_AND_BELOW' },
    needs: ['rating.read'],
  },
  'rating.submit': {
    vi: 'Nhập, gửi, rút lại kết quả đánh giá của chi bộ; ghi việc giúp đỡ đảng viên không hoàn thành nhiệm vụ',
    en: 'Enter, submit and withdraw the cell’s ratings; put on record the help after failing years',
    // A superior sees the sheets of the cells below and does not fill them in.
    roles: { SECRETARY: 'UNIT' },
    needs: ['rating.read'],
  },
  'rating.assess': {
    vi: 'Tự đánh giá, xếp loại của mình',
    en: 'Enter the own self-assessment',
    roles: { MEMBER: 'SELF' },
    needs: ['rating.read'],
  },
  'rating.decide': {
    vi: 'Quyết định hoặc trả lại kết quả đánh giá do đơn vị mình quyết định',
    en: 'Decide or return the ratings that the own organisation decides',
    // Of an organisation without a standing committee its secretary enters what its committee decided. Nobody decides for a body below.
    roles: { SECRETARY: 'UNIT', STANDING_COMMITTEE: 'UNIT' },
    needs: ['rating.read'],
  },
  'rating.close': {
    vi: 'Kết thúc đợt đánh giá, xếp loại hằng năm',
    en: 'Close the yearly rating season',
    roles: { STANDING_COMMITTEE: 'UNIT_AND_BELOW' },
    needs: ['rating.read'],
  },
  'rating.record': {
    vi: 'Ghi kết quả đánh giá, xếp loại do cấp có thẩm quyền khác quyết định: của tổ chức chính trị - xã hội, của cán bộ, công chức, của đảng viên do cấp trên quản lý',
    en: 'Record the ratings that other competent bodies decided: of mass organisations, of civil servants, of members managed above',
    roles: { PARTY_OFFICE: 'UNIT' },
    needs: ['rating.read'],
  },
} satisfies Policy;

export const ratingFields = {
  RatingEntry: { PARTY_RECORD: 'id member excuse proposedLevel votesFor votesAgainst votesAbsent decidedLevel version decidedAbove decidingBody documentNumber documentOn ladder disagreements tasks restriction before change secretBallot sessionDays sickMonths' },
  RatingStep: { PARTY_RECORD: 'rung level score body remark ballot votesFor votesBase inPerson' },
  RatingRestriction: { PARTY_RECORD: 'measure' },
  RatingBallot: IMPERSONAL,
  RatingDisagreement: IMPERSONAL,
  RatingTasks: IMPERSONAL,
  RatingRowAnswer: { PARTY_RECORD: 'entryId accepted objections' },
  RatingRowObjection: { PARTY_RECORD: 'code message path params overridable' },
  RatingRowParam: { PARTY_RECORD: 'name value' },
  RatingResult: { PARTY_RECORD: 'year level' },
  RecordedRating: { PARTY_RECORD: 'id year level massOrganization decidingBody documentNumber decidedOn correctsId', IDENTITY: 'person' },
  MemberHelp: { PARTY_RECORD: 'id year helpers startedOn through result endedOn version log' },
  Member: { PARTY_RECORD: 'ratings helps' },
  MassOrganization: IMPERSONAL,
  RatingAmendment: { PARTY_RECORD: 'id number before after decisionNumber decidedOn reason entry' },
  RatingCap: IMPERSONAL,
  RatingLevelCount: { PARTY_RECORD: 'subject level before organization count entries' },
  RatingPool: IMPERSONAL,
  RatingPoolCount: IMPERSONAL,
  RatingProgress: IMPERSONAL,
  RatingOrganizationProgress: IMPERSONAL,
  RatingStepCounts: IMPERSONAL,
  RatingSeason: IMPERSONAL,
  RatingSeasonDraft: { PARTY_RECORD: 'id year cutOffOn cellDeadlineOn decisionDeadlineOn decidedAbove stage version organization log' },
  PrintedRatingSheet: { PARTY_RECORD: 'html' },
  RatingSheet: IMPERSONAL,
  RatingSheetState: IMPERSONAL,
} satisfies FieldTable;
