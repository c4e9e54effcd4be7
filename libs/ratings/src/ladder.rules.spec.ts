import fc from 'fast-check';
import { parsePlainDate, type Finding } from '#kernel';
import { Regulations, type RuleBook } from '#regulations';
import { joined, ladderVerdict } from './enter.rules.js';
import { ballotFindings, disagreementsOf, levelOfScore, measureInWords, opinionFindings, restrictedFindings, restrictionsOf, taskFindings, withLevel, type LadderFindings, type Restriction } from './ladder.rules.js';
import { RATING_LEVELS, type GivenRating } from './rating.rules.js';

function on(text: string): RuleBook {
  const date = parsePlainDate(text);
  if (!date) throw new Error(text);
  return Regulations.load().on(date);
}
const BOOK = on('2026-11-20');
const codes = (found: readonly Finding[]): string[] => found.map(({ refusal }) => refusal.code);
const told = ({ refusals, warnings }: LadderFindings): string[][] => [codes(refusals), codes(warnings)];

describe('points', () => {
  it.each([
    [100, 'EXCELLENT'], [90, 'EXCELLENT'], [89.99, 'GOOD'], [70, 'GOOD'], [69.99, 'COMPLETED'], [50, 'COMPLETED'], [49.99, 'NOT_COMPLETED'], [0, 'NOT_COMPLETED'],
  ] as const)('%d lead to %s', (score, level) => {
    expect(levelOfScore(score, BOOK)?.level).toBe(level);
    expect(withLevel({ score }, BOOK).level).toBe(level);
    expect(told(opinionFindings({ score, level }, BOOK, []))).toEqual([[], []]);
  });

  it('refuse every other level, by the article', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), fc.constantFrom(...RATING_LEVELS), (score, level) => {
        const { refusals, warnings } = opinionFindings({ score, level }, BOOK, ['input']);
        expect([refusals.length, warnings.length]).toEqual([levelOfScore(score, BOOK)?.level === level ? 0 : 1, 0]);
      }),
    );
    expect(opinionFindings({ score: 60, level: 'GOOD' }, BOOK, []).refusals).toMatchObject([{ refusal: { rule: { document: '366-QĐ/TW', article: 'Điều 11' } }, params: { score: 60 } }]);
  });

  it('lead nowhere before a document set them', () => {
    expect(levelOfScore(95, on('2025-08-29'))).toBeUndefined();
    expect(told(opinionFindings({ score: 95, level: 'COMPLETED' }, on('2025-08-29'), []))).toEqual([[], []]);
  });

  it('may be missing, but something must be said', () => {
    expect(told(opinionFindings({ remark: 'gương mẫu' }, BOOK, []))).toEqual([[], []]);
    expect(told(opinionFindings({}, BOOK, []))).toEqual([['OPINION_EMPTY'], []]);
  });
});

describe('the year’s tasks', () => {
  const tasks = (all: number, done: number, onTime: number, above: number) => ({ all, done, onTime, above });
  it.each([
    ['EXCELLENT', tasks(10, 10, 10, 3), []],
    ['EXCELLENT', tasks(10, 10, 10, 2), ['CONDITION_NOT_MET']],
    ['EXCELLENT', tasks(10, 10, 9, 2), ['CONDITION_NOT_MET', 'CONDITION_NOT_MET']],
    ['GOOD', tasks(10, 10, 10, 0), []],
    ['GOOD', tasks(10, 10, 9, 9), ['CONDITION_NOT_MET']],
    ['COMPLETED', tasks(10, 10, 8, 0), []],
    ['COMPLETED', tasks(10, 10, 7, 0), ['CONDITION_NOT_MET']],
    ['COMPLETED', tasks(10, 9, 9, 0), ['CONDITION_NOT_MET']],
    ['COMPLETED', tasks(10, 4, 4, 0), ['CONDITION_NOT_MET', 'TASKS_UNDER_HALF']],
    ['NOT_COMPLETED', tasks(10, 4, 0, 0), []],
  ] as const)('of %s: %j', (level, given, expected) => {
    expect(told(taskFindings(level, given, BOOK, []))).toEqual([[], expected]);
  });

  it('are parts of each other', () => {
    for (const given of [tasks(0, 0, 0, 0), tasks(5, 6, 0, 0), tasks(5, 4, 5, 0), tasks(5, 4, 0, 5)]) expect(told(taskFindings('NOT_COMPLETED', given, BOOK, []))).toEqual([['TASKS_WRONG'], []]);
  });
});

