import type { WriteCtx } from '#database';
import { newId, storedDay, type PlainDate } from '#kernel';
import { DecisionRepository, OrganizationQuery } from '#organizations';
import { Regulations } from '#regulations';
import { planReorganization, REORGANIZATION, ReorganizationRepository, SituationQuery, type Operation } from '#reorganizations';
import { WorkflowRepository } from '#workflow';
import { addDays } from '../../prisma/demo/days.js';
import { Random } from '../../prisma/demo/random.js';
import type { History } from './history.js';

const FIRST = '2026-09-01';
const regulations = Regulations.load();
const situations = new SituationQuery();
const writes = new ReorganizationRepository();

/** An operation on the tree from a day on, as somebody might decide it. */
export interface DrawnOperation {
  readonly operation: Operation;
  readonly effectiveOn: PlainDate;
}

/** Operations by chance on what a history leaves, of which the rules may refuse some; the same seed draws the same. */
export function drawOperations({ rows, root }: History, seed: number): DrawnOperation[] {
  const random = new Random(`operations/${seed}`);
  const standing = (rows.organization ?? []).filter(({ id, endedOn }) => id !== root && endedOn === null).map(({ id }) => id);
  const last = (id: string) => (rows.organizationPeriod ?? []).findLast(({ organizationId }) => organizationId === id);
  const cells = standing.filter((id) => last(id)?.kind.endsWith('CELL'));
  const parents = standing.filter((id) => !cells.includes(id));
  const draw = (): Operation => {
    const unit = { id: random.pick(cells), version: 1 };
    const others = cells.filter((id) => id !== unit.id);
    const kind = random.pick(others.length > 0 ? (['MERGE', 'DISSOLVE', 'MOVE', 'RENAME'] as const) : (['MOVE', 'RENAME'] as const));
    if (kind === 'MERGE') return { type: kind, units: [unit], into: { id: random.pick(others), version: 1 } };
    if (kind === 'DISSOLVE') return { type: kind, unit, membersTo: random.pick(others), placements: [], childrenTo: null };
    return kind === 'MOVE' ? { type: kind, unit, parentId: random.pick(parents) } : { type: kind, unit, name: `Chi bộ đổi tên ${unit.id}` };
  };
  return cells.length === 0 ? [] : Array.from({ length: 6 }, () => ({ operation: draw(), effectiveOn: storedDay(addDays(FIRST, random.int(0, 150))) }));
}

/** Puts an operation on record as the server does; false where the rules refuse it, and nothing is written. */
export async function reorganize(ctx: WriteCtx, { operation, effectiveOn }: DrawnOperation): Promise<boolean> {
  const decided = { decidedOn: ctx.today, effectiveOn };
  const situation = await situations.read(ctx, operation, effectiveOn);
  const { plan, refusals } = planReorganization(operation, decided, situation, { book: regulations.on(effectiveOn), today: ctx.today, newId });
  if (refusals.length > 0 || plan.homeId === null) return false;
  const id = newId();
  const decisionId = await new DecisionRepository().record(ctx, { decisionNumber: '1-QĐ/ĐU', decidedOn: ctx.today, decidedBy: 'Đảng ủy', decisionTitle: 'Sắp xếp tổ chức đảng' });
  await new WorkflowRepository().open(ctx, { kind: REORGANIZATION.kind, stage: REORGANIZATION.initial, dueOn: null, ids: [id], organizationIds: [plan.homeId] });
  await writes.carryOut(ctx, plan, { id, homeId: plan.homeId, decisionId, effectiveOn });
  await new OrganizationQuery().beginDay(ctx);
  return true;
}
