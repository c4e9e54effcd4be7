import type pg from 'pg';
import { REPORTS } from '#demo/figures';
import { newId } from '#kernel';
import { connect, refusalOf } from '../setup/client.js';
import { Client, TestApi, USERS } from './api.js';
import { DemoOracle } from './demo-oracle.js';
import { CORRECT_OBSERVATION, measureId, OBSERVATIONS, RECORD_OBSERVATION, REPORTED, type Observation } from './observation-operations.js';

interface Progress {
  readonly year: number | null;
  readonly status: string;
  readonly value: number | null;
  readonly shown: string | null;
  readonly gap: number | null;
  readonly formula: string;
  readonly forecast: { readonly value: number } | null;
  readonly figure: { readonly reading: { readonly key: string }; readonly denominator: number | null } | null;
  readonly observation: Observation | null;
}

interface Measure {
  readonly id: string;
  readonly key: string;
  readonly reading: { readonly key: string } | null;
  readonly progress: Progress | null;
  readonly years: readonly Progress[];
}

const PROGRESS = 'year status value shown gap formula forecast { value } figure { reading { key } denominator } observation { id value note sourceDocument sourceLine periodThrough correctsId author { id fullName } }';
const MEASURES = `query ($asOf: PlainDate, $of: UUID) {
  resolutions { targets { measures { id key reading { key }
    progress(asOf: $asOf, organizationId: $of) { ${PROGRESS} } years(asOf: $asOf, organizationId: $of) { ${PROGRESS} } } } }
}`;

const FIGURE = `query ($metric: String!, $of: UUID!) {
  figure(metric: $metric, organizationId: $of, from: "2025-07-01", through: "2026-11-21") { denominator otherReadings { denominator } }
}`;

