import type { DisciplineForm, RuleBook, TIME_BAR_EXCEPTIONS } from '#regulations';
import { cellAskedVerdict, hearingVerdict, sentencedFormVerdict, temporaryCellVerdict } from '../../../libs/discipline/src/discipline.rules.js';
import { announcedVerdict, effectiveOn, lapsesOn, timeBarVerdict, type Violation } from '../../../libs/discipline/src/effect.rules.js';
import { extendVerdict, suspendVerdict } from '../../../libs/discipline/src/suspension.rules.js';
import { sentenceVerdict } from '../../../libs/inspection/src/state-notice.rules.js';
import { formOfTally, tallyVerdict, type Ballot } from '../../../libs/discipline/src/tally.rules.js';
import { DECIDERS, FORMS_OF_SUBJECTS } from './deciders.js';
import { INSPECTIONS } from './inspections.js';
import { codesOf, day, QD_21, scenario, UNCHECKED, type Scenario } from './scenario.js';

const QD_69 = ['69-QĐ/TW', '2022-07-06', UNCHECKED] as const;
const QD_07 = ['07-QĐ/TW', '2018-08-28', 'Điều 5'] as const;
const QD_102 = ['102-QĐ/TW', '2017-11-15', 'Điều 3'] as const;
const QD_30 = ['30-QĐ/TW', '2016-07-26', UNCHECKED] as const;
const QD_30_40 = ['30-QĐ/TW', '2016-07-26', 'Điều 40'] as const;

const MEMBER: Violation = { subject: 'FULL_MEMBER', violatedOn: '2021-11-10', exception: null, laterOn: [] };
const barred = (form: DisciplineForm, change: Partial<Violation> = {}) => (book: RuleBook) => codesOf(timeBarVerdict(form, { ...MEMBER, ...change }, book.date, book));

/** A form that is barred so many years after a violation: the day before, on and after. */
const bar = (vi: string, form: DisciplineForm, violatedOn: string, [before, on, after]: readonly [string, string, string]): Scenario =>
  scenario({
    vi,
    parameter: 'discipline.time-bars',
    by: QD_69,
    judge: barred(form, { violatedOn }),
    answers: [
      { on: before, is: [] },
      { on, is: [] },
      { on: after, is: ['TIME_BARRED'] },
    ],
    otherwise: { value: [{ form, years: null }], is: [] },
  });

const EXCEPTIONS = {
  POLITICAL_SECURITY: 'an ninh chính trị',
  DEFENCE: 'quốc phòng',
  FOREIGN_AFFAIRS: 'đối ngoại',
  FALSE_DIPLOMA: 'văn bằng giả',
} as const satisfies Record<(typeof TIME_BAR_EXCEPTIONS)[number], string>;

