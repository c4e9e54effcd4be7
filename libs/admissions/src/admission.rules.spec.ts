import fc from 'fast-check';
import { parsePlainDate, PartialDate, type Finding, type PlainDate } from '#kernel';
import { endOfProbation, Regulations, WorkingCalendar } from '#regulations';
import {
  cellFindings,
  ceremonyFindings,
  decisionFindings,
  fileFindings,
  introducerFindings,
  kinshipFindings,
  ownFindings,
  recognitionFindings,
  recognitionReviewFindings,
  reviewFindings,
  sizeFindings,
  type AdmissionFile,
  type Review,
  type Standing,
} from './admission.rules.js';

const RUNS = process.env['CHIBO_TEST_FULL'] === undefined ? 100 : 1_000;
const NO_VOTE = { refusals: [], warnings: [] };
const regulations = Regulations.load();

function day(text: string): PlainDate {
  const date = parsePlainDate(text);
  if (!date) throw new Error(`${text} is no date`);
  return date;
}

function born(text: string): PartialDate {
  const date = PartialDate.parse(text);
  if (!date) throw new Error(`${text} is no date`);
  return date;
}

const ON = day('2026-10-15');
const BOOK = regulations.on(ON);
const one = { memberId: 'one', guidedSince: day('2024-01-01') };
const other = { memberId: 'other', guidedSince: day('2025-10-15') };
const file = (change: Partial<AdmissionFile> = {}): AdmissionFile => ({ appliedOn: day('2026-06-01'), courseCertificateOn: day('2021-10-15'), introducers: [one, other], ...change });
const all = (standing: Standing) => () => standing;
const found = (findings: readonly Finding[]): string[] => findings.map(({ refusal }) => refusal.code);
const review = (change: Partial<Review> = {}): Review => ({
  on: ON,
  candidate: { birth: born('2000-01-01'), education: 'UPPER_SECONDARY' },
  file: file(),
  standings: all('FULL'),
  vote: NO_VOTE,
  ...change,
});

describe('the file', () => {
  it('is taken with two full members, or a full member and an organisation', () => {
    for (const introducers of [[one, other], [one, { organizationName: 'Đoàn Thanh niên' }], [{ organizationName: 'Công đoàn' }, one]]) {
      expect(fileFindings(file({ introducers }), all('FULL'), ON)).toEqual(NO_VOTE);
    }
  });

  it.each<[string, Partial<AdmissionFile>, Standing, string[]]>([
    ['an application of tomorrow', { appliedOn: day('2026-10-16') }, 'FULL', ['DATE_IN_FUTURE']],
    ['a certificate of tomorrow', { courseCertificateOn: day('2026-10-16') }, 'FULL', ['DATE_IN_FUTURE']],
    ['the same introducer twice', { introducers: [one, one] }, 'FULL', ['INTRODUCER_TWICE']],
    ['two organisations', { introducers: [{ organizationName: 'A' }, { organizationName: 'B' }] }, 'FULL', ['INTRODUCER_ORGANIZATIONS']],
    ['an organisation that replaces somebody', { introducers: [one, { organizationName: 'A', replacement: true }] }, 'FULL', ['INTRODUCER_AMBIGUOUS']],
    ['neither member nor organisation', { introducers: [one, {}] }, 'FULL', ['INTRODUCER_AMBIGUOUS']],
    ['both member and organisation', { introducers: [one, { ...other, organizationName: 'B' }] }, 'FULL', ['INTRODUCER_AMBIGUOUS']],
    ['a member of whom nothing says since when', { introducers: [one, { memberId: 'other' }] }, 'FULL', ['INTRODUCER_SINCE_MISSING']],
    ['introducers who are on probation', {}, 'NOT_FULL', ['INTRODUCER_NOT_FULL', 'INTRODUCER_NOT_FULL']],
    ['introducers out of scope', {}, 'UNKNOWN', ['NOT_FOUND', 'NOT_FOUND']],
  ])('is not with %s', (_what, change, standing, expected) => {
    expect(found(fileFindings(file(change), all(standing), ON).refusals)).toEqual(expected);
  });
});

