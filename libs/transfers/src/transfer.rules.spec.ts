import { storedDay as day, type Verdict } from '#kernel';
import { Regulations } from '#regulations';
import { arrivalVerdict, issueVerdict, proposalVerdict, receiptVerdict, resubmissionVerdict, returnVerdict, type BeforeLeaving, type Known, type Mover, type Papers, type Proposed, type Receipt } from './transfer.rules.js';

const today = day('2026-11-21');
const book = Regulations.load().on(today);
const codes = (verdict: Verdict<null>): string[] => [...(verdict.ok ? [] : verdict.refusals.map(({ refusal }) => refusal.code)), ...verdict.warnings.map(({ refusal }) => `W ${refusal.code}`)];
const messages = (verdict: Verdict<null>): unknown[] => verdict.warnings.map(({ params }) => params);

describe('a proposal', () => {
  const mover: Mover = { isActor: false, isRelative: false, statusThrough: null, openCase: null };
  const propose = (proposed: Partial<Proposed> = {}, change: Partial<Mover> = {}, destination: { isOwn: boolean; isCell: boolean } | null = null): string[] =>
    codes(proposalVerdict({ type: 'PERMANENT', ...proposed }, { ...mover, ...change }, destination, today));

  it('is of a member with nothing else under way, and not of the proposer', () => {
    expect(propose()).toEqual([]);
    expect(propose({}, { isActor: true, statusThrough: '2026-01-01', openCase: 'transfer' })).toEqual(['OWN_TRANSFER', 'NOT_A_MEMBER_NOW', 'CASE_UNDER_WAY']);
    expect(propose({}, { isRelative: true })).toEqual(['CONFLICT_OF_INTEREST']);
  });

  it('goes to one place, which is another cell', () => {
    expect(propose({ destinationId: 'x', place: 'y' }, {}, { isOwn: false, isCell: true })).toEqual(['DESTINATION_AMBIGUOUS']);
    expect(propose({ destinationId: 'x' }, {}, { isOwn: true, isCell: true })).toEqual(['DESTINATION_IS_OWN']);
    expect(propose({ destinationId: 'x' }, {}, { isOwn: false, isCell: false })).toEqual(['DESTINATION_NOT_A_CELL']);
  });

  it('has a last day when it is for a time, and only then', () => {
    expect(propose({ plannedThrough: today })).toEqual(['STAY_END_POINTLESS']);
    expect(propose({ type: 'TEMPORARY' })).toEqual(['STAY_END_MISSING']);
    expect(propose({ type: 'TEMPORARY', plannedThrough: day('2026-11-20') })).toEqual(['STAY_OUT_OF_TIME']);
    expect(propose({ type: 'TEMPORARY', plannedThrough: today })).toEqual([]);
    expect(codes(resubmissionVerdict({ type: 'TEMPORARY', destinationId: 'x', place: 'y' }, null, today))).toEqual(['DESTINATION_AMBIGUOUS', 'STAY_END_MISSING']);
  });
});

describe('a letter', () => {
  const before: BeforeLeaving = { direction: 'WITHIN', destination: { isOwn: false, isCell: true }, suspended: false, posts: [] };
  const issue = (change: Partial<BeforeLeaving> = {}, validThrough = '2026-12-21', rules = book): string[] =>
    codes(issueVerdict({ letterOn: day('2026-11-09'), validThrough: day(validThrough) }, { ...before, ...change }, rules, today));

  it('names the receiving cell, and is valid for no longer than the book allows', () => {
    expect(issue()).toEqual([]);
    expect(issue({ destination: null })).toEqual(['DESTINATION_MISSING']);
    expect(issue({ destination: null, direction: 'OUT' })).toEqual([]);
    expect(issue({}, '2026-12-22')).toEqual(['W LETTER_TOO_LONG']);
    expect(issue({}, '2027-12-22', Regulations.load().on(day('2026-01-01')))).toEqual([]);
    expect(issue({}, '2026-11-08')).toEqual(['DATES_OUT_OF_ORDER']);
  });

  it('names what is in the way, all at once', () => {
    expect(issue({ suspended: true, posts: ['A', 'A'] })).toEqual(['W MEMBER_SUSPENDED', 'W POSTS_STAY']);
  });
});