describe('reported measures', () => {
  const oracle = new DemoOracle();
  const ward = oracle.organization(REPORTS.mocChau.ward.nameVi);
  const cell = oracle.organization('Chi bộ bản Nà Sương');
  let api: TestApi;
  let owner: pg.Client;
  let standing: Client;
  let office: Client;
  let secretary: Client;
  let vanSon: Client;

  beforeAll(async () => {
    api = await TestApi.start();
    owner = await connect(api.database.ownerUrl);
    [standing, office, secretary, vanSon] = (await Promise.all([USERS.standing, USERS.office, USERS.secretary, USERS.vanSonStanding].map((user) => api.login(user)))) as [Client, Client, Client, Client];
  });

  afterAll(async () => {
    await owner.end();
    await api.close();
  });

  async function measure(client: Client, key: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Measure> {
    const { resolutions } = await client.ask<{ resolutions: { targets: { measures: Measure[] }[] }[] }>(MEASURES, variables);
    const found = resolutions.flatMap(({ targets }) => targets.flatMap(({ measures }) => measures)).find((each) => each.key === key);
    if (!found) throw new Error(`There is no measure ${key}.`);
    return found;
  }

  const inputFor = async (key: string, change: object = {}) => ({ measureId: await measureId(standing, key), ...REPORTED, ...change });
  const record = async (key: string, change: object = {}, client = office): Promise<Observation> => {
    const { recordObservation } = await client.ask<{ recordObservation: { observation: Observation } }>(RECORD_OBSERVATION, { input: await inputFor(key, change) });
    return recordObservation.observation;
  };
  const correct = async (observationId: string, change: object = {}): Promise<Observation> => {
    const input = { observationId, value: '72', sourceDocument: 'Đính chính số 3-CV/ĐU', ...change };
    return (await standing.ask<{ correctObservation: { observation: Observation } }>(CORRECT_OBSERVATION, { input })).correctObservation.observation;
  };
  const codesOf = async (client: Client, document: string, input: object): Promise<(string | undefined)[]> => {
    const { extensions } = await client.refusal(document, { input });
    return (extensions.refusals ?? [{ code: extensions.code, path: extensions.path ?? [] }]).map(({ code, path }) => `${code} ${path.join('.')}`);
  };

  describe('a figure that is entered', () => {
    it('is refused to whoever may not, and in the words for what there is not', async () => {
      const input = await inputFor('clean-water');
      for (const user of [USERS.secretary, USERS.inspection, USERS.member, USERS.administrator]) {
        const client = await api.login(user);
        // The chair of the inspection committee sits in the standing committee.
        if (user === USERS.inspection) expect(await client.ask(RECORD_OBSERVATION, { input: { ...input, validateOnly: true } })).toEqual({ recordObservation: { observation: null } });
        else expect(await codesOf(client, RECORD_OBSERVATION, input)).toEqual(['FORBIDDEN ']);
      }
      expect(await codesOf(vanSon, RECORD_OBSERVATION, input)).toEqual(['NOT_FOUND input.measureId']);
      expect(await codesOf(office, RECORD_OBSERVATION, { ...input, measureId: newId() })).toEqual(['NOT_FOUND input.measureId']);
    });

    it('is refused with all that is wrong at once', async () => {
      expect(await codesOf(office, RECORD_OBSERVATION, await inputFor('members-admitted'))).toEqual(['MEASURE_COMPUTED input.measureId']);
      expect(await codesOf(office, RECORD_OBSERVATION, await inputFor('clean-water', { periodFrom: '2025-01-01', periodThrough: '2026-11-22', value: null, note: null }))).toEqual([
        'DATE_IN_FUTURE input.periodThrough',
        'OBSERVED_OUTSIDE_TERM input.periodFrom',
        'OBSERVATION_NEEDS_NOTE input.note',
      ]);
      expect(await codesOf(office, RECORD_OBSERVATION, await inputFor('clean-water', { periodFrom: '2026-07-01' }))).toEqual(['DATES_OUT_OF_ORDER input.periodThrough']);
      expect(await codesOf(office, RECORD_OBSERVATION, await inputFor('forest-cover', { periodFrom: '2025-07-01' }))).toEqual(['OBSERVED_ACROSS_YEARS input.periodThrough']);
      expect(await codesOf(office, RECORD_OBSERVATION, await inputFor('clean-water', { value: '71,25' }))).toEqual(['INVALID_VALUE input.value']);
    });

    it('writes nothing when it is only to be validated', async () => {
      expect(await office.ask(RECORD_OBSERVATION, { input: await inputFor('clean-water', { validateOnly: true }) })).toEqual({ recordObservation: { observation: null } });
      expect((await measure(standing, 'clean-water')).progress).toMatchObject({ status: 'NOT_MEASURED', value: null, observation: null });
    });

    it('is the value of the measure, with document, line, author and note, exact to its last decimal', async () => {
      const written = await record('clean-water');
      const author = oracle.rows.account.find(({ username }) => username === USERS.office)?.personId;
      expect(written).toMatchObject({ measure: 'clean-water', value: 71.25, unit: '%', sourceLine: 14, correctsId: null, author: { id: author } });
      expect(written.wordingVi).toBe(REPORTS.mocChau.targets.flatMap(({ measures }) => measures).find(({ key }) => key === 'clean-water')?.textVi);
      const { progress } = await measure(standing, 'clean-water');
      expect(progress).toMatchObject({ status: 'AT_RISK', value: 71.25, shown: '71,25', gap: 8.75, formula: '71,25; chỉ tiêu ≥ 80 %', figure: null, forecast: null });
      expect(progress?.observation).toMatchObject({ id: written.id, note: REPORTED.note, sourceDocument: REPORTED.sourceDocument, sourceLine: 14, author: { id: author } });
      expect(await codesOf(standing, RECORD_OBSERVATION, await inputFor('clean-water', { value: '90' }))).toEqual(['OBSERVED_ALREADY input.periodThrough']);
    });

    it('counts from the day its period ends, and gives way to one that ends later', async () => {
      expect((await measure(standing, 'clean-water', { asOf: '2026-06-29' })).progress).toMatchObject({ status: 'NOT_MEASURED', observation: null });
      await record('clean-water', { value: '81', periodThrough: '2026-09-30' });
      await record('clean-water', { value: '60', periodFrom: '2025-12-31', periodThrough: '2025-12-31' });
      expect((await measure(standing, 'clean-water')).progress).toMatchObject({ status: 'ON_TRACK', value: 81 });
      expect((await measure(standing, 'clean-water', { asOf: '2026-09-29' })).progress).toMatchObject({ value: 71.25 });
    });

    it('is of no other organisation, and of no computed measure', async () => {
      expect((await measure(standing, 'clean-water', { of: cell })).progress).toMatchObject({ status: 'NOT_MEASURED', value: null, observation: null });
      // Whoever may read the resolution is told the number, not who entered it and where it stands.
      const member = await api.login(USERS.member);
      for (const client of [secretary, member]) expect((await measure(client, 'clean-water')).progress).toMatchObject({ status: 'ON_TRACK', value: 81, observation: null });
      expect((await secretary.ask<{ observations: Observation[] }>(OBSERVATIONS)).observations).toEqual([]);
      expect((await measure(standing, 'members-admitted')).progress?.observation).toBeNull();
      // Vân Sơn has a measure of the same name.
      expect((await measure(vanSon, 'clean-water')).progress).toMatchObject({ status: 'NOT_MEASURED', observation: null });
    });

    it('of a yearly measure counts in its calendar year; the term shows the worst closed one', async () => {
      await record('forest-cover', { value: '49.64', periodFrom: '2025-01-01', periodThrough: '2025-12-31' });
      await record('forest-cover', { value: '49.639999' });
      const { progress, years } = await measure(standing, 'forest-cover');
      expect(years.map(({ year, status, shown }) => [year, status, shown])).toEqual([[2025, 'MET', '49,64'], [2026, 'AT_RISK', '49,639999']]);
      expect(progress).toMatchObject({ year: 2025, status: 'MET' });
    });

    it('of a total of the term keeps its pace up to the day the report ends', async () => {
      await record('tourist-arrivals', { value: '600000' });
      const { progress } = await measure(standing, 'tourist-arrivals');
      // 365 of 1826 days by 30 June 2026: 599,671 are due.
      expect(progress).toMatchObject({ status: 'ON_TRACK', value: 600_000 });
      expect(progress?.formula).toContain('365/1826 ngày');
      expect(progress?.forecast?.value).toBeCloseTo((600_000 * 1826) / 365, 6);
      await record('tourist-arrivals', { value: '600001', periodThrough: '2026-07-31' });
      expect((await measure(standing, 'tourist-arrivals')).progress?.status).toBe('AT_RISK');
    });
  });

  describe('a figure that was wrong', () => {
    it('is corrected by a new one and stays readable; once only', async () => {
      const wrong = await record('health-insurance', { value: '95' });
      expect(await codesOf(secretary, CORRECT_OBSERVATION, { observationId: wrong.id, value: '1', sourceDocument: 'x' })).toEqual(['FORBIDDEN ']);
      expect(await codesOf(vanSon, CORRECT_OBSERVATION, { observationId: wrong.id, value: '1', sourceDocument: 'x' })).toEqual(['NOT_FOUND input.observationId']);
      expect(await standing.ask(CORRECT_OBSERVATION, { input: { observationId: wrong.id, value: '97', sourceDocument: 'x', validateOnly: true } })).toEqual({ correctObservation: { observation: null } });
      const right = await correct(wrong.id, { value: '97' });
      expect(right).toMatchObject({ measure: 'health-insurance', value: 97, unit: '%', periodFrom: '2026-01-01', periodThrough: '2026-06-30', correctsId: wrong.id, wordingVi: wrong.wordingVi, note: null, sourceLine: null });
      expect((await measure(standing, 'health-insurance')).progress).toMatchObject({ status: 'ON_TRACK', value: 97, observation: { id: right.id, correctsId: wrong.id } });
      expect(await codesOf(office, CORRECT_OBSERVATION, { observationId: wrong.id, sourceDocument: 'x' })).toEqual(['OBSERVATION_CORRECTED input.observationId', 'OBSERVATION_NEEDS_NOTE input.note']);
      expect(await codesOf(office, RECORD_OBSERVATION, await inputFor('health-insurance'))).toEqual(['OBSERVED_ALREADY input.periodThrough']);
      const listed = async (corrected: boolean) => (await standing.ask<{ observations: Observation[] }>(OBSERVATIONS, { of: ward, corrected })).observations.filter((each) => each.measure === 'health-insurance');
      expect((await listed(false)).map(({ id }) => id)).toEqual([right.id]);
      expect((await listed(true)).find(({ id }) => id === wrong.id)).toEqual(wrong);
    });

    it('gives way to what was known before when it is taken back', async () => {
      await record('main-roads-lit', { value: '91' });
      const wrong = await record('main-roads-lit', { value: '19', periodThrough: '2026-09-30' });
      const taken = await correct(wrong.id, { value: null, note: 'Nhập nhầm kỳ' });
      expect(taken).toMatchObject({ value: null, note: 'Nhập nhầm kỳ' });
      expect((await measure(standing, 'main-roads-lit')).progress).toMatchObject({ value: 91 });
      expect((await measure(standing, 'main-roads-lit', { asOf: '2026-06-29' })).progress?.status).toBe('NOT_MEASURED');
    });

    it('that no document states is shown, and measures nothing', async () => {
      const silent = await record('side-streets-lit', { value: null, note: 'Báo cáo không nêu' });
      expect((await measure(standing, 'side-streets-lit')).progress).toMatchObject({ status: 'NOT_MEASURED', value: null, shown: null, observation: { id: silent.id, note: 'Báo cáo không nêu' } });
    });

    it('of a predecessor is not the ward’s to correct; one that the ward took over is', async () => {
      const printed = (await standing.ask<{ observations: Observation[] }>(OBSERVATIONS)).observations.find(({ measure: key }) => key === 'members-reprimanded');
      expect(printed?.author).toBeNull();
      expect(await codesOf(standing, CORRECT_OBSERVATION, { observationId: printed?.id, value: '1', sourceDocument: 'x' })).toEqual(['NOT_FOUND input.observationId']);
      const own = (await vanSon.ask<{ observations: Observation[] }>(OBSERVATIONS)).observations.find(({ measure: key }) => key === 'previous-targets-not-met');
      const input = { observationId: own?.id, value: '2', sourceDocument: 'Báo cáo tổng kết', validateOnly: true };
      expect(await vanSon.ask(CORRECT_OBSERVATION, { input })).toEqual({ correctObservation: { observation: null } });
    });
  });

  it('leave to computed ones the reading that the resolution chose', async () => {
    const key = 'grassroots-leaders-trained';
    const chosen = await measure(standing, key);
    expect([chosen.reading, chosen.progress?.figure?.reading]).toEqual([{ key: 'with-civil-servants' }, { key: 'with-civil-servants' }]);
    const others = (await standing.ask<{ figure: { denominator: number; otherReadings: { denominator: number }[] } }>(FIGURE, { metric: key, of: ward })).figure;
    expect(chosen.progress?.figure?.denominator).toBe(others.otherReadings[0]?.denominator);
    expect(chosen.progress?.figure?.denominator).toBeGreaterThan(others.denominator);
    expect((await measure(vanSon, key)).reading).toEqual({ key: 'grassroots-leaders' });
    expect((await measure(standing, 'members-admitted')).reading).not.toBeNull();
    expect((await measure(standing, 'clean-water')).reading).toBeNull();
  });

  describe('the database itself', () => {
    it('lets nobody correct an observation twice, nor enter the same period twice', async () => {
      const copy = (correctsId: string, authorId: string) =>
        `INSERT INTO observation (id, organization_id, measure, wording_vi, value, comparator, unit, period_from, period_through, source_document, corrects_id, author_id)
         SELECT gen_random_uuid(), organization_id, measure, wording_vi, 1, comparator, unit, period_from, period_through, source_document, ${correctsId}, ${authorId} FROM observation WHERE id = $1`;
      const [wrong] = (await owner.query<{ id: string }>('SELECT corrects_id AS id FROM observation WHERE corrects_id IS NOT NULL LIMIT 1')).rows;
      expect(await refusalOf(owner, copy('id', 'author_id'), [wrong?.id])).toBe('23505');
      expect(await refusalOf(owner, copy('NULL', 'author_id'), [wrong?.id])).toBe('23505');
    });

    it('takes the reading of a computed measure only', async () => {
      expect(await refusalOf(owner, `UPDATE measure SET reading = 'of-all' WHERE kind = 'REPORTED'`)).toBe('23514');
    });
  });
});
