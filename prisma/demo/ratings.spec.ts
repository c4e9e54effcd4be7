import { demoRows } from '../../test/setup/demo-rows.js';
import { Census, inForce } from './census.js';
import { addMonths } from './days.js';
import { FIGURES } from './figures.js';
import type { DemoRows, RatingEntryRow, RatingSeasonRow, RatingSheetRow } from './rows.js';

const runs = [
  { seed: 1, referenceDate: '2025-08-01' },
  { seed: 20_250_701, referenceDate: '2026-11-21' },
  { seed: 2, referenceDate: '2027-06-30' },
];
const REAL = /bản (Ta Niết|Long Phú|Tắt Ngoãng|Pá Phang 2|Tà Số 1|Tà Số 2|Hin Phá|Là Ngà 2|Sò Lườn|Nà Bó 1|Nà Bó 2|19\/8|Lùn|Vặt)$|(tổ dân phố|tiểu khu|bản) (5|Na Áng|Hoa Đào|70)$/;
const RESIDENTIAL = /^Chi bộ (bản|tổ dân phố|tiểu khu) /;

interface Sheet {
  readonly row: RatingSheetRow;
  readonly season: RatingSeasonRow;
  readonly name: string;
  readonly stage: string;
  readonly version: number;
  readonly entries: readonly RatingEntryRow[];
  readonly log: DemoRows['workflowLog'];
}

