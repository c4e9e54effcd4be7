import type pg from 'pg';
import { REPORTS } from '#demo/figures';
import { newId } from '#kernel';
import { connect, refusalOf } from '../setup/client.js';
import { ADOPT, NEXT_RESOLUTION } from './adoption-operations.js';
import { Client, TestApi, USERS } from './api.js';
import { DemoOracle } from './demo-oracle.js';

const LISTED = '{ resolutions { title targets { measures { id key } } } }';

interface Listed {
  readonly resolutions: readonly { readonly title: string; readonly targets: readonly { readonly measures: readonly { readonly id: string; readonly key: string }[] }[] }[];
}

type Adopted = Readonly<Record<string, unknown>> & { readonly id: string };

/** The whole of a report's targets, as somebody would type them in. */
const REPORTED = REPORTS.vanSon.targets.map(({ group, number, textVi, line, measures }) => ({
  group: group.toUpperCase().replaceAll('-', '_'),
  number,
  text: textVi,
  line,
  measures: measures.map((measure) => ({
    key: measure.key,
    kind: measure.kind.toUpperCase(),
    comparator: measure.comparator.toUpperCase(),
    threshold: String(measure.value),
    unit: measure.unit,
    cadence: measure.cadence.toUpperCase().replaceAll('-', '_'),
    cadenceStated: measure.cadenceStated,
    judgedOn: measure.judgedOn.startsWith('12-31') ? null : measure.judgedOn.replace('2030', '2035'),
    text: measure.textVi,
  })),
}));