describe('the cell’s review', () => {
  it('misses a second introducer, takes a replacement however new, and a consent given before it', () => {
    const late = { memberId: 'late', guidedSince: day('2026-10-01') };
    const warned = (change: Partial<AdmissionFile>, birth = '2000-01-01') => found(reviewFindings(review({ file: file(change), candidate: { birth: born(birth), education: 'UPPER_SECONDARY' } }), BOOK).warnings);
    expect(warned({ introducers: [one] })).toEqual(['INTRODUCERS_TOO_FEW']);
    expect(warned({ introducers: [one, late] })).toEqual(['INTRODUCER_TOO_SHORT']);
    expect(warned({ introducers: [one, { ...late, replacement: true }] })).toEqual([]);
    expect(warned({ ageConsentOn: ON }, '1960-01')).toEqual([]);
    expect(warned({ ageConsentOn: day('2026-10-16') }, '1960-01')).toEqual(['AGE_NEEDS_CONSENT']);
  });

  it('finds nothing in what is in order, to the last day', () => {
    expect(reviewFindings(review(), BOOK)).toEqual(NO_VOTE);
  });

  it.each<[string, Partial<Review>, string[]]>([
    ['under 18 by a month', { candidate: { birth: born('2008-11-01'), education: 'COLLEGE' } }, ['AGE_TOO_LOW']],
    ['18 in the month, though not by the day', { candidate: { birth: born('2008-10-31'), education: 'COLLEGE' } }, []],
    ['perhaps under 18', { candidate: { birth: born('2008'), education: 'COLLEGE' } }, ['AGE_UNCERTAIN']],
    ['certainly under 18, by the year alone', { candidate: { birth: born('2009'), education: 'COLLEGE' } }, ['AGE_TOO_LOW']],
    ['60 this month', { candidate: { birth: born('1966-10'), education: 'COLLEGE' } }, []],
    ['over 60', { candidate: { birth: born('1966-09'), education: 'COLLEGE' } }, ['AGE_NEEDS_CONSENT']],
    ['perhaps over 60', { candidate: { birth: born('1966'), education: 'COLLEGE' } }, ['AGE_UNCERTAIN']],
    ['primary school', { candidate: { birth: born('2000'), education: 'PRIMARY' } }, ['EDUCATION_TOO_LOW']],
    ['lower secondary school', { candidate: { birth: born('2000'), education: 'LOWER_SECONDARY' } }, []],
    ['no certificate', { file: file({ courseCertificateOn: null }) }, ['CERTIFICATE_MISSING']],
    ['a certificate of 60 months and a day', { file: file({ courseCertificateOn: day('2021-10-14') }) }, ['CERTIFICATE_EXPIRED']],
    ['an introducer of 12 months less a day', { file: file({ introducers: [one, { ...other, guidedSince: day('2025-10-16') }] }) }, ['INTRODUCER_TOO_SHORT']],
    ['an organisation as introducer', { file: file({ introducers: [one, { organizationName: 'Công đoàn' }] }) }, []],
  ])('%s', (_what, change, expected) => {
    const { refusals, warnings } = reviewFindings(review(change), BOOK);
    expect([refusals, found(warnings)]).toEqual([[], expected]);
    for (const { refusal } of warnings) expect(refusal.rule?.document).toBe('208-QĐ/TW');
  });

  it('refuses a review before the application or the certificate, and introducers no longer full members', () => {
    const early = reviewFindings(review({ file: file({ appliedOn: day('2026-10-16'), courseCertificateOn: day('2026-10-16') }), standings: all('NOT_FULL') }), BOOK);
    expect(found(early.refusals)).toEqual(['DATES_OUT_OF_ORDER', 'DATES_OUT_OF_ORDER', 'INTRODUCER_NOT_FULL', 'INTRODUCER_NOT_FULL']);
  });

  it('passes on what is wrong with the vote', () => {
    const vote = { refusals: decisionFindings(day('2026-01-01'), ON).refusals, warnings: [] };
    expect(found(reviewFindings(review({ vote }), BOOK).refusals)).toEqual(['DATES_OUT_OF_ORDER']);
  });

  it('checks nothing by a book that sets nothing', () => {
    const candidate = { birth: born('2020'), education: 'PRIMARY' } as const;
    const empty = regulations.on(day('2025-05-25'));
    expect(reviewFindings(review({ candidate, file: file({ courseCertificateOn: null, introducers: [one, { ...other, guidedSince: ON }] }) }), empty)).toEqual(NO_VOTE);
  });

  it('says of ages what is certain of every day the birth date can mean', () => {
    const days = fc.record({ year: fc.integer({ min: 1930, max: 2015 }), month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 28 }) });
    const codeOf = (birth: PartialDate): string => found(reviewFindings(review({ candidate: { birth, education: 'COLLEGE' } }), BOOK).warnings).join();
    fc.assert(
      fc.property(days, ({ year, month, day: date }) => {
        const exact = PartialDate.of(day(`${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`), 'DAY');
        const byYear = codeOf(born(String(year)));
        const each = [...Array(12).keys()].map((index) => codeOf(born(`${year}-${String(index + 1).padStart(2, '0')}`)));
        expect(codeOf(exact)).toBe(each[month - 1]);
        expect(byYear).toBe(new Set(each).size === 1 ? each[0] : 'AGE_UNCERTAIN');
      }),
      { numRuns: RUNS },
    );
  });
});