const TIME_BARS: readonly Scenario[] = [
  bar('Khiển trách sau đúng 5 năm còn trong thời hiệu, sau 5 năm một ngày thì hết', 'REPRIMAND', '2021-11-10', ['2026-11-09', '2026-11-10', '2026-11-11']),
  bar('Cảnh cáo sau đúng 10 năm còn trong thời hiệu, sau 10 năm một ngày thì hết', 'WARNING', '2016-11-10', ['2026-11-09', '2026-11-10', '2026-11-11']),
  bar('Cách chức sau đúng 10 năm còn trong thời hiệu, sau 10 năm một ngày thì hết', 'REMOVAL_FROM_OFFICE', '2016-11-10', ['2026-11-09', '2026-11-10', '2026-11-11']),
  scenario({
    vi: 'Khai trừ về vi phạm từ 30 năm trước: không có thời hiệu',
    parameter: 'discipline.time-bars',
    by: QD_69,
    judge: barred('EXPULSION', { violatedOn: '1996-11-10' }),
    answers: [{ on: '2026-11-20', is: [] }],
    otherwise: { value: [{ form: 'EXPULSION', years: 20 }], is: ['TIME_BARRED'] },
  }),
  scenario({
    vi: 'Vi phạm mới trong thời hiệu thì tính lại từ ngày vi phạm mới',
    parameter: 'discipline.time-bars',
    by: QD_69,
    judge: barred('REPRIMAND', { violatedOn: '2017-01-10', laterOn: ['2022-01-10'] }),
    answers: [{ on: '2026-11-20', is: [] }],
    otherwise: { value: [{ form: 'REPRIMAND', years: 4 }], is: ['TIME_BARRED'] },
  }),
  scenario({
    vi: 'Vi phạm mới sau khi đã hết thời hiệu thì vi phạm cũ vẫn hết thời hiệu',
    parameter: 'discipline.time-bars',
    by: QD_69,
    judge: barred('REPRIMAND', { violatedOn: '2017-01-10', laterOn: ['2022-01-11'] }),
    answers: [{ on: '2026-11-20', is: ['TIME_BARRED'] }],
    otherwise: { value: [{ form: 'REPRIMAND', years: 10 }], is: [] },
  }),
  ...(['REPRIMAND', 'WARNING'] as const).map((form) => {
    const years = form === 'REPRIMAND' ? 5 : 10;
    const violatedOn = day('2026-11-10').subtract({ years }).toString();
    return scenario({
      vi: `Tổ chức đảng vi phạm, ${form === 'REPRIMAND' ? 'khiển trách' : 'cảnh cáo'} sau ${years} năm: ngày cuối còn được, hôm sau thì không`,
      parameter: 'discipline.organization-time-bars',
      by: QD_07,
      judge: barred(form, { subject: 'ORGANIZATION', violatedOn }),
      answers: [
        { on: '2026-11-09', is: [] },
        { on: '2026-11-10', is: [] },
        { on: '2026-11-11', is: ['TIME_BARRED'] },
      ],
      otherwise: { value: [{ form, years: null }], is: [] },
    });
  }),
  scenario({
    vi: 'Giải tán tổ chức đảng: không có thời hiệu',
    parameter: 'discipline.organization-time-bars',
    by: QD_07,
    judge: barred('DISSOLUTION', { subject: 'ORGANIZATION', violatedOn: '2000-01-01' }),
    answers: [{ on: '2026-11-20', is: [] }],
    otherwise: { value: [{ form: 'DISSOLUTION', years: 20 }], is: ['TIME_BARRED'] },
  }),
  ...Object.entries(EXCEPTIONS).map(([exception, words]) =>
    scenario({
      vi: `Vi phạm về ${words} từ 20 năm trước: không áp dụng thời hiệu`,
      parameter: 'discipline.never-time-barred',
      by: QD_102,
      judge: barred('WARNING', { violatedOn: '2006-11-10', exception: exception as keyof typeof EXCEPTIONS }),
      answers: [{ on: '2026-11-20', is: [] }],
      otherwise: { value: [exception === 'DEFENCE' ? 'FOREIGN_AFFAIRS' : 'DEFENCE'], is: ['TIME_BARRED'] },
    }),
  ),
];

/** A cell of 20 full members, all of whom vote. */
const CELL = { fullMembers: 20, elsewhere: 0, exempt: 0 };
const ballots = (reprimand: number, warning: number, removal: number, expulsion: number): readonly Ballot[] => [
  { form: 'REPRIMAND', votes: reprimand },
  { form: 'WARNING', votes: warning },
  { form: 'REMOVAL_FROM_OFFICE', votes: removal },
  { form: 'EXPULSION', votes: expulsion },
];
const tally = (list: readonly Ballot[]) => (book: RuleBook) => {
  const votesFor = list.reduce((sum, { votes }) => sum + votes, 0);
  return formOfTally(list, { vote: { votesFor, votesAgainst: 20 - votesFor, votesAbsent: 0, exemptAbsent: 0 }, electorate: CELL }, book);
};
const added = (vi: string, list: readonly Ballot[], form: DisciplineForm): Scenario =>
  scenario({ vi, parameter: 'voting.adds-from-highest', by: QD_21, judge: tally(list), answers: [{ on: '2026-11-20', is: form }], otherwise: { value: false, is: null } });
const vote = (form: DisciplineForm, votesFor: number) => (book: RuleBook) =>
  codesOf(tallyVerdict({ vote: { votesFor, votesAgainst: 20 - votesFor, votesAbsent: 0, exemptAbsent: 0 }, carried: true, form, ballots: null }, CELL, book));

