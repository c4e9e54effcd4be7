import fc from 'fast-check';
import { isFloor, leastOf, statementOf, toldBeside, type Collision, type Judgement, type Limit } from './ceiling.rules.js';
import { percentOf, satisfies, type Threshold } from './progress.rules.js';

const atLeast = (value: string): Threshold => ({ comparator: 'GTE', value });

describe('what a floor asks for in whole numbers', () => {
  it.each([
    ['20 % of 17', 17, atLeast('20'), 4],
    ['20 % of 15, exactly 3', 15, atLeast('20'), 3],
    ['more than 20 % of 15', 15, { comparator: 'GT', value: '20' }, 4],
    ['15 % of 1,011', 1011, atLeast('15'), 152],
    ['12,5 % of 8', 8, atLeast('12.5'), 1],
    ['all of 5', 5, { comparator: 'EQ', value: '100' }, 5],
    ['anything of nobody', 0, atLeast('15'), 0],
  ] as const)('%s', (_, whole, threshold, expected) => {
    expect(leastOf(whole, threshold)).toBe(expected);
  });

  it('is the first number that satisfies it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.nat(9999), fc.constantFrom('GTE', 'GT'), (whole, hundredths, comparator) => {
        const threshold: Threshold = { comparator, value: (hundredths / 100).toFixed(2) };
        const least = leastOf(whole, threshold);
        const satisfied = (count: number): boolean => satisfies(percentOf(count, whole) ?? { numerator: 0n, denominator: 1n }, threshold);
        expect([satisfied(least), least > 0 && satisfied(least - 1)]).toEqual([true, false]);
      }),
    );
  });

  it('knows a floor from a ceiling', () => {
    expect((['GTE', 'GT', 'EQ', 'LTE', 'LT'] as const).filter((comparator) => isFloor({ comparator, value: '1' }))).toEqual(['GTE', 'GT', 'EQ']);
  });
});

describe('toldBeside', () => {
  it('rounds as the report does, unless it would then look like the threshold', () => {
    expect(toldBeside(2, 17, atLeast('20'), 1)).toBe('11,8');
    expect(toldBeside(169, 1130, atLeast('15'), 0)).toBe('14,96');
    expect(toldBeside(3, 20, atLeast('15'), 0)).toBe('15');
    expect(toldBeside(0, 0, atLeast('15'), 0)).toBeNull();
  });
});

describe('statementOf', () => {
  const limits = (...allowed: readonly [number, number, number]): Limit[] =>
    (['STRICT', 'INCLUSIVE', 'ALL'] as const).map((mode, index) => ({ mode, allowed: allowed[index] ?? 0, canBeMet: (allowed[index] ?? 0) >= 4 }));
  const collision = (change: Partial<Collision>): Collision => ({ basis: 'ALL_GOOD', poolBy: 'BASE_ORGANIZATION', pools: [{}], whole: 17, needed: 4, limits: limits(2, 3, 3), ...change });
  const judged = (...collisions: readonly Collision[]): string | null =>
    statementOf({ collisions, mode: 'STRICT', poolBy: 'BASE_ORGANIZATION', threshold: atLeast('20'), goodOrBetter: atLeast('90'), year: 2026, decimals: 0 } satisfies Judgement);

  it('says nothing of what can be met', () => {
    expect(judged(collision({ limits: limits(4, 4, 4) }))).toBeNull();
  });

  it('says first what is out of reach even at best', () => {
    expect(judged(collision({ basis: 'DECIDED' }), collision({}))).toMatch(/^Không thể đạt trong giới hạn tỷ lệ xuất sắc, dù tất cả đều hoàn thành tốt trở lên: cần 4\/17 \(23,5%\), tối đa 2\/17 \(11,8%\); tính cách khác cũng không đạt/);
  });

  it('says by which other mode it could be met', () => {
    expect(judged(collision({ basis: 'PLANNED', limits: limits(2, 4, 3) }))).toBe(
      'Không thể đạt trong giới hạn tỷ lệ xuất sắc khi tỷ lệ hoàn thành tốt trở lên chỉ vừa đạt 90%: cần 4/17 (23,5%), tối đa 2/17 (11,8%); chỉ đạt được khi tính cách khác: tối đa 4/17 (23,5%) nếu tính trên số hoàn thành tốt trở lên.',
    );
    expect(judged(collision({ basis: 'DECIDED' }))).toContain(' với kết quả đã quyết định năm 2026: ');
  });

  it('says of other pools that they are not the ones in force', () => {
    const met = collision({ limits: limits(4, 4, 4) });
    const evenly = collision({ basis: 'SPREAD_EVENLY', poolBy: 'DIRECT_ORGANIZATION', pools: [{}, {}] });
    expect(judged(met, evenly)).toMatch(/^Có thể đạt khi tính theo từng tổ chức cơ sở đảng; nhưng nếu tính theo từng tổ chức trực thuộc thì không thể đạt .* khi số đảng viên chia gần đều giữa các nhóm và .*: cần 4\/17 \(23,5%\), tối đa 2\/17 \(11,8%\) trong 2 nhóm;/);
  });
});
