import { nextCheck } from '../../../libs/records/src/paper-file.rules.js';
import { awardVerdict, type BadgeGround } from '../../../libs/members/src/badge-award.rules.js';
import { entryVerdict } from '../../../libs/members/src/identity-number.rules.js';
import { badgeDue, badgeRules } from '../../../libs/members/src/badge.rules.js';
import { missingItems } from '../../../libs/members/src/completeness.rules.js';
import { partySeniority, seniorityRules, type StatusSpan } from '../../../libs/members/src/seniority.rules.js';
import type { RuleBook } from '#regulations';
import { codesOf, day, QD_208, scenario, UNCHECKED } from './scenario.js';

const HD_01 = ['01-HD/TW', '2026-05-19', UNCHECKED] as const;
const HD_38 = ['38-HD/BTCTW', '2025-09-29', UNCHECKED] as const;
const DATES = { admissionDecidedOn: '1990-02-03', admissionCeremonyOn: '1990-03-01', recognizedOn: '1991-03-01' };
const FULL: StatusSpan = { status: 'FULL', validFrom: '1991-03-01', validThrough: null, endReason: null };
const OUTSIDE: readonly StatusSpan[] = [
  { ...FULL, validThrough: '2000-12-31', endReason: 'REMOVED_FROM_ROLL' },
  { ...FULL, validFrom: '2004-01-01' },
];
const from = (book: RuleBook, statuses: readonly StatusSpan[]): string | undefined => partySeniority(DATES, statuses, seniorityRules(book))?.countedFrom.toString();
const badge = (book: RuleBook, countedFrom: string): string | null => {
  const rules = badgeRules(book, 2);
  const due = rules && badgeDue(day(countedFrom), rules);
  return due ? `${due.years} → ${due.round.toString()}` : null;
};

/** A badge given on 7/11/2026 to somebody whose seniority counts from a day; after death, who died on 1/11/2026. */
const award = (years: number, ground: BadgeGround, countedFrom: string) => (book: RuleBook) =>
  codesOf(awardVerdict({ years, ground, givenOn: day('2026-11-07'), decidedOn: day('2026-10-20') }, { isActor: false, hasBadge: false, countedFrom: day(countedFrom), diedOn: ground === 'POSTHUMOUS' ? '2026-11-01' : null }, book, day('2026-11-21')));