const TALLIES: readonly Scenario[] = [
  added('20 phiếu: 8 khiển trách, 7 cảnh cáo, 3 cách chức, 2 khai trừ: cộng dồn từ trên xuống, cảnh cáo đủ 12 phiếu', ballots(8, 7, 3, 2), 'WARNING'),
  added('20 phiếu: 9 khiển trách, 6 cảnh cáo, 2 cách chức, 1 khai trừ: cộng dồn đến khiển trách mới đủ', ballots(9, 6, 2, 1), 'REPRIMAND'),
  added('20 phiếu: 4 cảnh cáo, 7 cách chức, 5 khai trừ: cộng dồn, cách chức đủ 12 phiếu', ballots(0, 4, 7, 5), 'REMOVAL_FROM_OFFICE'),
  scenario({
    vi: '20 phiếu: 12 khiển trách, 8 cảnh cáo: khiển trách tự đủ phiếu, không cộng dồn',
    parameter: 'voting.discipline',
    by: QD_21,
    judge: tally(ballots(12, 8, 0, 0)),
    answers: [{ on: '2026-11-20', is: 'REPRIMAND' }],
    otherwise: { value: { numerator: 1, denominator: 3, inclusive: false, ofAllFullMembers: true }, is: 'WARNING' },
  }),
  scenario({
    vi: '20 phiếu: 14 khai trừ: đủ hai phần ba, không cộng dồn',
    parameter: 'voting.expulsion',
    by: QD_21,
    judge: tally(ballots(0, 6, 0, 14)),
    answers: [{ on: '2026-11-20', is: 'EXPULSION' }],
    otherwise: { value: { numerator: 3, denominator: 4, inclusive: true }, is: 'REMOVAL_FROM_OFFICE' },
  }),
  scenario({
    vi: '20 phiếu: 5 khiển trách, 5 cảnh cáo: cộng cả lại mới đúng một nửa, không hình thức nào được thông qua',
    parameter: 'voting.discipline',
    by: QD_21,
    judge: tally(ballots(5, 5, 0, 0)),
    answers: [{ on: '2026-11-20', is: null }],
    otherwise: { value: { numerator: 1, denominator: 2, inclusive: true, ofAllFullMembers: true }, is: 'REPRIMAND' },
  }),
  scenario({
    vi: 'Đề nghị cách chức được 10 trên 20 phiếu: chưa quá nửa',
    parameter: 'voting.removal-from-office',
    by: QD_21,
    judge: vote('REMOVAL_FROM_OFFICE', 10),
    answers: [
      { on: '2026-04-10', is: [] },
      { on: '2026-11-20', is: ['VOTE_NOT_CARRIED'] },
    ],
    otherwise: { value: { numerator: 1, denominator: 2, inclusive: true }, is: [] },
  }),
  scenario({
    vi: 'Đề nghị cách chức được 11 trên 20 phiếu: đủ quá nửa',
    parameter: 'voting.removal-from-office',
    by: QD_21,
    judge: vote('REMOVAL_FROM_OFFICE', 11),
    answers: [{ on: '2026-11-20', is: [] }],
    otherwise: { value: { numerator: 2, denominator: 3, inclusive: true }, is: ['VOTE_NOT_CARRIED'] },
  }),
];

