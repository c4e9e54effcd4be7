import { isPrintable, parsePlainDate, PartialDate, type PlainDate } from '#kernel';

/** What kind of personal data a field is; each is read by the right of its group. */
export type RecordFieldGroup = 'IDENTITY' | 'CONTACT' | 'PARTY_RECORD' | 'THEORY_EDUCATION' | 'SENSITIVE';

/** What can stand in a field. */
export type FieldKind = 'NAME' | 'LINE' | 'PHONE' | 'EMAIL' | 'DAY' | 'PARTIAL_DATE' | 'CHOICE' | 'ETHNIC_GROUP' | 'YES_NO';

export interface RecordField {
  readonly vi: string;
  readonly en: string;
  readonly group: RecordFieldGroup;
  readonly table: string;
  /** Of a partial date what its two columns have in common. */
  readonly column: string;
  readonly kind: FieldKind;
  /** It may be empty. */
  readonly optional?: true;
  /** Of a choice: the codes, and the database's type of them. */
  readonly choices?: readonly string[];
  readonly type?: string;
  /** A paper that shows it must be named. */
  readonly byDocument?: true;
}

const person = { table: 'person' } as const;
const contact = { table: 'person_contact', group: 'CONTACT', optional: true } as const;
const origin = { table: 'person_origin', group: 'IDENTITY', optional: true, kind: 'LINE' } as const;
const residence = { table: 'person_residence', group: 'CONTACT', optional: true, kind: 'LINE' } as const;
const schooling = { table: 'person_schooling', group: 'THEORY_EDUCATION', optional: true, kind: 'LINE' } as const;
const background = { table: 'person_background', group: 'SENSITIVE', optional: true, kind: 'LINE' } as const;
const party = { table: 'party_background', group: 'PARTY_RECORD', optional: true, kind: 'LINE' } as const;
const member = { table: 'member', group: 'PARTY_RECORD', kind: 'DAY', byDocument: true } as const;

