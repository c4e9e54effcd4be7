import type { RuleBook } from '#regulations';
import { meetingNotice, type MeetingCell } from '../../../libs/meetings/src/meeting-notice.rules.js';
import { lastDayOf } from '../../../libs/posts/src/term-notice.rules.js';
import { cellFindings, electVerdict, type Election, type Seat } from '../../../libs/posts/src/post.rules.js';
import type { Operation, UnitState } from '../../../libs/reorganizations/src/operation.rules.js';
import { planReorganization } from '../../../libs/reorganizations/src/reorganization.rules.js';
import { codes, codesOf, day, own, QD_208, QD_294, scenario, WARD, type Scenario } from './scenario.js';

const TODAY = day('2026-11-21');
const CHARTER = ['Điều lệ Đảng', '2011-01-19', 'Điều 21'] as const;

const unit = (id: string, kind: UnitState['kind']): UnitState => ({
  id,
  name: id,
  kind,
  sector: kind === 'WARD_COMMITTEE' ? null : 'VILLAGE',
  parentId: kind === 'WARD_COMMITTEE' ? 'province' : 'ward',
  version: 1,
  foundedOn: '1990-01-01',
  endedOn: null,
  standsFrom: '2020-01-01',
  governed: kind !== 'WARD_COMMITTEE',
});

/** Founds an organisation of a kind with so many full members, who come from a cell of 50. */
const found = (kind: UnitState['kind'], members: number) => (book: RuleBook) => {
  const memberIds = Array.from({ length: 50 }, (_, index) => `m${index}`);
  const stays = memberIds.map((memberId) => ({ id: `s-${memberId}`, memberId, personId: `p-${memberId}`, kind: 'PRIMARY' as const, organizationId: 'old', validFrom: '2020-01-01', validThrough: null, full: true }));
  const situation = {
    units: new Map([unit('ward', 'WARD_COMMITTEE'), unit('old', 'CELL')].map((each) => [each.id, each])),
    above: new Map([['ward', ['ward', 'province']], ['old', ['old', 'ward', 'province']]]),
    stays,
    posts: [],
    terms: [],
    later: [],
    openWork: { sheets: 0, admissions: 0, cases: null },
  };
  const operation: Operation = { type: 'FOUND', parentId: 'ward', part: { name: 'Chi bộ mới', kind, sector: 'ENTERPRISE', memberIds: memberIds.slice(0, members), cellIds: [] } };
  return codes(planReorganization(operation, { decidedOn: book.date, effectiveOn: book.date }, situation, { book, today: TODAY, newId: () => 'new' }));
};

const cell = (fullMembers: number) => (book: RuleBook) => cellFindings({ fullMembers, hasCellCommittee: false }, book, true).map(({ found: { refusal } }) => refusal.code);

const elect = (kind: Election['kind'], members: number, seat: Partial<Seat>) => (book: RuleBook) => {
  const elected = Array.from({ length: members }, (_, index) => ({ personId: `p${index}`, full: true }));
  const at: Seat = { name: 'Chi bộ', kind: kind === 'CELL' ? 'CELL' : 'WARD_COMMITTEE', isCell: kind === 'CELL', foundedOn: '1990-01-01', endedOn: null, governed: true, fullMembers: 30, hasCellCommittee: true, executive: 22, ...seat };
  const election: Election = { kind, validFrom: book.date, validThrough: null, decidedOn: book.date, members: elected, headId: null, deputyIds: [] };
  return codesOf(electVerdict(election, at, 'me', { since: null, headTaken: false }, { book, today: TODAY }));
};

const termEnds = (organizationKind: UnitState['kind'], validFrom: string) => (book: RuleBook) => lastDayOf({ organizationKind, validFrom, validThrough: null }, book)?.toString() ?? null;

/** What a cell's officers are told of its meetings on the day of the book. */
const meetings = (lastOn: string | null, foundedOn = '1990-01-01') => (book: RuleBook) => {
  const cell: MeetingCell = { id: 'cell', lastOn, foundedOn };
  const notice = meetingNotice(cell, book);
  return notice ? [notice.urgency, notice.told.refusal.code, notice.dueOn] : null;
};

