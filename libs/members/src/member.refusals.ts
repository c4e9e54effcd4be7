import { defineRefusals } from '#kernel';

export const memberRefusals = defineRefusals({
  AGES_OUT_OF_ORDER: {
    vi: 'Tuổi “từ” ({ageFrom}) không được lớn hơn tuổi “đến” ({ageTo}).',
    en: 'Age "from" ({ageFrom}) must not be above age "to" ({ageTo}).',
  },
  NATIONAL_ID_DIGITS: { vi: 'Số căn cước phải gồm đúng {allowed} chữ số.', en: 'A national id has exactly {allowed} digits.' },
  CARD_DIGITS: { vi: 'Số thẻ đảng viên chỉ gồm chữ số; số chữ số phải là: {allowed}.', en: 'A card number has digits only; how many: {allowed}.' },
  IDENTITY_NUMBER_TAKEN: {
    vi: 'Số này đã ghi cho {name}: đối chiếu lại giấy tờ của cả hai trước khi nhập.',
    en: 'This number is on record for {name}: compare the documents of both before entering it.',
  },
  POSSIBLE_DUPLICATE: {
    vi: 'Có thể đã có hồ sơ: {names}. Nếu không phải cùng một người, nêu lý do.',
    en: 'May be on record already: {names}. If it is not the same person, say why.',
  },
  APART_AMBIGUOUS: { vi: 'Nêu đúng một cách: “personId” cùng “otherId”, hoặc “suspicionId”.', en: 'Name them in exactly one way: "personId" with "otherId", or "suspicionId".' },
  APART_FROM_SELF: { vi: 'Phải là hai hồ sơ khác nhau.', en: 'These must be two records.' },
  APART_DECLARED: { vi: 'Hai hồ sơ này đã được ghi là của hai người khác nhau.', en: 'These two are on record as not the same already.' },
  IDENTITY_NUMBER_ABSENT: { vi: 'Hồ sơ của người này chưa có số đó.', en: 'This person’s record has no such number.' },
  OWN_BADGE: { vi: 'Không ai tự ghi hoặc rút Huy hiệu Đảng của mình: người khác phải làm.', en: 'Nobody records or withdraws a badge of their own: somebody else must do it.' },
  BADGE_GIVEN: { vi: 'Đảng viên này đã được tặng Huy hiệu {years} năm tuổi đảng.', en: 'This member has the badge of {years} years already.' },
  BADGE_POSTHUMOUS_UNFIT: { vi: 'Truy tặng chỉ dành cho, và mới được ghi cho, đảng viên đã từ trần.', en: 'A badge is given after death to those who have died, and to those only in that way.' },
  BADGE_WITHOUT_SENIORITY: { vi: 'Người này không phải là đảng viên chính thức vào ngày {day}: không có tuổi đảng để xét.', en: 'This person was no full member on {day}: there is no party seniority.' },
  BADGE_UNKNOWN: { vi: 'Không có mức Huy hiệu {years} năm tuổi đảng vào ngày quyết định.', en: 'On the day of the decision there is no badge of {years} years.' },
  BADGE_NOT_REACHED: {
    vi: 'Đến {reached} mới đủ {years} năm tuổi đảng; được thiếu nhiều nhất {months} tháng.',
    en: '{years} years are reached on {reached} only; at most {months} months may be wanting.',
  },
  BADGES_UNKNOWN: {
    vi: 'Bộ quy định chưa có mức và đợt trao Huy hiệu Đảng vào ngày {day}: hãy chọn ngày muộn hơn.',
    en: 'The rule book has no badges and rounds on {day}: choose a later day.',
  },
  RELATIVE_AMBIGUOUS: {
    vi: 'Nêu người thân theo đúng một cách: “otherId”, hoặc số thẻ đảng viên cùng họ tên.',
    en: 'Name the relative in exactly one way: "otherId", or the card number with the full name.',
  },
  RELATION_TO_SELF: { vi: 'Không ai là người thân của chính mình.', en: 'Nobody is a relative of themselves.' },
  RELATION_EXISTS: {
    vi: 'Quan hệ của hai người này đã được khai: muốn sửa, rút bản khai cũ rồi khai lại.',
    en: 'A relationship of these two is declared already: to correct it, withdraw that one and declare anew.',
  },
  RELATION_WITHDRAWN: { vi: 'Quan hệ này đã được rút ngày {withdrawnOn}.', en: 'This relationship was withdrawn on {withdrawnOn}.' },
  RELATION_DECLARED_BY_OTHERS: {
    vi: 'Quan hệ này do người khác khai và liên quan đến chính bạn: văn phòng đảng ủy hoặc bí thư khác phải rút.',
    en: 'Somebody else declared this relationship, and it concerns you: the party office or another secretary must withdraw it.',
  },
  RESTRICTED: {
    vi: 'Người này đang có hạn chế theo quyết định còn hiệu lực{detailVi}.',
    en: 'This person is under a restriction by a decision in force{detailEn}.',
  },
});
