import { messageOf, type Finding, type Language, type PlainDate } from '#kernel';
import type {
  PlannedMoveModel,
  PlannedOrganizationModel,
  PlannedPostModel,
  ReorganizationFindingModel,
  ReorganizationPreviewModel,
} from './reorganization.model.js';
import type { Preview } from './reorganization.service.js';
import type { Stay } from './placement.rules.js';
import type { Unit } from './structure.rules.js';

/** A preview as the API shows it, in the language of the request. */
export function previewView(preview: Preview, language: Language): ReorganizationPreviewModel {
  const { plan, situation, effectiveOn } = preview;
  const dayBefore = effectiveOn.subtract({ days: 1 });
  const names = new Map([...[...situation.units.values()], ...plan.change.founded, ...plan.change.restood].map(({ id, name }) => [id, name]));
  const planned = (units: readonly Unit[], asOf: PlainDate, founded: boolean): PlannedOrganizationModel[] =>
    units.map(({ id, name, kind, sector, parentId }) => {
      const members = founded || asOf === effectiveOn ? countAfter(preview, id) : countBefore(preview, id);
      return { id, name, kind, sector, parentName: parentId === null ? null : (names.get(parentId) ?? null), members, asOf, founded };
    });
  const ended = plan.change.ended.flatMap((id) => situation.units.get(id) ?? []);
  const { sheets, admissions, cases } = situation.openWork;
  return {
    refusals: preview.refusals.map((each) => findingView(each, language)),
    warnings: preview.warnings.map((each) => findingView(each, language)),
    founded: planned(plan.change.founded, effectiveOn, true),
    changed: planned(plan.change.restood, effectiveOn, false),
    ended: planned(ended, dayBefore, false),
    moves: plan.moves.map(({ stay, toId }) => moveView(stay, toId === null ? null : (names.get(toId) ?? null), dayBefore)),
    homeless: plan.homeless.map((stay) => moveView(stay, null, dayBefore)),
    posts: plan.posts.map(({ post, toId }): PlannedPostModel => ({
      // A post as the database has it.
      kind: post.kind as PlannedPostModel['kind'],
      toName: toId === null ? null : (names.get(toId) ?? null),
      personId: post.personId,
      fromId: post.organizationId,
      asOf: dayBefore,
    })),
    committees: plan.terms.length,
    openSheets: sheets,
    openAdmissions: admissions,
    openCases: cases,
  };
}

function findingView(found: Finding, language: Language): ReorganizationFindingModel {
  return { code: found.refusal.code, message: messageOf(found, language), path: found.path };
}

function moveView({ kind, memberId, organizationId }: Stay, toName: string | null, asOf: PlainDate): PlannedMoveModel {
  return { kind, memberId, fromId: organizationId, toName, asOf };
}

function countBefore({ situation }: Preview, id: string): number {
  return situation.stays.filter(({ kind, organizationId }) => kind === 'PRIMARY' && organizationId === id).length;
}

function countAfter({ plan, situation }: Preview, id: string): number {
  const moving = new Set(plan.moves.map(({ stay }) => stay.id));
  const staying = situation.stays.filter((stay) => stay.kind === 'PRIMARY' && stay.organizationId === id && !moving.has(stay.id)).length;
  return staying + plan.moves.filter(({ stay, toId }) => stay.kind === 'PRIMARY' && toId === id).length;
}
