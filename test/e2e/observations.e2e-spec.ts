import type pg from 'pg';
import { connect, refusalOf } from '../setup/client.js';
import { Client, TestApi, USERS } from './api.js';
import { DemoOracle } from './demo-oracle.js';

interface Observation {
  readonly id: string;
  readonly measure: string;
  readonly wordingVi: string;
  readonly value: number | null;
  readonly note: string | null;
  readonly comparator: string;
  readonly unit: string;
  readonly sourceLine: number;
  readonly correctsId: string | null;
  readonly organization: { readonly name: string } | null;
}

const LIST = `query ($of: UUID, $corrected: Boolean) {
  observations(organizationId: $of, corrected: $corrected) { id measure wordingVi value note comparator unit sourceLine correctsId organization { name } }
}`;
const MUONG_SANG = 'Đảng bộ phường Mường Sang';

describe('printed figures', () => {
  const oracle = new DemoOracle();
  const muongSang = oracle.organization(MUONG_SANG, '2025-06-30');
  let api: TestApi;
  let owner: pg.Client;
  let standing: Client;

  beforeAll(async () => {
    api = await TestApi.start();
    owner = await connect(api.database.ownerUrl);
    standing = await api.login(USERS.standing);
  });

  afterAll(async () => {
    await owner.end();
    await api.close();
  });

  async function list(client: Client, variables: object = {}): Promise<readonly Observation[]> {
    return (await client.ask<{ observations: Observation[] }>(LIST, { ...variables })).observations;
  }

  it('the ward sees those of its predecessors, as printed, with the line of the report', async () => {
    const all = await list(standing);
    expect(new Set(all.map(({ organization }) => organization?.name))).toEqual(new Set(['Đảng bộ xã Chiềng Hắc', MUONG_SANG, 'Đảng bộ phường Mộc Lỵ']));
    expect(all).toHaveLength(oracle.rows.observation.length - 3);
    const own = await list(standing, { of: muongSang });
    expect(own).toHaveLength(7);
    expect(own.find(({ measure }) => measure === 'cells-rated-good-or-better')).toMatchObject({
      value: 93, comparator: 'GT', unit: '%', sourceLine: 745, wordingVi: 'tỷ lệ chi bộ hoàn thành tốt nhiệm vụ đạt trên 93%', organization: { name: MUONG_SANG },
    });
    expect(own.find(({ measure }) => measure === 'members-recognized')).toMatchObject({ value: null, note: 'Báo cáo không nêu số đảng viên được chuyển chính thức.' });
  });

  it('each ward sees its own; a cell’s secretary none of them, a member not even the question', async () => {
    const vanSon = await api.login(USERS.vanSonStanding);
    expect((await list(vanSon)).map(({ value }) => value)).toEqual([18, 3, 1]);
    expect(await list(vanSon, { of: muongSang })).toEqual([]);
    expect(await list(vanSon, { of: '0197c1c8-0280-7000-8000-000000000000' })).toEqual([]);
    for (const user of [USERS.office, USERS.inspection]) expect(await list(await api.login(user))).toHaveLength(oracle.rows.observation.length - 3);
    expect(await list(await api.login(USERS.secretary))).toEqual([]);
    for (const user of [USERS.member, USERS.administrator]) expect((await (await api.login(user)).refusal(LIST)).extensions.code).toBe('FORBIDDEN');
  });

  describe('correcting', () => {
    const CORRECT = `
      INSERT INTO observation (id, organization_id, measure, wording_vi, value, comparator, unit, period_from, period_through, source_document, source_line, corrects_id)
      SELECT gen_random_uuid(), COALESCE($2, organization_id), COALESCE($3, measure), wording_vi, 27, comparator, unit, period_from, period_through, source_document, source_line, id
      FROM observation WHERE id = $1`;
    const correct = (id: string, of: string | null = null, measure: string | null = null) => refusalOf(owner, CORRECT, [id, of, measure]);

    it('takes a new row of the same organisation and measure, once; the old one stays readable', async () => {
      const before = await list(standing, { of: muongSang });
      const wrong = before.find(({ value }) => value === 26);
      if (!wrong) throw new Error('The report counts 26.');
      expect(await correct(wrong.id, oracle.organization('Đảng bộ xã Chiềng Hắc', '2025-06-30'))).toBe('23503');
      expect(await correct(wrong.id, null, 'members-admitted')).toBe('23503');
      expect(await correct(wrong.id)).toBe('not refused');
      expect(await correct(wrong.id)).toBe('23505');
      const after = await list(standing, { of: muongSang });
      expect(after.filter(({ correctsId }) => correctsId === wrong.id).map(({ value }) => value)).toEqual([27]);
      expect(after.map(({ id }) => id)).not.toContain(wrong.id);
      expect((await list(standing, { of: muongSang, corrected: true })).find(({ id }) => id === wrong.id)).toEqual(wrong);
    });

    it.each(['UPDATE observation SET value = 1', 'DELETE FROM observation', 'TRUNCATE observation'])('is not %s, by nobody', async (statement) => {
      expect(await refusalOf(owner, statement)).toBe('42501');
    });

    it('refuses a figure that is neither stated nor explained, and a period that ends before it begins', async () => {
      const insert = (value: string, note: string, through: string) =>
        `INSERT INTO observation (id, organization_id, measure, wording_vi, value, note, comparator, unit, period_from, period_through, source_document)
         VALUES (gen_random_uuid(), '${muongSang}', 'members-admitted', 'x', ${value}, ${note}, 'EQ', 'x', '2020-07-01', '${through}', 'x')`;
      expect(await refusalOf(owner, insert('NULL', 'NULL', '2025-06-30'))).toBe('23514');
      expect(await refusalOf(owner, insert('1', 'NULL', '2020-06-30'))).toBe('23514');
      expect(await refusalOf(owner, insert('NULL', `'không nêu'`, '2025-06-30'))).toBe('not refused');
    });
  });
});
