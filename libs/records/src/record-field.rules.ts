import { isPrintable, parsePlainDate, PartialDate, type PlainDate } from '#kernel';

/** What kind of personal data a field is; each is read by the right of its group. */
export type RecordFieldGroup = 'IDENTITY' | 'CONTACT' | 'PARTY_RECORD' | 'THEORY_EDUCATION' | 'SENSITIVE';

/** What can stand in a field. */
export type FieldKind = 'NAME' | 'LINE' | 'PHONE' | 'EMAIL' | 'DAY' | 'PARTIAL_DATE' | 'CHOICE' | 'ETHNIC_GROUP';

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
  NAME: { vi: `một dòng chữ từ 2 đến ${NAME_MAX} ký tự, không có khoảng trắng ở đầu và cuối`, en: `a line of 2 to ${NAME_MAX} characters with no space at either end`, fits: (value) => value.length > 1 && isLine(value, NAME_MAX) },
  LINE: { vi: `một dòng chữ không quá ${LINE_MAX} ký tự, không có khoảng trắng ở đầu và cuối`, en: `a line of at most ${LINE_MAX} characters with no space at either end`, fits: (value) => isLine(value, LINE_MAX) },
  PHONE: { vi: '8 đến 15 chữ số', en: '8 to 15 digits', fits: (value) => /^\+?\d{8,15}$/.test(value) },
  EMAIL: { vi: 'địa chỉ thư điện tử', en: 'an e-mail address', fits: (value) => isLine(value, LINE_MAX) && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) },
  DAY: { vi: 'ngày có thật dạng NNNN-TT-NN', en: 'a real day as YYYY-MM-DD', fits: (value) => parsePlainDate(value) !== undefined },
  PARTIAL_DATE: { vi: 'ngày, tháng hoặc năm dạng NNNN-TT-NN, NNNN-TT hoặc NNNN', en: 'a day, month or year as YYYY-MM-DD, YYYY-MM or YYYY', fits: (value) => PartialDate.parse(value) !== undefined },
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