describe('votes by level', () => {
  const vote = { level: 'GOOD', votesFor: 9, votesAgainst: 2 } as const;
  it('fit the vote on the level proposed, spoilt ones left out', () => {
    expect(ballotFindings({ excellent: 1, good: 9, completed: 0, notCompleted: 0 }, vote, [])).toEqual([]);
    expect(codes(ballotFindings({ excellent: 1, good: 8, completed: 0, notCompleted: 0 }, vote, []))).toEqual(['BALLOT_WRONG']);
    expect(codes(ballotFindings({ excellent: 1, good: 9, completed: 1, notCompleted: 1 }, vote, []))).toEqual(['BALLOT_WRONG']);
  });
});

describe('a measure of the year', () => {
  const measure: Restriction = { entryId: 'row', ground: 'MEMBER', firstYear: 2026, form: 'REPRIMAND', decisionNumber: '5-QĐ/CB' };
  const given = [{ entryId: 'row', level: 'GOOD', path: ['input'] }, { entryId: 'other', level: 'GOOD', path: ['input'] }] as const;

  it('fails the rating; which measure it is only the row tells, to whoever may read it', () => {
    for (const each of [measure, { ...measure, form: null, decisionNumber: null }]) {
      const { refusals, warnings } = restrictedFindings(given, [each], BOOK);
      expect([refusals, codes(warnings), warnings[0]?.params]).toEqual([[], ['RATING_RESTRICTED'], { entryId: 'row' }]);
    }
    expect([measureInWords([measure]), measureInWords([{ ...measure, form: null }]), measureInWords([])]).toEqual(['khiển trách, quyết định số 5-QĐ/CB', null, null]);
    const words = ['WARNING', 'REMOVAL_FROM_OFFICE', 'EXPULSION', 'DISSOLUTION'].map((form) => measureInWords([{ ...measure, form }])?.split(',')[0]);
    expect(words).toEqual(['cảnh cáo', 'cách chức', 'khai trừ', 'giải tán']);
  });

  it('on a leader or a unit bars a collective from “excellent” and from nothing less; on the organisation itself it fails', () => {
    const levels = (...grounds: readonly Restriction['ground'][]): string[] =>
      RATING_LEVELS.map((level) => told(restrictedFindings([{ entryId: 'row', level, path: [] }], grounds.map((ground) => ({ ...measure, ground })), BOOK))[1]?.join() ?? '');
    expect(levels('LEADER')).toEqual(['COLLECTIVE_RESTRICTED', '', '', '']);
    expect(levels('UNIT', 'LEADER')).toEqual(['COLLECTIVE_RESTRICTED', '', '', '']);
    expect(levels('LEADER', 'ORGANIZATION')).toEqual(['RATING_RESTRICTED', 'RATING_RESTRICTED', 'RATING_RESTRICTED', '']);
    expect(restrictionsOf([{ ...measure, ground: 'UNIT' }], 2026, BOOK)).toHaveLength(1);
    expect(restrictionsOf([{ ...measure, ground: 'UNIT' }], 2026, on('2025-08-29'))).toEqual([]);
    expect(measureInWords([{ ...measure, ground: 'LEADER' }, { ...measure, ground: 'UNIT', form: 'WARNING', decisionNumber: '6-QĐ/ĐU' }, { ...measure, form: null }])).toBe(
      'thành viên lãnh đạo bị khiển trách, quyết định số 5-QĐ/CB; đơn vị trực thuộc bị cảnh cáo, quyết định số 6-QĐ/ĐU',
    );
  });

  it('as a failed civil servant it fails too, where the rule book says so, and is told with its document', () => {
    const failed: Restriction = { ...measure, ground: 'CIVIL_SERVANT', form: 'CIVIL_SERVICE_RATING_FAILED', decisionNumber: '12-TB/UBND' };
    expect(RATING_LEVELS.map((level) => told(restrictedFindings([{ entryId: 'row', level, path: [] }], [failed], BOOK))[1]?.join())).toEqual(['RATING_RESTRICTED', 'RATING_RESTRICTED', 'RATING_RESTRICTED', '']);
    expect(measureInWords([failed])).toBe('xếp loại cán bộ, công chức không hoàn thành nhiệm vụ, văn bản số 12-TB/UBND');
    expect([restrictionsOf([failed], 2026, BOOK), restrictionsOf([failed], 2026, on('2019-10-17'))]).toEqual([[failed], []]);
  });

  it('says nothing of a row that fails already', () => {
    expect(told(restrictedFindings([{ entryId: 'row', level: 'NOT_COMPLETED', path: [] }], [measure], BOOK))).toEqual([[], []]);
  });

  it('counts one violation in one year only', () => {
    expect(restrictionsOf([measure], 2026, BOOK)).toEqual([measure]);
    expect(restrictionsOf([{ ...measure, firstYear: 2025 }], 2026, BOOK)).toEqual([]);
  });
});

