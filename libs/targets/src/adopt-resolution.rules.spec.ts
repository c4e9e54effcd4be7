import { Temporal } from '#kernel';
import { adoptionFindings, type AdoptedMeasure, type AdoptedResolution, type AdoptedTarget } from './adopt-resolution.rules.js';

const day = (text: string) => Temporal.PlainDate.from(text);
const METRICS = [
  { key: 'members-admitted', form: 'COUNT', readings: [{ key: 'by-decision' }] },
  { key: 'members-rated-excellent', form: 'SHARE', readings: [{ key: 'of-rated' }, { key: 'of-all' }] },
] as const;
const SHARE: AdoptedMeasure = { key: 'members-rated-excellent', kind: 'COMPUTED', comparator: 'GTE', threshold: '15', unit: '%', cadence: 'ANNUAL', cadenceStated: true, text: '15% đảng viên' };
const COUNT: AdoptedMeasure = { ...SHARE, key: 'members-admitted', threshold: '140', cadence: 'TERM_TOTAL', judgedOn: day('2035-12-31') };
const WATER: AdoptedMeasure = { ...SHARE, key: 'clean-water', kind: 'REPORTED', threshold: '180', cadence: 'TERM_END', judgedOn: day('2030-07-02') };
const target = (number: number, ...measures: AdoptedMeasure[]): AdoptedTarget => ({ group: 'SOCIAL', number, text: 'Chỉ tiêu', measures });
const found = (targets: readonly AdoptedTarget[], term: Partial<AdoptedResolution> = {}) =>
  adoptionFindings({ termFrom: day('2030-07-01'), termThrough: day('2035-06-30'), targets, ...term }, METRICS).map(({ refusal, path }) => `${refusal.code} ${path.join('.')}`);

describe('a resolution that is entered', () => {
  it('has targets, and each has measures', () => {
    expect(found([target(1, SHARE, COUNT), target(2, WATER)])).toEqual([]);
    expect(found([])).toEqual(['RESOLUTION_WITHOUT_TARGETS input.targets']);
    expect(found([target(1, SHARE), target(2)])).toEqual(['TARGET_WITHOUT_MEASURES input.targets.1.measures']);
  });

  it('has a term of more than a day', () => {
    expect(found([target(1, SHARE)], { termThrough: day('2030-07-01') })).toEqual(['TERM_ENDS_TOO_EARLY input.termThrough']);
    expect(found([target(1, SHARE)], { termThrough: day('2030-07-02') })).toEqual([]);
  });

  it('numbers its targets within their groups, and names a measure once in all', () => {
    expect(found([target(1, SHARE), { ...target(1, COUNT), group: 'ECONOMIC' }])).toEqual([]);
    expect(found([target(1, SHARE), target(1, COUNT)])).toEqual(['TARGET_NUMBER_TWICE input.targets.1.number']);
    expect(found([target(1, SHARE), target(2, COUNT, SHARE)])).toEqual(['MEASURE_KEY_TWICE input.targets.1.measures.1.key']);
  });

  it('computes what can be computed, by a reading there is', () => {
    expect(found([target(1, { ...SHARE, key: 'clean-water' })])).toEqual(['METRIC_UNKNOWN input.targets.0.measures.0.key']);
    expect(found([target(1, { ...SHARE, reading: 'of-all' })])).toEqual([]);
    expect(found([target(1, { ...SHARE, reading: 'by-luck' })])).toEqual(['READING_UNKNOWN input.targets.0.measures.0.reading']);
    expect(found([target(1, { ...WATER, reading: 'of-all' })])).toEqual(['READING_OF_REPORTED input.targets.0.measures.0.reading']);
  });

  it('asks of a share no more than there is', () => {
    const asked = (threshold: string) => found([target(1, { ...SHARE, threshold })]);
    expect([...asked('0'), ...asked('100'), ...asked('99.999999')]).toEqual([]);
    for (const threshold of ['100.000001', '-0.5']) expect(asked(threshold)).toEqual(['THRESHOLD_NO_SHARE input.targets.0.measures.0.threshold']);
  });

  it('says when each measure is judged: in the term, or by the end of its last year; a yearly one needs no day', () => {
    const judged = (judgedOn: string | null) => found([target(1, { ...COUNT, judgedOn: judgedOn === null ? null : day(judgedOn) })]);
    expect(judged(null)).toEqual(['JUDGED_ON_MISSING input.targets.0.measures.0.judgedOn']);
    for (const outside of ['2030-07-01', '2036-01-01']) expect(judged(outside)).toEqual(['JUDGED_ON_OUTSIDE input.targets.0.measures.0.judgedOn']);
    expect(found([target(1, { ...SHARE, judgedOn: day('2036-01-01') })])).toEqual(['JUDGED_ON_OUTSIDE input.targets.0.measures.0.judgedOn']);
  });

  it('is told all that is wrong at once', () => {
    expect(found([target(1, { ...SHARE, key: 'clean-water' }, { ...COUNT, judgedOn: null }), target(1)], { termThrough: day('2030-01-01') })).toEqual([
      'TERM_ENDS_TOO_EARLY input.termThrough',
      'METRIC_UNKNOWN input.targets.0.measures.0.key',
      'JUDGED_ON_MISSING input.targets.0.measures.1.judgedOn',
      'TARGET_NUMBER_TWICE input.targets.1.number',
      'TARGET_WITHOUT_MEASURES input.targets.1.measures',
    ]);
  });
});
