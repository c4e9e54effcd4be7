import { finding, kernelRefusals, type Finding, type PlainDate } from '#kernel';
import type { InForce, RuleBook } from '#regulations';
import { Drafting, type Draft } from './draft.rules.js';
import { versionedUnits, type Decided, type Operation, type OperationType, type Situation, type Term } from './operation.rules.js';
import { placePosts, placeStays, type Move, type PostMove, type Stay } from './placement.rules.js';
import { reorganizationRefusals } from './reorganization.refusals.js';
import { isCell, type TreeChange, type Unit } from './structure.rules.js';

/** All that an operation does from its first day on. */
export interface Plan {
  readonly type: OperationType;
  /** Under which it takes place. */
  readonly homeId: string | null;
  readonly change: TreeChange;
  /** Organisations that live on and whose version counts up. */
  readonly counted: readonly string[];
  readonly moves: readonly Move[];
  readonly posts: readonly PostMove[];
  /** Committees that end with their organisation. */
  readonly terms: readonly Term[];
  /** Members who would have no cell. */
  readonly homeless: readonly Stay[];
}

export interface Planned {
  readonly plan: Plan;
  readonly refusals: readonly Finding[];
  readonly warnings: readonly Finding[];
}

/**
 * Plans an operation: what becomes of the tree, of members, posts and committees, with all that refuses it and all that it
 * is warned of. Nothing before its first day is touched.
 */
export function planReorganization(operation: Operation, decided: Decided, situation: Situation, rules: { readonly book: RuleBook; readonly today: PlainDate; readonly newId: () => string }): Planned {
  const drafting = new Drafting(decided, situation, rules.newId);
  const draft = drafting.draft(operation);
  const { change, homeId } = draft;
  const destinationOf = (stay: Stay): string | undefined =>
    (stay.kind === 'PRIMARY' ? draft.placed.get(stay.memberId) : undefined) ?? (draft.emptied.has(stay.organizationId) ? draft.heirs.get(stay.organizationId) : undefined);
  const { moves, homeless } = placeStays(situation.stays, ({ organizationId }) => draft.emptied.has(organizationId), destinationOf);
  const posts = placePosts(situation.posts, change.ended, (id) => draft.heirs.get(id), moves);
  const terms = situation.terms.filter(({ organizationId }) => change.ended.includes(organizationId));
  const counted = [...new Set([...change.restood.map(({ id }) => id), ...versionedUnits(operation)])].filter((id) => !change.ended.includes(id));
  const plan: Plan = { type: operation.type, homeId, change, counted, moves, posts, terms, homeless };
  // Whoever started from an older state reads that first: all else may follow from it.
  const stale = drafting.refusals.find(({ refusal }) => refusal.code === kernelRefusals.VERSION_STALE.code);
  if (stale) return { plan, refusals: [stale], warnings: [] };
  const warnings: Finding[] = [];
  const refusals = [...drafting.refusals, ...dateRefusals(decided, rules.today), ...laterRefusals(plan, decided, situation), ...homeRefusals(draft, homeless)];
  if (drafting.refusals.length === 0) {
    for (const { found, severity } of [...sizeFindings(plan, situation, rules.book), ...kindFindings(plan, rules.book)]) (severity === 'HARD' ? refusals : warnings).push(found);
  }
  const { effectiveOn, decidedOn } = decided;
  if (effectiveOn.toString() < decidedOn.toString()) {
    warnings.push(finding(reorganizationRefusals.EFFECTIVE_BEFORE_DECISION, { effectiveOn: effectiveOn.toString(), decidedOn: decidedOn.toString() }, ['input', 'effectiveOn']));
  }
  const { sheets, admissions } = situation.openWork;
  if (sheets + admissions > 0) warnings.push(finding(reorganizationRefusals.WORK_OPEN, { sheets, admissions }));
  return { plan, refusals, warnings };
}

function dateRefusals({ decidedOn, effectiveOn }: Decided, today: PlainDate): Finding[] {
  const refusals: Finding[] = [];
  if (decidedOn.toString() > today.toString()) refusals.push(finding(kernelRefusals.DATE_IN_FUTURE, { field: 'decidedOn' }, ['input', 'decidedOn']));
  if (effectiveOn.toString() > today.add({ years: 1 }).toString()) refusals.push(finding(reorganizationRefusals.EFFECTIVE_TOO_FAR, {}, ['input', 'effectiveOn']));
  return refusals;
}

/** What began on the day or later cannot end on the day before. */
function laterRefusals({ moves, posts, terms, change }: Plan, { effectiveOn }: Decided, situation: Situation): Finding[] {
  const day = effectiveOn.toString();
  const begun = [...moves.map(({ stay }) => stay), ...posts.map(({ post }) => post), ...terms].filter(({ validFrom }) => validFrom >= day).length;
  const hanging = situation.later.reduce((sum, { organizationId, records }) => sum + (change.ended.includes(organizationId) ? records : 0), 0);
  const records = begun + hanging;
  return records > 0 ? [finding(reorganizationRefusals.LATER_RECORDS, { effectiveOn: day, records }, ['input', 'effectiveOn'])] : [];
}