describe('what stands beside the votes', () => {
  const row = (more: Partial<GivenRating>): GivenRating => ({ entryId: 'row', level: 'GOOD', votesFor: 9, votesAgainst: 0, votesAbsent: 0, ...more });
  const found = (more: Partial<GivenRating>, selfAssessed: readonly string[] = []) => {
    const verdict = ladderVerdict({ entries: [row(more)] }, false, { selfAssessed: new Set(selfAssessed), restrictions: [] }, BOOK);
    return verdict.ok ? [] : verdict.refusals.map(({ refusal, path }) => `${path.join('.')} ${refusal.code}`);
  };

  it('is entered once by each body, and never over what the member said in person', () => {
    expect(found({ opinions: [{ rater: 'UNION', body: 'Hội Nông dân', level: 'GOOD' }, { rater: 'UNION', body: 'Hội Phụ nữ', level: 'GOOD' }] })).toEqual([]);
    expect(found({ opinions: [{ rater: 'UNION', level: 'GOOD' }, { rater: 'UNION', level: 'GOOD' }] })).toEqual(['input.entries.0.opinions.1 OPINION_TWICE']);
    expect(found({ opinions: [{ rater: 'SELF', score: 80 }] }, ['row'])).toEqual(['input.entries.0.opinions.0 SELF_ASSESSED']);
  });

  it('refuses and warns together with the votes', () => {
    const bad = ladderVerdict({ entries: [row({ tasks: { all: 10, done: 10, onTime: 9, above: 0 }, opinions: [{ rater: 'SELF' }] })] }, false, { selfAssessed: new Set(), restrictions: [] }, BOOK);
    const both = joined({ ok: true, value: 'votes', warnings: [] }, bad);
    expect([both.ok, codes(both.ok ? [] : both.refusals), codes(both.warnings)]).toEqual([false, ['OPINION_EMPTY'], ['CONDITION_NOT_MET']]);
  });
});

describe('the rungs', () => {
  it('disagree when two levels or more lie between them', () => {
    const at = (rung: 'SELF' | 'CELL' | 'DECISION', level: (typeof RATING_LEVELS)[number] | null) => ({ rung, level });
    expect(disagreementsOf([at('SELF', 'EXCELLENT'), at('CELL', 'COMPLETED'), at('DECISION', 'GOOD')])).toEqual([{ one: 'SELF', other: 'CELL' }]);
    expect(disagreementsOf([at('SELF', 'EXCELLENT'), at('CELL', 'GOOD'), at('DECISION', null)])).toEqual([]);
  });
});