describe('a resolution that is entered', () => {
  const oracle = new DemoOracle();
  const ward = oracle.organization(REPORTS.mocChau.ward.nameVi);
  const vanSonWard = oracle.organization(REPORTS.vanSon.ward.nameVi);
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

  const inputFor = (change: object = {}) => ({ organizationId: ward, ...NEXT_RESOLUTION, ...change });
  const adopt = async (client: Client, change: object = {}): Promise<Adopted> => (await client.ask<{ adoptResolution: { resolution: Adopted } }>(ADOPT, { input: inputFor(change) })).adoptResolution.resolution;
  const refusals = async (client: Client, change: object = {}): Promise<string[]> => {
    const { extensions } = await client.refusal(ADOPT, { input: inputFor(change) });
    return (extensions.refusals ?? [{ code: extensions.code, path: extensions.path ?? [] }]).map(({ code, path }) => `${code} ${path.join('.')}`);
  };
  const titles = async (client: Client): Promise<string[]> => (await client.ask<Listed>(LISTED)).resolutions.map(({ title }) => title);

  it('is refused to whoever may not, and in the words for what there is not', async () => {
    for (const user of [USERS.secretary, USERS.member, USERS.administrator]) expect(await refusals(await api.login(user))).toEqual(['FORBIDDEN ']);
    // The right reaches the organisation itself, nothing above or below it.
    for (const organizationId of [vanSonWard, cell, newId()]) expect(await refusals(standing, { organizationId })).toEqual(['NOT_FOUND input.organizationId']);
  });

  it('is refused with all that is wrong at once, each by its place', async () => {
    const [water, party] = NEXT_RESOLUTION.targets;
    const [, trained] = party.measures;
    const targets = [
      water,
      { ...water, measures: [{ ...water.measures[0], judgedOn: null }] },
      { ...party, measures: [{ ...trained, key: 'no-such-figure' }, { ...trained, reading: 'by-luck', threshold: '100.5', judgedOn: '2036-01-01' }, { ...water.measures[0], key: 'dirty-water', reading: 'of-all' }] },
      { ...party, number: 2, measures: [] },
    ];
    expect(await refusals(office, { termFrom: '2030-06-30', targets })).toEqual([
      'TARGET_NUMBER_TWICE input.targets.1.number',
      'MEASURE_KEY_TWICE input.targets.1.measures.0.key',
      'JUDGED_ON_MISSING input.targets.1.measures.0.judgedOn',
      'METRIC_UNKNOWN input.targets.2.measures.0.key',
      'READING_UNKNOWN input.targets.2.measures.1.reading',
      'THRESHOLD_NO_SHARE input.targets.2.measures.1.threshold',
      'JUDGED_ON_OUTSIDE input.targets.2.measures.1.judgedOn',
      'READING_OF_REPORTED input.targets.2.measures.2.reading',
      'TARGET_WITHOUT_MEASURES input.targets.3.measures',
      'TERM_OVERLAPS input.termFrom',
    ]);
    expect(await refusals(office, { targets: [] })).toEqual(['RESOLUTION_WITHOUT_TARGETS input.targets']);
    expect(await refusals(office, { termThrough: '2030-07-01', targets: [{ ...party, measures: [party.measures[0]] }] })).toEqual(['TERM_ENDS_TOO_EARLY input.termThrough']);
    const { extensions } = await office.refusal(ADOPT, { input: inputFor({ termFrom: '2029-01-01', termThrough: '2033-12-31', targets: [{ ...party, measures: [party.measures[0]] }] }) });
    expect(extensions).toMatchObject({ code: 'TERM_OVERLAPS', params: { title: REPORTS.mocChau.ward.congress, from: '2025-07-01', through: '2030-06-30' } });
    expect(await titles(standing)).toEqual([REPORTS.mocChau.ward.congress]);
  });

  it('writes nothing when it is only to be validated', async () => {
    expect(await office.ask(ADOPT, { input: inputFor({ validateOnly: true }) })).toEqual({ adoptResolution: { resolution: null } });
    expect(await titles(standing)).toEqual([REPORTS.mocChau.ward.congress]);
  });

  it('stands as it was worded, whole, beside that of the term before', async () => {
    const [water, party] = NEXT_RESOLUTION.targets;
    const { id, ...adopted } = await adopt(office);
    const { title, termFrom, termThrough, source } = NEXT_RESOLUTION;
    expect(adopted).toEqual({
      title,
      termFrom,
      termThrough,
      source,
      organization: { id: ward },
      targets: [
        { ...water, measures: [{ ...water.measures[0], reading: null }] },
        {
          ...party,
          line: null,
          measures: [
            { ...party.measures[0], judgedOn: null, reading: { key: expect.any(String) as string } },
            { ...party.measures[1], reading: { key: 'with-civil-servants' } },
          ],
        },
      ],
    });
    expect(await owner.query('SELECT percent_decimals AS decimals FROM resolution WHERE id = $1', [id])).toMatchObject({ rows: [{ decimals: 1 }] });
    expect(await refusals(standing)).toEqual(['TERM_OVERLAPS input.termFrom']);
  });

  it('is read by the cells below, and by nobody of another ward', async () => {
    for (const client of [standing, secretary]) expect(await titles(client)).toEqual([NEXT_RESOLUTION.title, REPORTS.mocChau.ward.congress]);
    expect(await titles(vanSon)).toEqual([REPORTS.vanSon.ward.congress]);
  });

  it('measures nothing before its term begins', async () => {
    const query = '{ resolutions { title targets { measures { key progress { status value } } } } }';
    const { resolutions } = await standing.ask<{ resolutions: { title: string; targets: { measures: { key: string; progress: unknown }[] }[] }[] }>(query);
    const next = resolutions.find(({ title }) => title === NEXT_RESOLUTION.title)?.targets.flatMap(({ measures }) => measures);
    expect(next?.map(({ key, progress }) => [key, progress])).toEqual([
      ['clean-water', { status: 'NOT_MEASURED', value: null }],
      // No year of the term has begun.
      ['members-rated-excellent', null],
      ['grassroots-leaders-trained', { status: 'NOT_MEASURED', value: null }],
    ]);
  });

  it('takes a whole report: all targets and measures in one go', async () => {
    const input = { organizationId: vanSonWard, ...NEXT_RESOLUTION, targets: REPORTED };
    const { adoptResolution } = await vanSon.ask<{ adoptResolution: { resolution: { targets: { group: string; measures: unknown[] }[] } } }>(ADOPT, { input });
    expect(adoptResolution.resolution.targets.flatMap(({ measures }) => measures)).toHaveLength(33);
    expect(adoptResolution.resolution.targets).toHaveLength(24);
  });

  it('one at a time, also by raw SQL', async () => {
    const copy = `INSERT INTO resolution (id, organization_id, title, term_from, term_through, source) VALUES (gen_random_uuid(), $1, 'x', $2, $3, 'x')`;
    expect(await refusalOf(owner, copy, [ward, '2029-01-01', '2029-12-31'])).toBe('23P01');
    expect(await refusalOf(owner, copy, [cell, '2029-01-01', '2029-12-31'])).toBe('not refused');
  });
});