/** Every field of a member's record that can be put right, and where it stands. */
export const RECORD_FIELDS = {
  FULL_NAME: { ...person, vi: 'Họ và tên', en: 'full name', group: 'IDENTITY', column: 'full_name', kind: 'NAME' },
  BIRTH_DATE: { ...person, vi: 'Ngày sinh', en: 'birth date', group: 'IDENTITY', column: 'birth', kind: 'PARTIAL_DATE' },
  GENDER: { ...person, vi: 'Giới tính', en: 'gender', group: 'IDENTITY', column: 'gender', kind: 'CHOICE', type: 'gender', choices: ['FEMALE', 'MALE'] },
  ETHNIC_GROUP: { ...person, vi: 'Dân tộc', en: 'ethnic group', group: 'IDENTITY', column: 'ethnic_group_code', kind: 'ETHNIC_GROUP' },
  EDUCATION: {
    ...person,
    vi: 'Trình độ học vấn',
    en: 'level of education',
    group: 'THEORY_EDUCATION',
    column: 'education',
    kind: 'CHOICE',
    type: 'education_level',
    choices: ['PRIMARY', 'LOWER_SECONDARY', 'UPPER_SECONDARY', 'VOCATIONAL', 'COLLEGE', 'UNIVERSITY', 'POSTGRADUATE'],
  },
  POLITICAL_THEORY: {
    ...person,
    vi: 'Lý luận chính trị',
    en: 'level of political theory',
    group: 'THEORY_EDUCATION',
    column: 'political_theory',
    kind: 'CHOICE',
    type: 'political_theory_level',
    choices: ['NONE', 'ELEMENTARY', 'INTERMEDIATE', 'ADVANCED'],
  },
  PHONE: { ...contact, vi: 'Số điện thoại', en: 'phone number', column: 'phone', kind: 'PHONE' },
  EMAIL: { ...contact, vi: 'Thư điện tử', en: 'e-mail address', column: 'email', kind: 'EMAIL' },
  ADDRESS: { ...contact, vi: 'Địa chỉ', en: 'address', column: 'address', kind: 'LINE' },
  ADMISSION_DECIDED_ON: { ...member, vi: 'Ngày quyết định kết nạp', en: 'day of the admission decision', column: 'admission_decided_on' },
  ADMISSION_CEREMONY_ON: { ...member, vi: 'Ngày lễ kết nạp', en: 'day of the admission ceremony', column: 'admission_ceremony_on' },
  RECOGNIZED_ON: { ...member, vi: 'Ngày công nhận chính thức', en: 'day of recognition', column: 'recognized_on' },
  BIRTH_NAME: { ...origin, vi: 'Họ và tên khai sinh', en: 'name at birth', column: 'birth_name' },
  OTHER_NAMES: { ...origin, vi: 'Tên gọi khác, bí danh', en: 'other names', column: 'other_names' },
  BIRTH_PLACE: { ...origin, vi: 'Nơi sinh', en: 'place of birth', column: 'birth_place' },
  HOME_PLACE: { ...origin, vi: 'Quê quán', en: 'place of origin', column: 'home_place' },
  PERMANENT_RESIDENCE: { ...residence, vi: 'Nơi thường trú', en: 'permanent residence', column: 'permanent_residence' },
  PRESENT_RESIDENCE: { ...residence, vi: 'Nơi ở hiện nay', en: 'present residence', column: 'present_residence' },
  GENERAL_EDUCATION: { ...schooling, vi: 'Giáo dục phổ thông', en: 'general education', column: 'general_education' },
  QUALIFICATION: { ...schooling, vi: 'Chuyên môn nghiệp vụ', en: 'professional qualification', column: 'qualification' },
  ACADEMIC_TITLE: { ...schooling, vi: 'Học vị, học hàm', en: 'academic degree and title', column: 'academic_title' },
  LANGUAGES: { ...schooling, vi: 'Ngoại ngữ, tiếng dân tộc thiểu số', en: 'foreign and minority languages', column: 'languages' },
  RELIGION: { ...background, vi: 'Tôn giáo', en: 'religion', column: 'religion' },
  FAMILY_CLASS: { ...background, vi: 'Thành phần gia đình', en: 'family class', column: 'family_class' },
  FAMILY_OCCUPATION: { ...background, vi: 'Nghề nghiệp của gia đình', en: 'occupation of the family', column: 'family_occupation' },
  HEALTH: { ...background, vi: 'Tình trạng sức khỏe', en: 'state of health', column: 'health' },
  WAR_MERIT: { ...background, vi: 'Thương binh, gia đình chính sách', en: 'war invalid, family with merit', column: 'war_merit' },
  FOREIGN_RELATIONS_FILED: { ...background, vi: 'Đã khai quan hệ nước ngoài trong hồ sơ giấy', en: 'relations abroad declared in the paper file', column: 'foreign_relations_filed', kind: 'YES_NO' },
  FOREIGN_FILED_ON: { ...background, vi: 'Ngày khai quan hệ nước ngoài', en: 'day of declaring relations abroad', column: 'foreign_filed_on', kind: 'DAY' },
  ECONOMY_FILED: { ...background, vi: 'Đã khai hoàn cảnh kinh tế trong hồ sơ giấy', en: 'economy of the family declared in the paper file', column: 'economy_filed', kind: 'YES_NO' },
  ECONOMY_FILED_ON: { ...background, vi: 'Ngày khai hoàn cảnh kinh tế', en: 'day of declaring the economy of the family', column: 'economy_filed_on', kind: 'DAY' },
  FILE_NUMBER: { ...party, vi: 'Số lý lịch', en: 'file number', column: 'file_number' },
  OCCUPATION: { ...party, vi: 'Nghề nghiệp', en: 'occupation', column: 'occupation' },
  RECRUITED: { ...party, vi: 'Ngày được tuyển dụng', en: 'day of recruitment', column: 'recruited', kind: 'PARTIAL_DATE' },
  RECRUITED_BY: { ...party, vi: 'Cơ quan tuyển dụng', en: 'recruited by', column: 'recruited_by' },
  YOUTH_UNION: { ...party, vi: 'Ngày vào Đoàn', en: 'day of joining the Youth Union', column: 'youth_union', kind: 'PARTIAL_DATE' },
  ENLISTED: { ...party, vi: 'Ngày nhập ngũ', en: 'day of joining the army', column: 'enlisted', kind: 'PARTIAL_DATE' },
  DISCHARGED: { ...party, vi: 'Ngày xuất ngũ', en: 'day of leaving the army', column: 'discharged', kind: 'PARTIAL_DATE' },
} as const satisfies Readonly<Record<string, RecordField>>;