describe('the decision and the ceremony', () => {
  it('no decision before the vote', () => {
    expect(found(decisionFindings(day('2026-10-14'), ON).refusals)).toEqual(['DATES_OUT_OF_ORDER']);
    expect(decisionFindings(ON, ON)).toEqual(NO_VOTE);
  });

  it('a ceremony in time after the receipt, where its deadline counts from there; the receipt lies between the two', () => {
    const [decidedOn, today, book] = [day('2025-06-02'), day('2026-11-21'), regulations.on(day('2025-06-02'))];
    expect(found(ceremonyFindings({ on: day('2025-07-15'), decidedOn }, today, book).warnings)).toEqual(['CEREMONY_LATE']);
    expect(ceremonyFindings({ on: day('2025-07-15'), decidedOn, receivedOn: day('2025-06-03') }, today, book)).toEqual(NO_VOTE);
    expect(found(ceremonyFindings({ on: day('2025-07-01'), decidedOn, receivedOn: day('2025-06-01') }, today, book).refusals)).toEqual(['DATES_OUT_OF_ORDER']);
    expect(found(ceremonyFindings({ on: day('2025-07-01'), decidedOn, receivedOn: day('2025-07-02') }, today, book).refusals)).toEqual(['DATES_OUT_OF_ORDER']);
  });

  it('a ceremony between the decision and 30 working days after, not in the future', () => {
    const decided = day('2026-08-03');
    const today = day('2026-11-21');
    expect(ceremonyFindings({ on: day('2026-09-14'), decidedOn: decided }, today, regulations.on(decided))).toEqual(NO_VOTE);
    expect(found(ceremonyFindings({ on: day('2026-09-15'), decidedOn: decided }, today, regulations.on(decided)).warnings)).toEqual(['CEREMONY_LATE']);
    expect(found(ceremonyFindings({ on: day('2026-08-02'), decidedOn: decided }, today, regulations.on(decided)).refusals)).toEqual(['DATES_OUT_OF_ORDER']);
    expect(found(ceremonyFindings({ on: day('2026-11-22'), decidedOn: decided }, today, regulations.on(decided)).refusals)).toEqual(['DATE_IN_FUTURE']);
    expect(ceremonyFindings({ on: day('2025-12-31'), decidedOn: day('2025-01-01') }, today, regulations.on(day('2025-01-01')))).toEqual(NO_VOTE);
  });
});