describe.each(runs)('the rating seasons of seed $seed on $referenceDate', (settings) => {
  const rows = demoRows(settings);
  const census = new Census(rows);
  const sheets = sheetsOf(rows);
  const decided = sheets.filter(({ stage }) => stage === 'DECIDED');
  const kindOf = ({ row, season }: Pick<Sheet, 'row' | 'season'>): string | undefined => rows.organizationPeriod.find((each) => each.organizationId === row.organizationId && inForce(each, season.cutOffOn))?.kind;
  const isCommittee = (sheet: Pick<Sheet, 'row' | 'season'>): boolean => kindOf(sheet) === 'BASE_COMMITTEE';
  const owners = (year: number): string[] => rows.ratingSeason.filter((each) => each.year === year).map((each) => nameOf(rows, each.organizationId, each.cutOffOn));

  it('are held in the predecessors until 2024, in the wards since, as far as the reference date has come', () => {
    const predecessors = ['Đảng bộ phường Mộc Lỵ', 'Đảng bộ thị trấn Nông trường Mộc Châu', 'Đảng bộ xã Chiềng Hắc', 'Đảng bộ xã Mường Sang', 'Đảng bộ xã Phiêng Luông'];
    for (const year of [2021, 2022, 2023, 2024]) expect(owners(year).sort()).toEqual(predecessors);
    for (const year of [2025, 2026]) expect(owners(year)).toEqual(`${year}-11-20` <= settings.referenceDate ? [FIGURES.mocChau.ward.nameVi, FIGURES.vanSon.ward.nameVi] : []);
  });

  it('give every cell and every base committee of the organisation its sheet, decided by what it stands directly under', () => {
    for (const season of rows.ratingSeason) {
      const below = census.subtree(season.organizationId, season.cutOffOn);
      const rated = rows.organizationPeriod.filter(({ organizationId, kind, ...period }) => {
        return below.has(organizationId) && organizationId !== season.organizationId && inForce(period, season.cutOffOn) && ['CELL', 'BASE_CELL', 'BASE_COMMITTEE'].includes(kind);
      });
      const own = sheets.filter(({ row }) => row.seasonId === season.id);
      expect(own.map(({ row }) => `${row.organizationId} ${row.deciderId ?? ''}`).sort()).toEqual(rated.map(({ organizationId, parentId }) => `${organizationId} ${parentId ?? ''}`).sort());
    }
  });

  it('leave the ward’s own standing committee to the level above, with its document', () => {
    for (const season of rows.ratingSeason) {
      const committees = new Set(rows.committee.filter((each) => each.organizationId === season.organizationId && each.kind === 'STANDING').map(({ id }) => id));
      const standing = new Set(rows.post.filter((each) => each.committeeId !== null && committees.has(each.committeeId) && inForce(each, season.cutOffOn)).map(({ personId }) => personId));
      const entries = sheets.filter((sheet) => sheet.season === season).flatMap((sheet) => sheet.entries);
      const above = entries.filter(({ memberId, excuse }) => memberId !== null && excuse === null && standing.has(census.member(memberId).personId));
      expect(above).toHaveLength(standing.size);
      expect(entries.filter(({ decidedAbove }) => decidedAbove)).toEqual(above);
      expect(entries.filter(({ documentNumber }) => documentNumber !== null)).toEqual(above.filter(({ decidedLevel }) => decidedLevel !== null));
    }
  });

  it('freeze who belonged to the cell in the year, with whoever is not rated there excused', () => {
    for (const { row, season, entries } of sheets) {
      const day = season.cutOffOn;
      const stays = rows.membership.filter(({ organizationId, memberId, validFrom }) => {
        return organizationId === row.organizationId && validFrom <= day && census.member(memberId).admissionCeremonyOn <= day;
      });
      const present = stays.filter((each) => inForce(each, day));
      const gone = stays.filter(({ kind, validThrough, memberId }) => {
        return kind === 'PRIMARY' && validThrough !== null && validThrough >= `${season.year}-01-01` && validThrough < day && !present.some((each) => each.memberId === memberId);
      });
      const expected = [
        'cell -',
        ...present.map(({ kind, memberId }) => `${memberId} ${kind === 'TEMPORARY' ? 'RATED_ELSEWHERE' : (excuseOn(rows, census.member(memberId), day) ?? '-')}`),
        ...new Set(gone.map(({ memberId }) => `${memberId} GONE`)),
      ];
      expect(entries.map(({ memberId, excuse }) => `${memberId ?? 'cell'} ${excuse ?? '-'}`).sort()).toEqual(expected.sort());
    }
    const seen = new Set(sheets.flatMap(({ entries }) => entries.map(({ excuse }) => excuse)));
    expect(seen).toEqual(new Set([null, 'EXEMPT', 'NEW_MEMBER', 'GONE', ...(settings.referenceDate > '2025-11-20' ? ['SUSPENDED', 'RATED_ELSEWHERE'] : [])]));
  });

  it('are decided by the end of their year: everybody rated or excused, by a vote the cell can have', () => {
    expect(decided).toEqual(sheets.filter(({ season }) => season.decisionDeadlineOn <= settings.referenceDate));
    for (const { entries, log, season, version } of decided) {
      expect(entries.filter(({ excuse, decidedLevel, proposedLevel }) => (excuse === null) !== (decidedLevel !== null) || decidedLevel !== proposedLevel)).toEqual([]);
      expect(log.map(({ action, toStage }) => [action, toStage])).toEqual([['SUBMIT', 'SUBMITTED'], ['DECIDE', 'DECIDED']]);
      expect(log.every(({ at }) => at.slice(0, 4) === String(season.year) && at.slice(0, 10) <= season.decisionDeadlineOn)).toBe(true);
      const [, decision] = log;
      expect(rows.decision).toContainEqual(expect.objectContaining({ number: decision?.decisionNumber, issuedOn: decision?.decidedOn, synthetic: true }));
      expect(version).toBeGreaterThanOrEqual(4);
    }
  });

  it('hold votes that carry, of all who count: full members, less those active elsewhere, the exempt and the suspended', () => {
    for (const { row, season, entries } of sheets) {
      if (isCommittee({ row, season })) continue;
      const counting = entries.filter(({ memberId, excuse }) => {
        if (memberId === null || (excuse !== null && ['GONE', 'RATED_ELSEWHERE', 'EXEMPT', 'SUSPENDED'].includes(excuse))) return false;
        const away = rows.membership.some((each) => each.kind === 'TEMPORARY' && each.memberId === memberId && inForce(each, season.cutOffOn));
        return !away && (census.member(memberId).recognizedOn ?? '9999-12-31') <= season.cutOffOn;
      });
      const wrong = entries.filter(({ proposedLevel, votesFor, votesAgainst, votesAbsent }) => {
        if (votesFor === null || votesAgainst === null || votesAbsent === null) return proposedLevel !== null;
        const base = votesFor + votesAgainst + votesAbsent;
        return proposedLevel === null || votesFor * 2 <= base || base !== counting.length || votesAgainst < 0 || votesAbsent < 0;
      });
      expect(wrong).toEqual([]);
    }
  });

  it('hold the vote of a base committee among those who sit on it', () => {
    const committees = sheets.filter(isCommittee);
    expect(new Set(committees.map(({ season }) => season.year))).toEqual(new Set(rows.ratingSeason.map(({ year }) => year).filter((year) => year > 2024)));
    const voters = committees.flatMap(({ entries }) => entries).flatMap(({ votesFor, votesAgainst, votesAbsent }) => (votesFor === null ? [] : [votesFor + (votesAgainst ?? 0) + (votesAbsent ?? 0)]));
    expect(voters.filter((count) => count !== 7)).toEqual([]);
    expect(committees.flatMap(({ entries }) => levelsOf(entries, 'members'))).toEqual([]);
  });

  it('keep the cap on “excellent”, in every sheet and among the base organisations and the other cells of every season', () => {
    const withinCap = (levels: readonly (string | null)[]): boolean => count(levels, 'EXCELLENT') * 5 <= count(levels, 'GOOD');
    expect(sheets.filter(({ stage, entries }) => stage !== 'DRAFTING' && !withinCap(levelsOf(entries, 'members'))).map(({ name }) => name)).toEqual([]);
    const isBase = (sheet: Sheet): boolean => kindOf(sheet) !== 'CELL';
    for (const season of rows.ratingSeason) {
      for (const peers of [true, false]) {
        const levels = decided.filter((each) => each.season === season && isBase(each) === peers).flatMap(({ entries }) => levelsOf(entries, 'cell'));
        expect([season.organizationId, season.year, peers, withinCap(levels)]).toEqual([season.organizationId, season.year, peers, true]);
      }
    }
  });

  it('rate most good, some completed, very few not completed; nothing bad of a real place', () => {
    const levels = decided.flatMap(({ entries }) => levelsOf(entries, 'members'));
    expect((count(levels, 'GOOD') + count(levels, 'EXCELLENT')) / levels.length).toBeGreaterThan(0.93);
    expect(count(levels, 'COMPLETED') / levels.length).toBeGreaterThan(0.03);
    expect(count(levels, 'NOT_COMPLETED')).toBeGreaterThan(0);
    expect(count(levels, 'NOT_COMPLETED') / levels.length).toBeLessThan(0.006);
    const failing = sheets.filter(({ entries }) => levelsOf(entries, 'members').includes('NOT_COMPLETED') || ['COMPLETED', 'NOT_COMPLETED'].includes(levelsOf(entries, 'cell')[0] ?? ''));
    expect(failing.filter(({ name }) => REAL.test(name) || !RESIDENTIAL.test(name)).map(({ name }) => name)).toEqual([]);
  });

  it('make Mường Sang’s printed “over 93 %” hold, of its own seasons and of its whole term', () => {
    const figures = FIGURES.mocChau.predecessors.find(({ cellsRatedGoodOrBetter }) => cellsRatedGoodOrBetter !== undefined);
    const cells = new Set(census.children(census.organization(figures?.nameVi ?? ''), '2025-06-30').map(({ organizationId }) => organizationId));
    expect(cells.size).toBe(10);
    const pooled = (through: number): { good: number; rated: number } => {
      const levels = decided.filter(({ row, season }) => cells.has(row.organizationId) && season.year <= through).flatMap(({ entries }) => levelsOf(entries, 'cell'));
      return { good: count(levels, 'GOOD') + count(levels, 'EXCELLENT'), rated: levels.length };
    };
    expect(pooled(2024)).toEqual({ good: 38, rated: 40 });
    if (settings.referenceDate > '2025-12-31') expect(pooled(2025)).toEqual({ good: 47, rated: 50 });
    for (const { good, rated } of [pooled(2024), pooled(2025)]) expect((good * 100) / rated).toBeGreaterThan(figures?.cellsRatedGoodOrBetter?.value ?? 100);
  });
});

