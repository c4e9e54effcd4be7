const FIELDS = 'localRule { id parameter value valueVi validFrom validThrough documentNumber documentOn article endDocumentNumber endDocumentOn isSuperseded supersedesId version author { fullName } }';
export const SET_LOCAL_RULE = `mutation ($input: SetLocalRuleInput!) { setLocalRule(input: $input) { ${FIELDS} } }`;
export const END_LOCAL_RULE = `mutation ($input: EndLocalRuleInput!) { endLocalRule(input: $input) { ${FIELDS} } }`;
export const ENTER_NOTICE =
  'mutation ($input: EnterHolidayNoticeInput!) { enterHolidayNotice(input: $input) { notice { id year documentNumber isSuperseded supersedesId days { day kind name } } } }';

export const OWN_VALUE = { parameter: 'rating.cap-mode', value: 'INCLUSIVE', validFrom: '2026-01-01', documentNumber: '07-HD/ĐU', documentOn: '2025-12-20' };
export const OWN_END = { lastDay: '2026-12-31', documentNumber: '09-HD/ĐU', documentOn: '2026-11-20' };

const holiday = (day: string, name: string) => ({ day, kind: 'HOLIDAY', name });
export const NOTICE_2027 = {
  year: 2027,
  documentNumber: '100/TB-BNV',
  documentOn: '2026-11-10',
  days: [
    holiday('2027-01-01', 'Tết Dương lịch'),
    { day: '2026-12-31', kind: 'SWAPPED_OFF', name: 'Tết Dương lịch' },
    { day: '2026-12-26', kind: 'SWAPPED_WORKED', name: 'Tết Dương lịch' },
    holiday('2027-04-30', 'Ngày Chiến thắng'),
    holiday('2027-05-01', 'Ngày Quốc tế Lao động'),
    { day: '2027-05-03', kind: 'COMPENSATORY', name: 'Ngày Quốc tế Lao động' },
    holiday('2027-09-02', 'Quốc khánh'),
  ],
};

export interface LocalRule {
  readonly id: string;
  readonly value: string;
  readonly valueVi: string;
  readonly validThrough: string | null;
  readonly endDocumentNumber: string | null;
  readonly isSuperseded: boolean;
  readonly supersedesId: string | null;
  readonly version: number;
  readonly author: { readonly fullName: string } | null;
}