export type RecordFieldName = keyof typeof RECORD_FIELDS;
export const RECORD_FIELD_NAMES = Object.keys(RECORD_FIELDS) as readonly RecordFieldName[];

/** What stands in a record's fields, as text; null where nothing does. */
export type RecordValues = Readonly<Record<RecordFieldName, string | null>>;

export function recordField(name: RecordFieldName): RecordField {
  return RECORD_FIELDS[name];
}

/** Text of a partial or a full day that has not come yet. */
export function isInFuture(name: RecordFieldName, value: string, today: PlainDate): boolean {
  const { kind } = recordField(name);
  return (kind === 'DAY' || kind === 'PARTIAL_DATE') && (PartialDate.parse(value)?.earliest.toString() ?? '') > today.toString();
}

interface Expected {
  readonly vi: string;
  readonly en: string;
  readonly fits: (value: string) => boolean;
}

const LINE_MAX = 200;
const NAME_MAX = 120;
const ETHNIC_GROUPS = 54;
const isLine = (value: string, max: number): boolean => value.length <= max && /^\S(.*\S)?$/.test(value) && isPrintable(value);

const EXPECTED: Readonly<Record<Exclude<FieldKind, 'CHOICE'>, Expected>> = {
  NAME: { vi: `một dòng chữ từ 2 đến ${NAME_MAX} ký tự, không có khoảng trắng ở đầu và cuối`, en: `a line of 2 to ${NAME_MAX} characters with no space at either end`, fits: (value) => Array.from(value).length > 1 && isLine(value, NAME_MAX) },
  LINE: { vi: `một dòng chữ không quá ${LINE_MAX} ký tự, không có khoảng trắng ở đầu và cuối`, en: `a line of at most ${LINE_MAX} characters with no space at either end`, fits: (value) => isLine(value, LINE_MAX) },
  PHONE: { vi: '8 đến 15 chữ số', en: '8 to 15 digits', fits: (value) => /^\+?\d{8,15}$/.test(value) },
  EMAIL: { vi: 'địa chỉ thư điện tử', en: 'an e-mail address', fits: (value) => isLine(value, LINE_MAX) && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) },
  DAY: { vi: 'ngày có thật dạng NNNN-TT-NN', en: 'a real day as YYYY-MM-DD', fits: (value) => parsePlainDate(value) !== undefined },
  PARTIAL_DATE: { vi: 'ngày, tháng hoặc năm dạng NNNN-TT-NN, NNNN-TT hoặc NNNN', en: 'a day, month or year as YYYY-MM-DD, YYYY-MM or YYYY', fits: (value) => PartialDate.parse(value) !== undefined },
  YES_NO: { vi: 'true hoặc false', en: 'true or false', fits: (value) => value === 'true' || value === 'false' },
  ETHNIC_GROUP: { vi: 'mã hai chữ số trong danh mục 54 dân tộc', en: 'a two-digit code of the list of 54 ethnic groups', fits: (value) => /^\d{2}$/.test(value) && Number(value) >= 1 && Number(value) <= ETHNIC_GROUPS },
};

/** What a field takes; undefined when the text is that. */
export function unfit(name: RecordFieldName, value: string): { readonly expectedVi: string; readonly expectedEn: string } | undefined {
  const { kind, choices = [] } = recordField(name);
  if (kind === 'CHOICE') {
    const codes = choices.join(', ');
    return choices.includes(value) ? undefined : { expectedVi: `một trong các mã ${codes}`, expectedEn: `one of the codes ${codes}` };
  }
  const { vi, en, fits } = EXPECTED[kind];
  return fits(value) ? undefined : { expectedVi: vi, expectedEn: en };
}
