import { messageOf, storedDay as day, type Finding } from '#kernel';
import { Regulations } from '#regulations';
import { baseVoteFindings, preparationFindings, preparedFindings, readingFindings, type Inquiry, type Preparation } from './preparation.rules.js';

const regulations = Regulations.load();
const ON = day('2026-10-15');
const BOOK = regulations.on(ON);
const NOTHING = { refusals: [], warnings: [] };
const found = (findings: readonly Finding[]): string[] => findings.map(({ refusal }) => refusal.code);
const where = (findings: readonly Finding[]): string[] => findings.map(({ refusal, path }) => `${refusal.code} ${path.slice(1).join('.')}`);
const VERIFIED: readonly Inquiry[] = [
  { subject: 'CANDIDATE', outcome: 'VERIFIED', answeredOn: day('2026-08-01') },
  { subject: 'PARENTS', outcome: 'MEMBER_DECLARED', answeredOn: day('2026-08-20') },
  { subject: 'IN_LAWS_OR_CARERS', outcome: 'NONE' },
  { subject: 'SPOUSE', outcome: 'NONE' },
  { subject: 'ADULT_CHILDREN', outcome: 'NONE' },
];
const ASKED: readonly Inquiry[] = [
  { subject: 'RESIDENCE_CELL', outcome: 'IN_FAVOUR', answeredOn: day('2026-09-01') },
  { subject: 'MASS_ORGANIZATIONS', outcome: 'NONE' },
];
const whole = (change: Partial<Preparation> = {}): Preparation => ({ declaredOn: day('2026-06-01'), concludedOn: day('2026-09-01'), inquiries: [...VERIFIED, ...ASKED], ...change });
const prepared = (change: Partial<Preparation> = {}) => preparedFindings(ON, day('2026-06-01'), whole(change), BOOK);

it('what is whole is entered and is enough for the vote', () => {
  expect(preparationFindings(whole(), ON)).toEqual(NOTHING);
  expect(prepared()).toEqual(NOTHING);
});

it.each<[string, Partial<Preparation>, string[]]>([
  ['days to come', { declaredOn: day('2026-10-16'), concludedOn: day('2026-10-16') }, ['DATE_IN_FUTURE declaredOn', 'DATE_IN_FUTURE concludedOn']],
  ['half a consent', { ageConsentOn: ON }, ['CONSENT_INCOMPLETE ageConsentNumber']],
  ['an answer of tomorrow', { inquiries: [{ subject: 'SPOUSE', outcome: 'VERIFIED', answeredOn: day('2026-10-16') }] }, ['DATE_IN_FUTURE inquiries.0.answeredOn']],
  ['the same twice', { inquiries: [{ subject: 'SPOUSE', outcome: 'NONE' }, { subject: 'SPOUSE', outcome: 'OPEN' }] }, ['INQUIRY_TWICE inquiries.1.subject']],
  ['a candidate who is skipped', { inquiries: [{ subject: 'CANDIDATE', outcome: 'MEMBER_DECLARED', answeredOn: ON }] }, ['INQUIRY_OUTCOME_UNFIT inquiries.0.outcome']],
  ['an opinion that is no opinion', { inquiries: [{ subject: 'RESIDENCE_CELL', outcome: 'NONE' }] }, ['INQUIRY_OUTCOME_UNFIT inquiries.0.outcome']],
  ['an answer without a day', { inquiries: [{ subject: 'PARENTS', outcome: 'VERIFIED' }] }, ['INQUIRY_DAY_UNFIT inquiries.0.answeredOn']],
  ['a day without an answer', { inquiries: [{ subject: 'PARENTS', outcome: 'OPEN', answeredOn: ON }] }, ['INQUIRY_DAY_UNFIT inquiries.0.answeredOn']],
])('%s is not entered', (_what, change, expected) => {
  expect(where(preparationFindings(whole(change), ON).refusals)).toEqual(expected);
});

it.each<[string, Partial<Preparation>, string[]]>([
  ['nothing at all', { declaredOn: null, concludedOn: null, inquiries: [] }, ['DECLARATION_MISSING', 'VERIFICATION_MISSING', 'CONCLUSION_MISSING', 'OPINIONS_MISSING']],
  ['an answer that came after the vote', { inquiries: [...VERIFIED, { subject: 'RESIDENCE_CELL', outcome: 'IN_FAVOUR', answeredOn: day('2026-10-16') }, ...ASKED.slice(1)] }, ['OPINIONS_MISSING']],
  ['a conclusion after the vote', { concludedOn: day('2026-10-16') }, ['CONCLUSION_MISSING']],
  ['a conclusion before the last answer', { concludedOn: day('2026-08-19') }, ['CONCLUSION_TOO_EARLY']],
  ['a declaration before the application', { declaredOn: day('2026-05-31') }, ['DECLARATION_BEFORE_APPLICATION']],
  ['an opinion against', { inquiries: [...VERIFIED, { subject: 'RESIDENCE_CELL', outcome: 'AGAINST', answeredOn: ON }, ...ASKED.slice(1)] }, ['OPINION_AGAINST']],
])('the vote is warned of %s', (_what, change, expected) => {
  expect(found(prepared(change).warnings)).toEqual(expected);
  expect(prepared(change).refusals).toEqual([]);
});

it('says what is missing in words', () => {
  const [, verification] = prepared({ declaredOn: null, inquiries: [...VERIFIED.slice(0, 3), ...ASKED] }).warnings;
  expect(verification && messageOf(verification, 'vi')).toBe('Chưa thẩm tra, xác minh xong: vợ (chồng), con đủ 18 tuổi.');
  expect(verification && messageOf(verification, 'en')).toBe('Not verified yet: the spouse, the adult children.');
});

it('the base committee votes where it decides: at least two thirds of all its members', () => {
  const before = regulations.on(day('2025-10-01'));
  const votes = (votesFor: number, votesAbsent: number) => ({ votesFor, votesAgainst: 0, votesAbsent });
  expect(baseVoteFindings(votes(14, 7), before)).toEqual(NOTHING);
  expect(found(baseVoteFindings(votes(13, 7), before).warnings)).toEqual(['VOTE_NOT_CARRIED']);
  expect(found(baseVoteFindings(null, before).warnings)).toEqual(['BASE_VOTE_MISSING']);
  expect(found(baseVoteFindings(votes(0, 0), before).refusals)).toEqual(['VOTES_NONE']);
  expect(baseVoteFindings(null, BOOK)).toEqual(NOTHING);
});

it('a recognition is read out after it was decided, at the next meeting', () => {
  const read = (on: string, nextMeetingOn: string | null) => readingFindings(day(on), { decidedOn: day('2026-09-10'), nextMeetingOn: nextMeetingOn === null ? null : day(nextMeetingOn) }, ON, BOOK);
  expect(read('2026-10-03', '2026-10-03')).toEqual(NOTHING);
  expect(read('2026-10-03', null)).toEqual(NOTHING);
  expect(found(read('2026-10-04', '2026-10-03').warnings)).toEqual(['READ_LATE']);
  expect(found(read('2026-09-09', null).refusals)).toEqual(['DATES_OUT_OF_ORDER']);
  expect(found(read('2026-10-16', null).refusals)).toEqual(['DATE_IN_FUTURE']);
});
