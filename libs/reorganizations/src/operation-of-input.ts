import { refuse } from '#kernel';
import type { Operation } from './operation.rules.js';
import type {
  ChangeOrganizationKindInput,
  DissolveOrganizationInput,
  FoundOrganizationInput,
  MergeOrganizationsInput,
  MoveOrganizationInput,
  OperationInput,
  PreviewArgs,
  RenameOrganizationInput,
  SplitOrganizationInput,
} from './reorganization.input.js';
import { reorganizationRefusals } from './reorganization.refusals.js';
import type { DecidedOperation } from './reorganization.service.js';

const unitOf = ({ organizationId, version }: { readonly organizationId: string; readonly version: number }) => ({ id: organizationId, version });

/** The operations as the inputs say them. */
export const operationOf = {
  found: ({ parentId, founded }: FoundOrganizationInput): Operation => ({ type: 'FOUND', parentId, part: founded }),
  rename: (input: RenameOrganizationInput): Operation => ({ type: 'RENAME', unit: unitOf(input), name: input.name }),
  changeKind: (input: ChangeOrganizationKindInput): Operation => ({ type: 'CHANGE_KIND', unit: unitOf(input), kind: input.kind, cells: input.cells }),
  move: (input: MoveOrganizationInput): Operation => ({ type: 'MOVE', unit: unitOf(input), parentId: input.parentId }),
  /** @throws DomainError MERGE_TARGET_AMBIGUOUS */
  merge: ({ organizations: units, intoId, intoVersion, founded }: MergeOrganizationsInput): Operation => {
    if (founded != null && intoId == null && intoVersion == null) return { type: 'MERGE', units, into: founded };
    if (founded == null && intoId != null && intoVersion != null) return { type: 'MERGE', units, into: { id: intoId, version: intoVersion } };
    throw refuse(reorganizationRefusals.MERGE_TARGET_AMBIGUOUS, {}, ['input', 'intoId']);
  },
  split: (input: SplitOrganizationInput): Operation => ({ type: 'SPLIT', unit: unitOf(input), parts: input.parts, end: input.end }),
  dissolve: (input: DissolveOrganizationInput): Operation => ({
    type: 'DISSOLVE',
    unit: unitOf(input),
    membersTo: input.membersToId ?? null,
    placements: input.placements,
    childrenTo: input.childrenToId ?? null,
  }),
};

export function decidedOf(input: OperationInput, operation: Operation): DecidedOperation {
  const { decisionNumber, decidedOn, decidedBy, decisionTitle, basis, effectiveOn } = input;
  return { operation, decisionNumber, decidedOn, decidedBy, decisionTitle, basis, effectiveOn };
}

/** The one operation that is asked about. @throws DomainError PREVIEW_OF_ONE, MERGE_TARGET_AMBIGUOUS */
export function previewed({ found, rename, changeKind, move, merge, split, dissolve }: PreviewArgs): DecidedOperation {
  const asked = [
    found && (() => decidedOf(found, operationOf.found(found))),
    rename && (() => decidedOf(rename, operationOf.rename(rename))),
    changeKind && (() => decidedOf(changeKind, operationOf.changeKind(changeKind))),
    move && (() => decidedOf(move, operationOf.move(move))),
    merge && (() => decidedOf(merge, operationOf.merge(merge))),
    split && (() => decidedOf(split, operationOf.split(split))),
    dissolve && (() => decidedOf(dissolve, operationOf.dissolve(dissolve))),
  ].filter((each) => each != null);
  const [only] = asked;
  if (!only || asked.length > 1) throw refuse(reorganizationRefusals.PREVIEW_OF_ONE, { operations: asked.length });
  return only();
}
