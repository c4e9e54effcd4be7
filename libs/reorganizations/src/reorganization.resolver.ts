import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx, WriteCtx } from '#database';
import { Allow, CurrentCtx, CurrentLoaders, UuidScalar, type Dated, type LoaderCache } from '#graphql';
import { storedDay } from '#kernel';
import { OrganizationLoader, OrganizationModel, type OrganizationRow } from '#organizations';
import { logOf, WorkflowLogEntryModel, WorkflowRepository, type LogRow } from '#workflow';
import { decidedOf, operationOf, previewed } from './operation-of-input.js';
import type { Operation } from './operation.rules.js';
import { previewView } from './preview-view.js';
import {
  ChangeOrganizationKindInput,
  DissolveOrganizationInput,
  FoundOrganizationInput,
  MergeOrganizationsInput,
  MoveOrganizationInput,
  PreviewArgs,
  RenameOrganizationInput,
  SplitOrganizationInput,
  UndoReorganizationInput,
  type OperationInput,
} from './reorganization.input.js';
import { ReorganizationModel, ReorganizationPayload, ReorganizationPreviewModel } from './reorganization.model.js';
import type { ReorganizationRow } from './reorganization.query.js';
import { ReorganizationService } from './reorganization.service.js';
import { UndoReorganization } from './undo-reorganization.js';

interface Payload {
  readonly reorganization: ReorganizationRow | null;
}

const WHO = 'For the standing committee and the party office of what they stand under.';
const COMMON = 'NOT_FOUND, VERSION_STALE, REORGANIZED_FROM_ABOVE, UNIT_ENDED, LATER_CHANGE, LATER_RECORDS, DATE_IN_FUTURE, EFFECTIVE_TOO_FAR';

@Resolver(() => ReorganizationModel)
export class ReorganizationResolver {
  constructor(
    private readonly reorganizations: ReorganizationService,
    private readonly undoing: UndoReorganization,
    private readonly organizations: OrganizationLoader,
    private readonly items: WorkflowRepository,
  ) {}

  @Query(() => [ReorganizationModel], { name: 'reorganizations', description: 'The reorganisations in scope, undone ones too, the latest first day first.' })
  @Allow('organization.read')
  async list(
    @CurrentCtx() ctx: Ctx,
    @Args('organizationId', { type: () => UuidScalar, nullable: true, description: 'Only those under this organisation.' }) organizationId: string | null,
  ): Promise<ReorganizationRow[]> {
    return this.reorganizations.list(ctx, organizationId);
  }

  @Query(() => ReorganizationPreviewModel, {
    description: 'What exactly one reorganisation would do, given as its mutation takes it, and what speaks against it: members and posts and where they go, who is left without a cell, work left open. Refuses with PREVIEW_OF_ONE or MERGE_TARGET_AMBIGUOUS.',
  })
  @Allow('organization.reorganize')
  async reorganizationPreview(@CurrentCtx() ctx: Ctx, @Args() args: PreviewArgs): Promise<ReorganizationPreviewModel> {
    const preview = await this.reorganizations.preview(ctx, previewed(args));
    return previewView(preview, ctx.language);
  }