describe('the season of 2026', () => {
  const before = demoRows({ seed: 20_250_701, referenceDate: '2026-11-19' });
  const rows = demoRows({ seed: 20_250_701, referenceDate: '2026-11-21' });
  const later = demoRows({ seed: 20_250_701, referenceDate: '2027-06-30' });
  const sheets = sheetsOf(rows).filter(({ season }) => season.year === 2026);

  it('opens on 20 November', () => {
    expect(before.ratingSeason.filter(({ year }) => year === 2026)).toEqual([]);
    expect(rows.ratingSeason.filter(({ year }) => year === 2026).map(({ cutOffOn }) => cutOffOn)).toEqual(['2026-11-20', '2026-11-20']);
  });

  it('is for the most part untouched a day later; some sheets are begun, some submitted with all rows proposed', () => {
    const untouched = sheets.filter(({ entries }) => entries.every(({ proposedLevel }) => proposedLevel === null));
    const submitted = sheets.filter(({ stage }) => stage === 'SUBMITTED');
    const begun = sheets.filter((sheet) => !untouched.includes(sheet) && !submitted.includes(sheet));
    expect(untouched.length * 2).toBeGreaterThan(sheets.length);
    expect(begun.length).toBeGreaterThan(3);
    expect(submitted.length).toBeGreaterThan(3);
    expect(untouched.every(({ stage, version, log }) => stage === 'DRAFTING' && version === 1 && log.length === 0)).toBe(true);
    expect(begun.every(({ stage, version, log }) => stage === 'DRAFTING' && version === 2 && log.length === 0)).toBe(true);
    expect(submitted.flatMap(({ entries }) => entries.filter(({ excuse, proposedLevel }) => excuse === null && proposedLevel === null))).toEqual([]);
    expect(submitted.every(({ log }) => log.length === 1 && log[0]?.action === 'SUBMIT')).toBe(true);
    expect(sheets.flatMap(({ entries }) => entries.filter(({ decidedLevel }) => decidedLevel !== null))).toEqual([]);
    expect(untouched.map(({ name }) => name)).toContain('Chi bộ bản Nà Sương');
  });

  it('is decided later as it was begun', () => {
    const decided = sheetsOf(later).filter(({ season }) => season.year === 2026);
    expect(decided.map(({ row }) => row)).toEqual(sheets.map(({ row }) => row));
    sheets.forEach(({ entries }, index) => {
      const now = decided[index]?.entries ?? [];
      expect(now.map((entry) => whatStays(later, entry))).toEqual(entries.map((entry) => whatStays(rows, entry)));
      for (const [place, { proposedLevel, votesFor }] of entries.entries()) if (proposedLevel) expect(now[place]).toMatchObject({ decidedLevel: proposedLevel, votesFor });
    });
  });
});