export const MEMBERS = [
  scenario({
    vi: 'Bệnh nặng, còn thiếu 12 tháng mới đủ 40 năm tuổi đảng: được tặng sớm',
    parameter: 'member.badge-early-months-to-65',
    by: HD_01,
    judge: award(40, 'EARLY', '1987-11-07'),
    answers: [{ on: '2026-10-20', is: [] }],
    otherwise: { value: 11, is: ['BADGE_NOT_REACHED'] },
  }),
  scenario({
    vi: 'Còn thiếu 12 tháng và một ngày mới đủ 40 năm tuổi đảng: chưa được tặng sớm',
    parameter: 'member.badge-early-months-to-65',
    by: HD_01,
    judge: award(40, 'EARLY', '1987-11-08'),
    answers: [{ on: '2026-10-20', is: ['BADGE_NOT_REACHED'] }],
    otherwise: { value: 13, is: [] },
  }),
  scenario({
    vi: 'Còn thiếu 24 tháng mới đủ 70 năm tuổi đảng: được tặng sớm',
    parameter: 'member.badge-early-months-from-70',
    by: HD_01,
    judge: award(70, 'EARLY', '1958-11-07'),
    answers: [{ on: '2026-10-20', is: [] }],
    otherwise: { value: 12, is: ['BADGE_NOT_REACHED'] },
  }),
  scenario({
    vi: 'Từ trần ngày 1/11/2026 khi còn thiếu 12 tháng mới đủ 50 năm tuổi đảng: được truy tặng',
    parameter: 'member.badge-posthumous-months',
    by: HD_01,
    judge: award(50, 'POSTHUMOUS', '1977-11-01'),
    answers: [{ on: '2026-10-20', is: [] }],
    otherwise: { value: 6, is: ['BADGE_NOT_REACHED'] },
  }),
  scenario({
    vi: 'Quyết định kết nạp ngày 3/2/1990, lễ kết nạp ngày 1/3/1990: tuổi đảng tính từ ngày ghi trên quyết định',
    parameter: 'member.seniority-from',
    by: QD_208,
    judge: (book) => from(book, [FULL]),
    answers: [{ on: '2025-05-26', is: '1990-02-03' }, { on: '2026-11-21', is: '1990-02-03' }],
    otherwise: { value: 'CEREMONY', is: '1990-03-01' },
  }),
  scenario({
    vi: 'Bị xóa tên hết năm 2000, trở lại đầu năm 2004: ba năm ngoài Đảng không tính vào tuổi đảng',
    parameter: 'member.seniority-leaves-out-time-outside',
    by: QD_208,
    judge: (book) => from(book, OUTSIDE),
    answers: [{ on: '2026-11-21', is: '1993-02-02' }],
    otherwise: { value: false, is: '1990-02-03' },
  }),
  scenario({
    vi: 'Đủ 35 năm tuổi đảng ngày 1/1/2027: được xét Huy hiệu 35 năm đợt 3/2/2027',
    parameter: 'member.badge-years',
    by: HD_01,
    judge: (book) => badge(book, '1992-01-01'),
    answers: [{ on: '2026-05-18', is: null }, { on: '2026-11-21', is: '35 → 2027-02-03' }],
    otherwise: { value: [30, 40, 45, 50], is: null },
  }),
  scenario({
    vi: 'Đủ 30 năm tuổi đảng ngày 4/2/2027, sau đợt 3/2 một ngày: xét ở đợt 19/5/2027',
    parameter: 'member.badge-rounds',
    by: HD_01,
    judge: (book) => badge(book, '1997-02-04'),
    answers: [{ on: '2026-11-21', is: '30 → 2027-05-19' }],
    otherwise: { value: ['02-04', '05-19', '09-02', '11-07'], is: '30 → 2027-02-04' },
  }),
  scenario({
    vi: 'Đảng viên được miễn công tác và sinh hoạt đảng vẫn được xét tặng Huy hiệu Đảng',
    parameter: 'member.exempt-receives-badges',
    by: QD_208,
    judge: (book) => badgeRules(book, 2)?.exemptReceive,
    answers: [{ on: '2026-11-21', is: true }],
    otherwise: { value: false, is: false },
  }),
  scenario({
    vi: 'Số thẻ đảng viên trùng số căn cước 12 chữ số: hợp lệ',
    parameter: 'member.card-digits',
    by: HD_38,
    judge: (book) => missingItems({ full: true, birthPrecision: 'DAY', hasPhone: true, hasAddress: true, cardDigits: 12, papers: null }, book),
    answers: [{ on: '2026-11-21', is: [] }],
    otherwise: { value: [8], is: ['CARD_NUMBER_DIGITS'] },
  }),
  scenario({
    vi: 'Số căn cước 9 chữ số của chứng minh nhân dân cũ: không nhập được',
    parameter: 'member.national-id-digits',
    by: HD_38,
    judge: (book) => codesOf(entryVerdict('NATIONAL_ID', '050123456', { names: [], elsewhere: false }, book)),
    answers: [{ on: '2026-11-21', is: ['NATIONAL_ID_DIGITS'] }],
    otherwise: { value: [9, 12], is: [] },
  }),
  scenario({
    vi: 'Hồ sơ giấy đối chiếu ngày 20/11/2026: lần sau chậm nhất ngày 20/11/2027; ngày 25/7/2026 chưa có giá trị nào',
    parameter: 'member.file-check-every',
    by: QD_208,
    judge: (book) => nextCheck('2026-11-20', '2020-01-01', book)?.toString(),
    answers: [
      { on: '2026-07-25', is: undefined },
      { on: '2026-11-21', is: '2027-11-20' },
    ],
    otherwise: { value: { amount: 6, unit: 'MONTHS' }, is: '2027-05-20' },
  }),
];