const HANDLING: readonly Scenario[] = [
  scenario({
    vi: 'Cấp trên khai trừ khi chi bộ chưa biểu quyết đề nghị',
    parameter: 'discipline.cell-proposes',
    by: QD_21,
    judge: (book) => codesOf(cellAskedVerdict('EXPULSION', null, book)),
    answers: [
      { on: '2026-04-10', is: [] },
      { on: '2026-11-20', is: ['CELL_NOT_ASKED'] },
    ],
    otherwise: { value: ['REMOVAL_FROM_OFFICE'], is: [] },
  }),
  scenario({
    vi: 'Cấp trên cách chức sau khi chi bộ đã biểu quyết đề nghị',
    parameter: 'discipline.cell-proposes',
    by: QD_21,
    judge: (book) => codesOf(cellAskedVerdict('REMOVAL_FROM_OFFICE', { form: 'REMOVAL_FROM_OFFICE', votedOn: '2026-11-01', carried: true }, book)),
    answers: [{ on: '2026-11-20', is: [] }],
  }),
  scenario({
    vi: 'Chi bộ đề nghị cách chức, cấp trên khai trừ: nặng hơn hình thức chi bộ đã biểu quyết',
    parameter: 'discipline.cell-proposes',
    by: QD_21,
    judge: (book) => codesOf(cellAskedVerdict('EXPULSION', { form: 'REMOVAL_FROM_OFFICE', votedOn: '2026-11-01', carried: true }, book)),
    answers: [{ on: '2026-11-20', is: ['CELL_NOT_ASKED'] }],
    otherwise: { value: ['REMOVAL_FROM_OFFICE'], is: [] },
  }),
  scenario({
    vi: 'Chi bộ biểu quyết không thông qua khai trừ, cấp trên vẫn khai trừ: chi bộ đã được hỏi và không tán thành',
    parameter: 'discipline.cell-proposes',
    by: QD_21,
    judge: (book) => codesOf(cellAskedVerdict('EXPULSION', { form: 'EXPULSION', votedOn: '2026-11-01', carried: false }, book)),
    answers: [{ on: '2026-11-20', is: ['CELL_VOTED_DOWN'] }],
    otherwise: { value: ['REMOVAL_FROM_OFFICE'], is: [] },
  }),
  scenario({
    vi: 'Chi bộ nơi sinh hoạt tạm thời cảnh cáo: được',
    parameter: 'discipline.temporary-cell-decides',
    by: QD_21,
    judge: (book) => codesOf(temporaryCellVerdict('WARNING', true, book)),
    answers: [{ on: '2026-11-20', is: [] }],
    otherwise: { value: ['REPRIMAND'], is: ['TEMPORARY_CELL_LIMIT'] },
  }),
  scenario({
    vi: 'Chi bộ nơi sinh hoạt tạm thời đề nghị cách chức: quá giới hạn',
    parameter: 'discipline.temporary-cell-decides',
    by: QD_21,
    judge: (book) => codesOf(temporaryCellVerdict('REMOVAL_FROM_OFFICE', true, book)),
    answers: [
      { on: '2026-04-10', is: [] },
      { on: '2026-11-20', is: ['TEMPORARY_CELL_LIMIT'] },
    ],
    otherwise: { value: ['REMOVAL_FROM_OFFICE'], is: [] },
  }),
  scenario({
    vi: 'Đảng viên bị phạt tù, bản án đã có hiệu lực, mà đề nghị cảnh cáo: hình thức phải là khai trừ',
    parameter: 'discipline.expelled-on-prison-sentence',
    by: QD_21,
    judge: (book) => codesOf(sentencedFormVerdict('WARNING', { subject: 'FULL_MEMBER' }, true, book)),
    answers: [
      { on: '2026-04-10', is: [] },
      { on: '2026-11-20', is: ['SENTENCE_EXPELS'] },
    ],
    otherwise: { value: false, is: [] },
  }),
  scenario({
    vi: 'Vụ việc lập theo thông báo phạt tù: kết luận ngay, không phải qua quy trình kiểm tra',
    parameter: 'discipline.expelled-on-prison-sentence',
    by: QD_21,
    judge: (book) => codesOf(sentenceVerdict(true, book)),
    answers: [
      { on: '2026-04-10', is: ['NO_PRISON_SENTENCE'] },
      { on: '2026-11-20', is: [] },
    ],
    otherwise: { value: false, is: ['NO_PRISON_SENTENCE'] },
  }),
  scenario({
    vi: 'Đảng viên dự bị bị phạt tù: không có hình thức khai trừ, nên không buộc',
    parameter: 'discipline.expelled-on-prison-sentence',
    by: QD_21,
    judge: (book) => codesOf(sentencedFormVerdict('WARNING', { subject: 'PROBATIONARY_MEMBER' }, true, book)),
    answers: [{ on: '2026-11-20', is: [] }],
  }),
  scenario({
    vi: 'Quyết định kỷ luật khi chưa nghe đảng viên trình bày',
    parameter: 'discipline.hearing',
    by: QD_21,
    judge: (book) => codesOf(hearingVerdict(null, null, book.date, book)),
    answers: [
      { on: '2026-04-10', is: [] },
      { on: '2026-11-20', is: ['NOT_HEARD'] },
    ],
    otherwise: { value: false, is: [] },
  }),
  scenario({
    vi: 'Đảng viên nhiều lần cố tình vắng mặt: vẫn xem xét, quyết định được',
    parameter: 'discipline.hearing',
    by: QD_21,
    judge: (book) => codesOf(hearingVerdict('STAYED_AWAY', null, book.date, book)),
    answers: [{ on: '2026-11-20', is: [] }],
  }),
  scenario({
    vi: 'Quyết định của chi bộ có hiệu lực từ khi công bố kết quả biểu quyết',
    parameter: 'discipline.cell-decision-from',
    by: QD_21,
    judge: (book) => effectiveOn('CELL', { decidedOn: day('2026-11-10'), signedOn: day('2026-11-13') }, book).toString(),
    answers: [{ on: '2026-11-20', is: '2026-11-10' }],
    otherwise: { value: 'SIGNED', is: '2026-11-13' },
  }),
  scenario({
    vi: 'Quyết định của cấp trên có hiệu lực từ ngày ký, không đợi công bố',
    parameter: 'discipline.decision-from',
    by: QD_21,
    judge: (book) => effectiveOn('STANDING_COMMITTEE', { decidedOn: day('2026-11-10'), announcedOn: day('2026-11-18') }, book).toString(),
    answers: [{ on: '2026-11-20', is: '2026-11-10' }],
    otherwise: { value: 'VOTE_ANNOUNCED', is: '2026-11-18' },
  }),
  ...([['2026-11-20', []], ['2026-11-21', ['ANNOUNCED_LATE']]] as const).map(([on, is]) =>
    scenario({
      vi: `Chi bộ biểu quyết ngày 10/11, giao quyết định bằng văn bản ngày ${on.slice(8)}/11: ${is.length === 0 ? 'đúng hạn' : 'quá hạn'} 10 ngày`,
      parameter: 'discipline.written-within',
      by: QD_21,
      judge: (book) => codesOf(announcedVerdict('CELL', day('2026-11-10'), day(on), book)),
      answers: [{ on: '2026-11-10', is }],
      otherwise: is.length === 0 ? { value: 9, is: ['ANNOUNCED_LATE'] } : { value: 11, is: [] },
    }),
  ),
  ...([['2026-11-25', []], ['2026-11-26', ['ANNOUNCED_LATE']]] as const).map(([on, is]) =>
    scenario({
      vi: `Cấp trên ký quyết định ngày 10/11, công bố ngày ${on.slice(8)}/11: ${is.length === 0 ? 'đúng hạn' : 'quá hạn'} 15 ngày`,
      parameter: 'discipline.announced-within',
      by: QD_30,
      judge: (book) => codesOf(announcedVerdict('INSPECTION_COMMITTEE', day('2026-11-10'), day(on), book)),
      answers: [{ on: '2026-11-10', is }],
      otherwise: is.length === 0 ? { value: 14, is: ['ANNOUNCED_LATE'] } : { value: 16, is: [] },
    }),
  ),
  scenario({
    vi: 'Cảnh cáo có hiệu lực từ 10/11/2026: tự chấm dứt hiệu lực từ 10/11/2027',
    parameter: 'discipline.lapses-after',
    by: QD_30_40,
    judge: (book) => lapsesOn('WARNING', day('2026-11-10'), book)?.toString() ?? null,
    answers: [{ on: '2026-11-10', is: '2027-11-10' }],
    otherwise: { value: { amount: 2, unit: 'YEARS' }, is: '2028-11-10' },
  }),
  scenario({
    vi: 'Cách chức tự chấm dứt hiệu lực sau một năm',
    parameter: 'discipline.lapses',
    by: QD_30_40,
    judge: (book) => lapsesOn('REMOVAL_FROM_OFFICE', day('2026-11-10'), book)?.toString() ?? null,
    answers: [{ on: '2026-11-10', is: '2027-11-10' }],
    otherwise: { value: ['REPRIMAND', 'WARNING'], is: null },
  }),
  scenario({
    vi: 'Khai trừ không tự chấm dứt hiệu lực',
    parameter: 'discipline.lapses',
    by: QD_30_40,
    judge: (book) => lapsesOn('EXPULSION', day('2026-11-10'), book)?.toString() ?? null,
    answers: [{ on: '2026-11-10', is: null }],
    otherwise: { value: ['EXPULSION'], is: '2027-11-10' },
  }),
];