  @ResolveField(() => OrganizationModel, { nullable: true, description: 'The organisation under which it took place, as of its first day.' })
  @Allow('organization.read')
  async organization(@Parent() { organizationId, effectiveOn }: ReorganizationRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<OrganizationRow> | null> {
    return this.organizations.byId(loaders, ctx, { id: organizationId, asOf: storedDay(effectiveOn) });
  }

  @ResolveField(() => [WorkflowLogEntryModel], { description: 'When it was put on record, and undone.' })
  @Allow('organization.read')
  async log(@Parent() { id }: ReorganizationRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<readonly LogRow[]> {
    return logOf(this.items, loaders, ctx, id);
  }

  @Mutation(() => ReorganizationPayload, {
    description: `Founds an organisation, with members of other cells or cells that pass under it. ${WHO} Refuses with ${COMMON}, PARENT_IS_CELL, NOT_A_CELL, MEMBER_UNKNOWN, MEMBER_TWICE, UNIT_TWICE, UNIT_NOT_YET, FULL_MEMBERS_TOO_FEW; warns of CELL_LEFT_TOO_SMALL, BASE_CELL_TOO_LARGE, BASE_COMMITTEE_TOO_SMALL, KIND_NOT_IN_FORCE, EFFECTIVE_BEFORE_DECISION.`,
  })
  @Allow('organization.reorganize')
  async foundOrganization(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The founding.' }) input: FoundOrganizationInput): Promise<Payload> {
    return this.carryOut(ctx, input, operationOf.found(input));
  }

  @Mutation(() => ReorganizationPayload, { description: `Gives an organisation another name. ${WHO} Refuses with ${COMMON}, NOTHING_CHANGES; warns of EFFECTIVE_BEFORE_DECISION.` })
  @Allow('organization.reorganize')
  async renameOrganization(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The renaming.' }) input: RenameOrganizationInput): Promise<Payload> {
    return this.carryOut(ctx, input, operationOf.rename(input));
  }

  @Mutation(() => ReorganizationPayload, {
    description: `Makes an organisation another kind; a cell that becomes a committee founds its cells and places all its members. ${WHO} Refuses with ${COMMON}, NOTHING_CHANGES, NOT_A_CELL, MEMBER_UNKNOWN, MEMBER_TWICE, MEMBERS_WITHOUT_HOME, UNITS_WITHOUT_PARENT, FULL_MEMBERS_TOO_FEW; warns of BASE_CELL_TOO_LARGE, BASE_COMMITTEE_TOO_SMALL, KIND_NOT_IN_FORCE, EFFECTIVE_BEFORE_DECISION.`,
  })
  @Allow('organization.reorganize')
  async changeOrganizationKind(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The change.' }) input: ChangeOrganizationKindInput): Promise<Payload> {
    return this.carryOut(ctx, input, operationOf.changeKind(input));
  }

  @Mutation(() => ReorganizationPayload, {
    description: `Puts an organisation under another. ${WHO} Refuses with ${COMMON}, NOTHING_CHANGES, PARENT_IS_CELL, PARENT_BELOW_ITSELF, UNIT_NOT_YET; warns of EFFECTIVE_BEFORE_DECISION.`,
  })
  @Allow('organization.reorganize')
  async moveOrganization(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The move.' }) input: MoveOrganizationInput): Promise<Payload> {
    return this.carryOut(ctx, input, operationOf.move(input));
  }

  @Mutation(() => ReorganizationPayload, {
    description: `Merges organisations into one that is there or new: members, posts of the place and all that stands under them pass to it, their committees and party posts end. ${WHO} Refuses with ${COMMON}, MERGE_TARGET_AMBIGUOUS, MERGE_OF_ONE, UNIT_TWICE, KINDS_DIFFER, PARENT_IS_CELL, PARENT_BELOW_ITSELF, FULL_MEMBERS_TOO_FEW; warns of WORK_OPEN, BASE_CELL_TOO_LARGE, BASE_COMMITTEE_TOO_SMALL, KIND_NOT_IN_FORCE, EFFECTIVE_BEFORE_DECISION.`,
  })
  @Allow('organization.reorganize')
  async mergeOrganizations(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The merger.' }) input: MergeOrganizationsInput): Promise<Payload> {
    return this.carryOut(ctx, input, operationOf.merge(input));
  }

  @Mutation(() => ReorganizationPayload, {
    description: `Splits new organisations off one, which lives on or ends. ${WHO} Refuses with ${COMMON}, KINDS_DIFFER, MEMBER_UNKNOWN, MEMBER_TWICE, NOT_UNDER_SOURCE, UNIT_TWICE, SOURCE_LEFT_EMPTY, MEMBERS_WITHOUT_HOME, UNITS_WITHOUT_PARENT, FULL_MEMBERS_TOO_FEW; warns of CELL_LEFT_TOO_SMALL, WORK_OPEN, KIND_NOT_IN_FORCE, EFFECTIVE_BEFORE_DECISION.`,
  })
  @Allow('organization.reorganize')
  async splitOrganization(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The split.' }) input: SplitOrganizationInput): Promise<Payload> {
    return this.carryOut(ctx, input, operationOf.split(input));
  }

  @Mutation(() => ReorganizationPayload, {
    description: `Ends an organisation without a successor; everybody and everything in it must be told where to go. ${WHO} Refuses with ${COMMON}, NOT_A_CELL, PARENT_IS_CELL, UNIT_TWICE, MEMBER_UNKNOWN, MEMBER_TWICE, MEMBERS_WITHOUT_HOME, UNITS_WITHOUT_PARENT; warns of WORK_OPEN, BASE_CELL_TOO_LARGE, EFFECTIVE_BEFORE_DECISION.`,
  })
  @Allow('organization.reorganize')
  async dissolveOrganization(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The dissolution.' }) input: DissolveOrganizationInput): Promise<Payload> {
    return this.carryOut(ctx, input, operationOf.dissolve(input));
  }

  @Mutation(() => ReorganizationPayload, {
    description: `Takes a reorganisation back, as one, while nothing stands on it. ${WHO} Refuses with NOT_FOUND, VERSION_STALE, STAGE_WRONG, NOT_ON_RECORD or RECORDS_STAND_ON_IT, which says what.`,
  })
  @Allow('organization.reorganize')
  async undoReorganization(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The reorganisation, and why.' }) input: UndoReorganizationInput): Promise<Payload> {
    return { reorganization: await this.undoing.undo(ctx, input) };
  }

  private async carryOut(ctx: WriteCtx, input: OperationInput, operation: Operation): Promise<Payload> {
    const { overrides, validateOnly } = input;
    return { reorganization: await this.reorganizations.carryOut(ctx, decidedOf(input, operation), { overrides: overrides ?? [], validateOnly }) };
  }
}