function homeRefusals({ orphans }: Draft, homeless: readonly Stay[]): Finding[] {
  const refusals: Finding[] = [];
  if (homeless.length > 0) refusals.push(finding(reorganizationRefusals.MEMBERS_WITHOUT_HOME, { members: homeless.length }));
  if (orphans > 0) refusals.push(finding(reorganizationRefusals.UNITS_WITHOUT_PARENT, { units: orphans }));
  return refusals;
}

interface Weighed {
  readonly found: Finding;
  readonly severity: 'HARD' | 'WARNING';
}

function weighed({ rule, severity }: InForce<unknown>, refusal: Parameters<typeof finding>[0], params: Parameters<typeof finding>[1]): Weighed {
  return { found: finding({ ...refusal, rule }, params), severity };
}

/** Cells too small to be founded or to vote, base organisations of the wrong size for their kind. */
function sizeFindings(plan: Plan, situation: Situation, book: RuleBook): Weighed[] {
  const { change, moves } = plan;
  const after = homesAfter(plan, situation);
  const inCell = (id: string): readonly Stay[] => after.get(id) ?? [];
  const least = book.get('organization.founding-full-members');
  const findings: Weighed[] = [];
  if (least) {
    for (const { id, name } of change.founded.filter(isCell)) {
      const fullMembers = inCell(id).filter(({ full }) => full).length;
      if (fullMembers < least.value) findings.push(weighed(least, reorganizationRefusals.FULL_MEMBERS_TOO_FEW, { name, fullMembers, least: least.value }));
    }
    const left = new Set(moves.flatMap(({ stay }) => (stay.kind === 'PRIMARY' ? [stay.organizationId] : [])));
    for (const id of left) {
      const unit = situation.units.get(id);
      const fullMembers = inCell(id).filter(({ full }) => full).length;
      const staysCell = unit !== undefined && isCell(standingAfter(plan, unit)) && !change.ended.includes(id);
      if (staysCell && fullMembers < least.value) {
        // Whoever founded it properly may see it shrink: the level above must act, and knows it.
        findings.push({ ...weighed(least, reorganizationRefusals.CELL_LEFT_TOO_SMALL, { name: unit.name, fullMembers, least: least.value }), severity: 'WARNING' });
      }
    }
  }
  return [...findings, ...baseFindings(plan, situation, book, inCell)];
}

function baseFindings(plan: Plan, situation: Situation, book: RuleBook, inCell: (id: string) => readonly Stay[]): Weighed[] {
  const from = book.get('organization.base-committee-members');
  if (!from) return [];
  const { change } = plan;
  const heirs = new Set(plan.moves.flatMap(({ toId }) => toId ?? []));
  const units = [...situation.units.values()].filter(({ id }) => !change.ended.includes(id)).map((unit) => standingAfter(plan, unit));
  const all = [...change.founded, ...units];
  const concerned = new Set([...change.founded, ...change.restood].map(({ id }) => id));
  return all.flatMap(({ id, name, kind }) => {
    if (kind === 'BASE_CELL' && (concerned.has(id) || heirs.has(id)) && inCell(id).length >= from.value) {
      return [weighed(from, reorganizationRefusals.BASE_CELL_TOO_LARGE, { name, members: inCell(id).length, from: from.value })];
    }
    if (kind !== 'BASE_COMMITTEE' || !concerned.has(id)) return [];
    const members = all.filter((each) => each.parentId === id).reduce((sum, each) => sum + inCell(each.id).length, 0);
    return members < from.value ? [weighed(from, reorganizationRefusals.BASE_COMMITTEE_TOO_SMALL, { name, members, from: from.value })] : [];
  });
}

/** A kind that the documents of the day do not know any more, or not yet. */
function kindFindings({ change, type }: Plan, book: RuleBook): Weighed[] {
  const kinds = book.get('organization.kinds');
  if (!kinds) return [];
  const given = type === 'CHANGE_KIND' ? [...change.founded, ...change.restood] : change.founded;
  return given.flatMap(({ kind, name }) => (kinds.value.some((each) => each === kind) ? [] : [weighed(kinds, reorganizationRefusals.KIND_NOT_IN_FORCE, { name })]));
}

function standingAfter({ change }: Plan, unit: Unit): Unit {
  return change.restood.find(({ id }) => id === unit.id) ?? unit;
}

/** Who officially belongs where from the first day on. */
function homesAfter({ moves, homeless }: Plan, { stays }: Situation): ReadonlyMap<string, readonly Stay[]> {
  const moving = new Map(moves.map(({ stay, toId }) => [stay.id, toId]));
  const homes = new Map<string, Stay[]>();
  for (const stay of stays) {
    const home = moving.has(stay.id) ? moving.get(stay.id) : stay.organizationId;
    if (stay.kind !== 'PRIMARY' || home == null || homeless.includes(stay)) continue;
    homes.set(home, [...(homes.get(home) ?? []), stay]);
  }
  return homes;
}