const suspend = (through: string, suspensions: readonly { validFrom: string; validThrough: string }[] = []) => (book: RuleBook) =>
  codesOf(suspendVerdict({ decidedOn: day('2026-11-01'), validFrom: day('2026-11-02'), validThrough: day(through) }, { isActorOrRelative: false, isSuspended: false, suspensions }, book, day('2026-11-21')));
const extend = (through: string, extensions = 0) => (book: RuleBook) =>
  codesOf(extendVerdict({ decidedOn: day('2026-11-20'), through: day(through), nextFrom: null }, { validFrom: '2026-09-01', firstThrough: '2026-11-29', validThrough: '2026-11-29', extensions }, book));

const SUSPENSIONS: readonly Scenario[] = [
  scenario({
    vi: 'Đình chỉ sinh hoạt từ 2/11/2026 đến hết 30/1/2027: đúng 90 ngày',
    parameter: 'member.suspension-days',
    by: QD_21,
    judge: suspend('2027-01-30'),
    answers: [{ on: '2026-11-01', is: [] }],
    otherwise: { value: 89, is: ['SUSPENSION_TOO_LONG'] },
  }),
  scenario({
    vi: 'Đình chỉ sinh hoạt từ 2/11/2026 đến hết 31/1/2027: quá 90 ngày',
    parameter: 'member.suspension-days',
    by: QD_21,
    judge: suspend('2027-01-31'),
    answers: [
      { on: '2026-04-10', is: [] },
      { on: '2026-11-01', is: ['SUSPENSION_TOO_LONG'] },
    ],
    otherwise: { value: 91, is: [] },
  }),
  scenario({
    vi: 'Đình chỉ 60 ngày ngay sau lần đình chỉ trước 31 ngày: cộng lại 91 ngày, quá 90 ngày',
    parameter: 'member.suspension-days',
    by: QD_21,
    judge: suspend('2026-12-31', [{ validFrom: '2026-10-02', validThrough: '2026-11-01' }]),
    answers: [{ on: '2026-11-01', is: ['SUSPENSION_TOO_LONG'] }],
    otherwise: { value: 91, is: [] },
  }),
  scenario({
    vi: 'Gia hạn đình chỉ thêm đúng 30 ngày',
    parameter: 'member.suspension-extension-days',
    by: QD_21,
    judge: extend('2026-12-29'),
    answers: [{ on: '2026-11-20', is: [] }],
    otherwise: { value: 29, is: ['EXTENSION_TOO_LONG'] },
  }),
  scenario({
    vi: 'Gia hạn đình chỉ thêm 31 ngày: quá hạn mức',
    parameter: 'member.suspension-extension-days',
    by: QD_21,
    judge: extend('2026-12-30'),
    answers: [{ on: '2026-11-20', is: ['EXTENSION_TOO_LONG'] }],
    otherwise: { value: 31, is: [] },
  }),
  scenario({
    vi: 'Gia hạn đình chỉ lần thứ hai',
    parameter: 'member.suspension-extensions',
    by: QD_21,
    judge: extend('2026-12-10', 1),
    answers: [{ on: '2026-11-20', is: ['EXTENDED_TOO_OFTEN'] }],
    otherwise: { value: 2, is: [] },
  }),
];

export const DISCIPLINE: readonly Scenario[] = [...SUSPENSIONS, ...DECIDERS, ...FORMS_OF_SUBJECTS, ...TIME_BARS, ...TALLIES, ...HANDLING, ...INSPECTIONS];