describe('a receipt', () => {
  const base: Receipt = { letterOn: day('2026-10-05'), validThrough: day('2026-11-16'), receivedOn: day('2026-11-16'), plannedThrough: null, begunOn: null, isOwn: false, there: null, isCell: true };
  const receive = (change: Partial<Receipt> = {}): Verdict<null> => receiptVerdict({ ...base, ...change }, book, today);

  it('comes after the letter and after the member joined the cell that sends, and not ahead', () => {
    expect(codes(receive())).toEqual([]);
    expect(codes(receive({ receivedOn: day('2026-10-04') }))).toEqual(['DATES_OUT_OF_ORDER']);
    expect(codes(receive({ begunOn: '2026-11-16' }))).toEqual(['RECEIVED_BEFORE_BEGIN']);
    expect(codes(receive({ receivedOn: day('2026-11-22'), validThrough: day('2026-12-30'), letterOn: day('2026-11-20'), isCell: false }))).toEqual(['DATE_IN_FUTURE', 'DESTINATION_NOT_A_CELL']);
    expect(codes(receive({ plannedThrough: day('2026-11-15') }))).toEqual(['STAY_OUT_OF_TIME']);
    const there = { from: '2026-10-25', through: '2026-11-20' };
    expect(codes(receive({ there }))).toEqual(['STAYED_THERE']);
    expect(codes(receive({ isOwn: true, there }))).toEqual(['DESTINATION_IS_OWN']);
  });

  it('that is late says by which source it is not', () => {
    const late = receive({ receivedOn: day('2026-11-17') });
    expect(codes(late)).toEqual(['W LETTER_EXPIRED', 'W TRANSFER_LATE']);
    expect(messages(late)[1]).toMatchObject({ days: 30, deadline: '2026-11-16', otherVi: expect.stringContaining('60 ngày làm việc, đến 2026-12-28') as unknown });
  });

  it('of a stay ends within it', () => {
    const end = (endedOn: string): string[] => codes(returnVerdict(day(endedOn), '2026-11-10', day('2026-11-30'), today));
    expect([end('2026-11-10'), end('2026-11-21'), end('2026-11-09'), end('2026-11-22'), end('2026-12-01')]).toEqual([[], [], ['STAY_OUT_OF_TIME'], ['DATE_IN_FUTURE'], ['DATE_IN_FUTURE', 'STAY_OUT_OF_TIME']]);
  });
});

describe('an arrival from outside', () => {
  const papers = { admissionDecidedOn: day('2012-05-19'), admissionCeremonyOn: day('2012-06-01'), recognizedOn: day('2013-06-01') };
  const receipt: Receipt = { letterOn: day('2026-11-02'), validThrough: day('2026-11-30'), receivedOn: day('2026-11-12'), plannedThrough: null, begunOn: null, isOwn: false, there: null, isCell: true };
  const arrive = (change: Partial<Papers> = {}, known: Known | null = null, proposed: Proposed = { type: 'PERMANENT' }, letter: Receipt = receipt): string[] =>
    codes(arrivalVerdict(proposed, { ...papers, ...change }, letter, known, { book, today }));

  it('has the dates of its record in order', () => {
    expect(arrive()).toEqual([]);
    expect(arrive({ admissionCeremonyOn: day('2012-05-18'), recognizedOn: day('2026-11-13') })).toEqual(['DATES_OUT_OF_ORDER', 'DATES_OUT_OF_ORDER']);
    expect(arrive({ recognizedOn: null })).toEqual(['ADMISSION_NUMBER_MISSING']);
    expect(arrive({ recognizedOn: null, admissionDecisionNumber: '1' })).toEqual([]);
    expect(arrive({}, null, { type: 'TEMPORARY' })).toEqual(['STAY_END_MISSING']);
    expect(arrive({}, null, { type: 'PERMANENT' }, { ...receipt, validThrough: day('2026-11-01') })).toEqual(['DATES_OUT_OF_ORDER', 'W LETTER_EXPIRED']);
  });

  it('brings back whoever went elsewhere, not whoever left the Party or is here', () => {
    const record = { decidedOn: '2012-05-19', ceremonyOn: '2012-06-01', recognizedOn: '2013-06-01', lastEnd: 'TRANSFERRED_OUT', lastThrough: '2026-11-11' };
    const known: Known = { isActor: false, isRelative: false, openCase: null, record };
    expect(arrive({}, known)).toEqual([]);
    expect(arrive({}, { ...known, record: null })).toEqual([]);
    expect(arrive({}, { ...known, record: { ...record, decidedOn: '2012-05-18', lastEnd: 'EXPELLED' } })).toEqual(['LEFT_THE_PARTY', 'RECORD_DIFFERS']);
    expect(arrive({}, { ...known, isActor: true, openCase: 'admission', record: { ...record, lastEnd: null, lastThrough: null } })).toEqual(['OWN_TRANSFER', 'CASE_UNDER_WAY', 'ALREADY_ON_ROLL']);
    expect(arrive({}, { ...known, isRelative: true })).toEqual(['CONFLICT_OF_INTEREST']);
    expect(arrive({}, { ...known, record: { ...record, lastThrough: '2026-11-12' } })).toEqual(['RECEIVED_BEFORE_LEAVING']);
  });

  it('has the days of the record, all of them, but for a recognition elsewhere', () => {
    const record = { decidedOn: '2012-05-19', ceremonyOn: '2012-06-02', recognizedOn: '2013-06-02', lastEnd: 'TRANSFERRED_OUT', lastThrough: '2020-01-01' };
    const known: Known = { isActor: false, isRelative: false, openCase: null, record };
    expect(arrive({}, known)).toEqual(['RECORD_DIFFERS', 'RECORD_DIFFERS']);
    expect(arrive({ recognizedOn: null, admissionDecisionNumber: '1' }, { ...known, record: { ...record, ceremonyOn: '2012-06-01' } })).toEqual(['RECORD_DIFFERS']);
    expect(arrive({}, { ...known, record: { ...record, ceremonyOn: '2012-06-01', recognizedOn: null } })).toEqual([]);
  });
});