export const ORGANIZATIONS: readonly Scenario[] = [
  scenario({
    vi: 'Chi bộ sinh hoạt lần gần nhất ngày 5/9/2026: hết tháng 10 mà chưa ghi buổi nào thì báo',
    parameter: 'organization.meeting-every',
    by: QD_208,
    judge: meetings('2026-09-05'),
    answers: [
      { on: '2026-10-30', is: null },
      { on: '2026-10-31', is: ['DUE', 'MEETING_MISSED', '2026-10-31'] },
      { on: '2026-11-01', is: ['OVERDUE', 'MEETING_MISSED', '2026-10-31'] },
    ],
    otherwise: { value: { amount: 3, unit: 'MONTHS' }, is: null },
  }),
  scenario({
    vi: 'Chi bộ lập ngày 10/9/2026 chưa ghi buổi sinh hoạt nào, ở phường quy định 20 ngày một lần',
    parameter: 'organization.meeting-every',
    by: WARD,
    judge: meetings(null, '2026-09-10'),
    answers: [
      { on: '2026-10-01', is: null },
      { on: '2026-10-01', own: [own('organization.meeting-every', { amount: 20, unit: 'DAYS' })], is: ['OVERDUE', 'MEETING_NEVER_HELD', '2026-09-30'] },
    ],
    otherwise: { value: { amount: 1, unit: 'MONTHS' }, is: null },
  }),
  scenario({
    vi: 'Bầu ủy ban kiểm tra ở đảng bộ bộ phận: loại hình này không có ủy ban kiểm tra',
    parameter: 'organization.inspection-committee-at',
    by: QD_294,
    judge: elect('INSPECTION', 3, { kind: 'DIVISION_COMMITTEE' }),
    answers: [
      { on: '2025-05-25', is: [] },
      { on: '2026-11-20', is: ['INSPECTION_COMMITTEE_UNKNOWN'] },
    ],
    otherwise: { value: ['DIVISION_COMMITTEE'], is: [] },
  }),
  scenario({
    vi: 'Chi ủy bầu ngày 1/9/2025, quyết định không ghi ngày hết nhiệm kỳ: hết sau 30 tháng',
    parameter: 'organization.cell-term',
    by: QD_294,
    judge: termEnds('CELL', '2025-09-01'),
    answers: [
      { on: '2025-05-25', is: null },
      { on: '2025-09-01', is: '2028-02-29' },
    ],
    otherwise: { value: { amount: 5, unit: 'YEARS' }, is: '2030-08-31' },
  }),
  scenario({
    vi: 'Ban chấp hành đảng bộ phường bầu ngày 1/8/2026, không ghi ngày hết nhiệm kỳ: hết sau năm năm',
    parameter: 'organization.base-term',
    by: QD_208,
    judge: termEnds('WARD_COMMITTEE', '2026-08-01'),
    answers: [
      { on: '2026-07-25', is: null },
      { on: '2026-08-01', is: '2031-07-31' },
    ],
    otherwise: { value: { amount: 30, unit: 'MONTHS' }, is: '2029-01-31' },
  }),
  scenario({
    vi: 'Lập chi bộ với hai đảng viên chính thức: Điều lệ đòi hỏi ba',
    parameter: 'organization.founding-full-members',
    by: CHARTER,
    judge: found('CELL', 2),
    answers: [{ on: '2026-11-20', is: ['FULL_MEMBERS_TOO_FEW'] }],
    otherwise: { value: 2, is: [] },
  }),
  scenario({
    vi: 'Lập chi bộ cơ sở: đúng loại hình theo Quy định 294, không còn loại hình này theo Quy định 208',
    parameter: 'organization.kinds',
    by: QD_208,
    judge: found('BASE_CELL', 5),
    answers: [
      { on: '2026-01-15', is: [] },
      { on: '2026-11-20', is: ['KIND_NOT_IN_FORCE'] },
    ],
    otherwise: { value: ['BASE_CELL', 'CELL'], is: [] },
  }),
  scenario({
    vi: 'Lập chi bộ cơ sở với 30 đảng viên: từ 30 trở lên phải là đảng bộ cơ sở',
    parameter: 'organization.base-committee-members',
    by: QD_294,
    judge: found('BASE_CELL', 30),
    answers: [
      { on: '2025-05-25', is: [] },
      { on: '2026-01-15', is: ['BASE_CELL_TOO_LARGE'] },
    ],
    otherwise: { value: 31, is: [] },
  }),
  scenario({
    vi: 'Chi bộ chỉ còn hai đảng viên chính thức: không biểu quyết hợp lệ',
    parameter: 'organization.voting-full-members',
    by: QD_208,
    judge: cell(2),
    answers: [{ on: '2026-11-20', is: ['CELL_CANNOT_VOTE'] }],
    otherwise: { value: 2, is: [] },
  }),
  scenario({
    vi: 'Chi bộ có 9 đảng viên chính thức mà chưa có chi ủy',
    parameter: 'committee.cell-from-full-members',
    by: QD_208,
    judge: cell(9),
    answers: [
      { on: '2025-05-25', is: [] },
      { on: '2026-11-20', is: ['CELL_WITHOUT_COMMITTEE'] },
    ],
    otherwise: { value: 10, is: [] },
  }),
  scenario({
    vi: 'Bầu chi ủy hai người: ít hơn ba',
    parameter: 'committee.cell-size-least',
    by: QD_294,
    judge: elect('CELL', 2, {}),
    answers: [{ on: '2026-11-20', is: ['COMMITTEE_SIZE'] }],
    otherwise: { value: 2, is: [] },
  }),
  scenario({
    vi: 'Bầu chi ủy tám người: nhiều hơn bảy',
    parameter: 'committee.cell-size-most',
    by: QD_294,
    judge: elect('CELL', 8, {}),
    answers: [{ on: '2026-11-20', is: ['COMMITTEE_SIZE'] }],
    otherwise: { value: 9, is: [] },
  }),
  scenario({
    vi: 'Phường Mộc Châu: ban thường vụ 8 người trên 22 cấp ủy viên vượt một phần ba',
    parameter: 'committee.standing-share',
    by: QD_208,
    judge: elect('STANDING', 8, {}),
    answers: [
      { on: '2025-05-25', is: [] },
      { on: '2026-11-20', is: ['STANDING_OVER_SHARE'] },
    ],
    otherwise: { value: { numerator: 2, denominator: 5 }, is: [] },
  }),
];