/** Who stands in a row; ids of members are not the same in a demo that goes on longer. */
function whatStays(rows: DemoRows, { id, memberId, excuse }: RatingEntryRow): object {
  const personId = rows.member.find((each) => each.id === memberId)?.personId;
  const person = rows.person.find((each) => each.id === personId);
  return { id, excuse, name: person?.fullName, birthOn: person?.birthOn };
}

function sheetsOf(rows: DemoRows): Sheet[] {
  const seasons = new Map(rows.ratingSeason.map((each) => [each.id, each]));
  const items = new Map(rows.workflowItem.map((each) => [each.id, each]));
  const entries = grouped(rows.ratingEntry, ({ sheetId }) => sheetId);
  const logs = grouped(rows.workflowLog, ({ itemId }) => itemId);
  return rows.ratingSheet.map((row) => {
    const [season, item] = [seasons.get(row.seasonId), items.get(row.id)];
    if (!season || item?.organizationId !== row.organizationId) throw new Error('A sheet without its season or item.');
    const name = nameOf(rows, row.organizationId, season.cutOffOn);
    return { row, season, name, stage: item.stage, version: item.version, entries: entries.get(row.id) ?? [], log: logs.get(row.id) ?? [] };
  });
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

function nameOf(rows: DemoRows, organizationId: string, day: string): string {
  return rows.organizationPeriod.find((each) => each.organizationId === organizationId && inForce(each, day))?.name ?? '';
}

/** Why a member is not rated, as domain and rule book have it: exempt, suspended, or, since October 2023, admitted less than six months ago. */
function excuseOn(rows: DemoRows, { id, admissionCeremonyOn }: DemoRows['member'][number], day: string): string | null {
  const kinds = rows.memberOverlay.filter((each) => each.memberId === id && inForce(each, day)).map(({ kind }) => kind);
  if (kinds.includes('ACTIVITY_EXEMPTION')) return 'EXEMPT';
  if (kinds.includes('SUSPENSION')) return 'SUSPENDED';
  return day > '2023-10-04' && addMonths(admissionCeremonyOn, 6) > day ? 'NEW_MEMBER' : null;
}

function levelsOf(entries: readonly RatingEntryRow[], of: 'members' | 'cell'): string[] {
  return entries.filter(({ memberId }) => (memberId === null) === (of === 'cell')).flatMap(({ decidedLevel, proposedLevel }) => decidedLevel ?? proposedLevel ?? []);
}

function count(levels: readonly (string | null)[], level: string): number {
  return levels.filter((each) => each === level).length;
}