describe('the recognition', () => {
  const begun = { decidedOn: day('2025-10-01'), ceremonyOn: day('2025-10-20'), readmits: false };

  it('counts twelve months from the ceremony, also over a leap day', () => {
    expect(endOfProbation(begun, BOOK)?.toString()).toBe('2026-10-20');
    expect(endOfProbation({ ...begun, ceremonyOn: day('2028-02-29') }, BOOK)?.toString()).toBe('2029-02-28');
    expect(endOfProbation(begun, regulations.on(day('2025-05-25')))).toBeUndefined();
  });

  it.each<[string, string[], string[]]>([
    ['2026-10-20', [], []],
    ['2026-12-01', [], []],
    ['2026-12-02', [], ['REVIEW_LATE']],
    ['2026-10-19', [], ['PROBATION_NOT_OVER']],
    ['2025-10-19', ['DATES_OUT_OF_ORDER'], ['PROBATION_NOT_OVER']],
    ['2025-05-25', ['DATES_OUT_OF_ORDER', 'PROBATION_UNKNOWN'], []],
  ])('is reviewed on %s', (on, refusals, warnings) => {
    const findings = recognitionReviewFindings(day(on), begun, NO_VOTE, regulations.on(day(on)));
    expect([found(findings.refusals), found(findings.warnings)]).toEqual([refusals, warnings]);
  });

  it('is decided neither before the review nor before the day from which it counts', () => {
    const end = day('2026-10-20');
    expect(recognitionFindings(end, end, end)).toEqual(NO_VOTE);
    expect(found(recognitionFindings(day('2026-10-19'), day('2026-10-19'), end).refusals)).toEqual(['RECOGNITION_TOO_EARLY']);
    expect(found(recognitionFindings(end, day('2026-10-21'), end).refusals)).toEqual(['DATES_OUT_OF_ORDER']);
  });

  it('whatever the days, a review is in time exactly from the end of probation to its deadline', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 0, max: 365 }), (after, later) => {
        const held = day('2026-07-26').add({ days: later });
        const on = held.add({ days: after });
        const end = held.add({ months: 12 });
        const deadline = WorkingCalendar.WITHOUT_NOTICES.after(end, 30).day;
        const codes = found(recognitionReviewFindings(on, { decidedOn: held, ceremonyOn: held, readmits: false }, NO_VOTE, regulations.on(on)).warnings);
        expect(codes).toEqual([...(on.toString() < end.toString() ? ['PROBATION_NOT_OVER'] : []), ...(on.toString() > deadline.toString() ? ['REVIEW_LATE'] : [])]);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('who acts', () => {
  it('nobody on their own or a relative’s; an introducer is warned; a login without a person is neither', () => {
    expect(found(ownFindings({ personId: 'me' }, 'me').refusals)).toEqual(['DECIDES_ON_OWN_ADMISSION']);
    expect(ownFindings({ personId: 'me' }, 'somebody')).toEqual(NO_VOTE);
    expect(found(introducerFindings({ memberId: 'other' }, [one, other]).warnings)).toEqual(['DECIDES_AS_INTRODUCER']);
    const kin = (ofActor: boolean, related: readonly string[]): string[] =>
      kinshipFindings(ofActor, [{ organizationName: 'Công đoàn' }, other], new Set(related)).refusals.map(({ refusal, path }) => [refusal.code, ...path].join('.'));
    expect(kin(true, [])).toEqual(['CONFLICT_OF_INTEREST']);
    expect(kin(false, ['other'])).toEqual(['CONFLICT_OF_INTEREST.input.introducers.1.memberId']);
    expect(kin(false, ['somebody'])).toEqual([]);
    expect(introducerFindings({ memberId: null }, [one, { organizationName: 'Công đoàn' }])).toEqual(NO_VOTE);
  });
});

describe('the cell', () => {
  const codesOf = ({ refusals, warnings }: { refusals: readonly Finding[]; warnings: readonly Finding[] }): string[] => [...refusals.map(({ refusal }) => refusal.code), ...warnings.map(({ refusal }) => `W ${refusal.code}`)];

  it('of fewer than three full members votes on nothing, from the first document on that says so', () => {
    const [now, before] = ['2026-11-21', '2025-05-25'].map((text) => regulations.on(day(text)));
    if (!now || !before) throw new Error('There are two books.');
    expect([codesOf(sizeFindings(2, now)), codesOf(sizeFindings(3, now)), codesOf(sizeFindings(2, before))]).toEqual([['W CELL_TOO_SMALL'], [], []]);
  });

  it('takes nobody in that is none, or whose end is decided', () => {
    expect([cellFindings(null, []), cellFindings({ endedOn: '2027-03-31' }, []), cellFindings({ endedOn: null }, [])].map(codesOf)).toEqual([['NOT_A_CELL'], ['CELL_ENDING'], []]);
  });
});
