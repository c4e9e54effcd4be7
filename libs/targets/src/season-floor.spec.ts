import type { CapInForce, SeasonPool } from '#ratings';
import { storedDay } from '#kernel';
import { Regulations, type CapMode, type CapPool } from '#regulations';
import { seasonFloor, type SeasonFloorTerms } from './season-floor.js';

const DAY = storedDay('2026-11-21');
const book = Regulations.load().on(DAY);

function capOf(among: 'MEMBERS' | 'BASE_ORGANIZATIONS', mode: CapMode, by: CapPool): CapInForce {
  const share = book.get(among === 'MEMBERS' ? 'rating.cap-share' : 'rating.organization-cap-share');
  const [modeInForce, rounding, pool] = [book.get('rating.cap-mode'), book.get('rating.cap-rounding'), book.get('rating.cap-pool')];
  if (!share || !modeInForce || !rounding || !pool) throw new Error('The rule book has a cap.');
  return { share, rounding, mode: { ...modeInForce, value: mode }, pool: { ...pool, value: by } };
}

type Stage = readonly [rated: number, goodOrBetter: number, excellent: number];
const counted = ([rated, goodOrBetter, excellent]: Stage): SeasonPool['decided'] => ({ rated, goodOrBetter, excellent });
const pool = (subject: SeasonPool['subject'], roster: number, decided: Stage = [0, 0, 0], proposed: Stage = decided): SeasonPool => ({
  id: `${subject}${roster}`, organizationId: 'o', subject, roster: counted([roster, 0, 0]), decided: counted(decided), proposed: counted(proposed),
});
const terms = (among: 'MEMBERS' | 'BASE_ORGANIZATIONS', value: string, more: { mode?: CapMode; by?: CapPool; good?: string } = {}): SeasonFloorTerms => ({
  cap: capOf(among, more.mode ?? 'STRICT', more.by ?? 'WHOLE'),
  capped: { among, of: 'RATED' },
  threshold: { comparator: 'GTE', value },
  goodOrBetter: more.good === undefined ? undefined : { comparator: 'GTE', value: more.good },
  decimals: 1, year: 2026, day: DAY,
});

it.each([
  ['STRICT', 2],
  ['INCLUSIVE', 3],
  ['ALL', 3],
] as const)('MC-21d: of 17 base organisations 20 % are 4, by %s at most %i are allowed', (mode, allowed) => {
  const { bases, statement } = seasonFloor([pool('BASE_ORGANIZATIONS', 17), pool('MEMBERS', 1173)], terms('BASE_ORGANIZATIONS', '20', { mode }));
  const all = bases.find(({ basis }) => basis === 'ALL_GOOD');
  expect([all?.whole, all?.needed, all?.limits.find((limit) => limit.mode === mode)]).toEqual([17, 4, expect.objectContaining({ allowed, canBeMet: false })]);
  expect(statement).toMatch(new RegExp(`^Không thể đạt trong giới hạn tỷ lệ xuất sắc, dù tất cả đều hoàn thành tốt trở lên: cần 4/17 \\(23,5%\\), tối đa ${allowed}/17 .*tính cách khác cũng không đạt`));
});

it('VS-1d: 1,011 members in 28 pools, 95 % of each good or better: 143 slots for 152', () => {
  const pools = Array.from({ length: 28 }, (_, index) => pool('MEMBERS', index < 3 ? 37 : 36));
  const { bases, statement } = seasonFloor(pools, terms('MEMBERS', '15', { by: 'DIRECT_ORGANIZATION', good: '95' }));
  const planned = bases.find(({ basis }) => basis === 'PLANNED');
  const strict = planned?.limits.find(({ mode }) => mode === 'STRICT');
  expect([planned?.pools.length, planned?.whole, planned?.needed, strict?.canBeMet]).toEqual([28, 1011, 152, false]);
  expect(statement).toMatch(/cần 152\/1\.011 .*, tối đa 143\/1\.011 .* trong 28 nhóm/);
  // One pool of all of them reaches it.
  expect(seasonFloor([pool('MEMBERS', 1011)], terms('MEMBERS', '15', { good: '95' })).statement).toBeNull();
});

it('judges proposals and decisions only once they are of everybody on the roster', () => {
  const partly = seasonFloor([pool('MEMBERS', 20, [0, 0, 0], [6, 1, 1])], terms('MEMBERS', '15'));
  expect(partly.statement).toBeNull();
  const soFar = partly.bases.find(({ basis }) => basis === 'PROPOSED');
  expect([soFar?.whole, soFar?.needed, soFar?.limits.find(({ mode }) => mode === 'STRICT')?.allowed]).toEqual([6, 1, 0]);
  const proposed = seasonFloor([pool('MEMBERS', 20, [6, 1, 0], [20, 12, 2])], terms('MEMBERS', '15'));
  expect(proposed.statement).toMatch(/^Không thể đạt .*với kết quả đã quyết định và đề nghị năm 2026: cần 3\/20 .*tối đa 2\/20/);
  const decided = seasonFloor([pool('MEMBERS', 20, [20, 12, 2])], terms('MEMBERS', '15'));
  expect(decided.statement).toMatch(/với kết quả đã quyết định năm 2026/);
  expect(seasonFloor([pool('MEMBERS', 20, [20, 18, 3])], terms('MEMBERS', '15')).statement).toBeNull();
});
