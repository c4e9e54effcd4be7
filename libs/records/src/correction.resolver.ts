import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx, WriteCtx } from '#database';
import { Allow, CurrentCtx, CurrentLoaders, rowsLoader, UuidScalar, type Dated, type LoaderCache } from '#graphql';
import { MemberLoader, MemberModel, type MemberRow } from '#members';
import { OrganizationLoader, OrganizationModel, type OrganizationRow } from '#organizations';
import { logOf, WorkflowLogEntryModel, WorkflowRepository, type LogRow } from '#workflow';
import { CorrectionStepWithRemarkInput, CorrectRecordInput, DecideCorrectionInput, ProposeCorrectionInput, ResubmitCorrectionInput, ReturnCorrectionInput } from './correction.input.js';
import { CorrectionChangeModel, CorrectionModel, CorrectionPayload } from './correction.model.js';
import { CorrectionQuery, type ChangeRow, type CorrectionRow } from './correction.query.js';
import type { Change } from './correction.rules.js';
import { CorrectionService } from './correction.service.js';
import { DecideCorrection } from './decide-correction.js';
import { recordField } from './record-field.rules.js';

interface Payload {
  readonly correction: CorrectionRow | null;
}

const CHANGES = {};
const OF_MEMBER = {};
const INPUT = 'The proposal, and the version it is based on.';
const VALUES = 'FIELD_TWICE, FIELD_CHANGED, VALUE_UNCHANGED, VALUE_EMPTY, VALUE_UNFIT, VALUE_IN_FUTURE, DOCUMENT_MISSING, ADMISSION_UNDER_WAY, RECOGNITION_IS_DECIDED, STATUS_DISAGREES, STATUS_ELSEWHERE, DATES_OUT_OF_ORDER, FILED_DAY_ALONE';

@Resolver(() => CorrectionModel)
export class CorrectionResolver {
  constructor(
    private readonly service: CorrectionService,
    private readonly deciding: DecideCorrection,
    private readonly organizations: OrganizationLoader,
    private readonly members: MemberLoader,
    private readonly corrections: CorrectionQuery,
    private readonly items: WorkflowRepository,
  ) {}

  @Query(() => CorrectionModel, { description: 'One correction. Refuses with NOT_FOUND what does not exist or is out of scope. Recorded in the audit.' })
  @Allow('correction.read')
  async correction(@CurrentCtx() ctx: Ctx, @Args('id', { type: () => UuidScalar, description: 'The correction.' }) id: string): Promise<CorrectionRow> {
    return this.service.get(ctx, id);
  }

  @ResolveField(() => Boolean, { description: 'Whether the last day of the stage has passed.' })
  @Allow('correction.read')
  overdue(@Parent() { dueOn }: CorrectionRow, @CurrentCtx() ctx: Ctx): boolean {
    return dueOn !== null && dueOn < ctx.today.toString();
  }

  @ResolveField(() => [CorrectionChangeModel], { description: 'What was put forward last, field by field: of the groups of data that one reads of the member.' })
  @Allow('correction.read')
  async changes(@Parent() { id }: CorrectionRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<readonly ChangeRow[]> {
    return loaders.of(CHANGES, () => rowsLoader((ids) => this.corrections.changes(ctx, ids), (row: ChangeRow) => [row.correctionId])).load(id);
  }

  @ResolveField(() => MemberModel, { nullable: true, description: 'Whose record it is about, as of today.' })
  @Allow('correction.read')
  async member(@Parent() { memberId }: CorrectionRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<MemberRow> | null> {
    const member = await this.members.byId(loaders, ctx, { id: memberId, asOf: ctx.today });
    if (member) ctx.touched.push({ kind: 'member', id: memberId, action: 'READ' });
    return member;
  }

  @ResolveField(() => OrganizationModel, { nullable: true, description: 'The cell where it was begun, as of today.' })
  @Allow('correction.read')
  async organization(@Parent() { organizationId }: CorrectionRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<OrganizationRow> | null> {
    return this.organizations.byId(loaders, ctx, { id: organizationId, asOf: ctx.today });
  }

  @ResolveField(() => [WorkflowLogEntryModel], { description: 'What happened to it, in order.' })
  @Allow('correction.read')
  async log(@Parent() { id }: CorrectionRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<readonly LogRow[]> {
    return logOf(this.items, loaders, ctx, id);
  }

  @Mutation(() => CorrectionPayload, {
    description: `Proposes corrections of one’s own record: to the secretary of the cell, or, by a secretary, straight to the party office. Refuses with NOT_FOUND for whoever belongs to no cell, and FIELD_UNDER_CORRECTION, ${VALUES}.`,
  })
  @Allow('correction.propose')
  async proposeCorrection(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The fields.' }) input: ProposeCorrectionInput): Promise<Payload> {
    return answered(await this.service.propose(ctx, { changes: changesOf(input), validateOnly: input.validateOnly }), input);
  }

  @Mutation(() => CorrectionPayload, { description: `Puts a returned proposal forward again. For who proposed it. Refuses with NOT_FOUND, VERSION_STALE, STAGE_WRONG, FIELD_UNDER_CORRECTION, ${VALUES}.` })
  @Allow('correction.propose')
  async resubmitCorrection(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: INPUT }) input: ResubmitCorrectionInput): Promise<Payload> {
    const { correctionId, version, validateOnly } = input;
    return this.moved(ctx, input, this.service.resubmit(ctx, { correctionId, version, changes: changesOf(input), validateOnly }));
  }

  @Mutation(() => CorrectionPayload, { description: 'Withdraws a proposal that is not decided. For who proposed it. Refuses with NOT_FOUND, VERSION_STALE, STAGE_WRONG.' })
  @Allow('correction.propose')
  async withdrawCorrection(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: INPUT }) input: CorrectionStepWithRemarkInput): Promise<Payload> {
    return this.moved(ctx, input, this.service.withdraw(ctx, input));
  }

  @Mutation(() => CorrectionPayload, {
    description: 'Confirms a proposal of a member of the cell: it goes to the party office. Nobody does it for oneself or a declared relative. Refuses with NOT_FOUND, VERSION_STALE, STAGE_WRONG, OWN_CORRECTION, CONFLICT_OF_INTEREST.',
  })
  @Allow('correction.check')
  async checkCorrection(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: INPUT }) input: CorrectionStepWithRemarkInput): Promise<Payload> {
    return this.moved(ctx, input, this.service.check(ctx, input));
  }

  @Mutation(() => CorrectionPayload, { description: 'Returns a proposal to the member, with the reason. Refuses as `checkCorrection`.' })
  @Allow('correction.check')
  async returnCorrection(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: INPUT }) input: ReturnCorrectionInput): Promise<Payload> {
    return this.moved(ctx, input, this.service.returnToMember(ctx, input));
  }

  @Mutation(() => CorrectionPayload, {
    description: `Decides a proposal field by field; what is accepted is written to the record at once. In place of the cell only when that is overdue. Nobody does it for oneself or a declared relative. Refuses with NOT_FOUND, VERSION_STALE, STAGE_WRONG, OWN_CORRECTION, CONFLICT_OF_INTEREST, CELL_STILL_CHECKS, VERDICT_MISSING, VERDICT_POINTLESS, VERDICT_REASON_MISSING, FIELD_TWICE, FIELD_CHANGED, ADMISSION_UNDER_WAY, STATUS_DISAGREES, STATUS_ELSEWHERE, DATES_OUT_OF_ORDER, FILED_DAY_ALONE.`,
  })
  @Allow('correction.decide')
  async decideCorrection(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: INPUT }) input: DecideCorrectionInput): Promise<Payload> {
    return this.moved(ctx, input, this.deciding.decide(ctx, input));
  }

  @Mutation(() => CorrectionPayload, {
    description: `Writes to the record of a present member at once: a secretary how members of the cell are reached, the party office every field. Nobody does it for oneself or a declared relative. Refuses with NOT_FOUND, VERSION_STALE, OWN_CORRECTION, CONFLICT_OF_INTEREST, FIELD_NOT_YOURS, ${VALUES}.`,
  })
  @Allow('record.correct')
  async correctRecord(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The member, and the fields.' }) input: CorrectRecordInput): Promise<Payload> {
    const { memberId, version, validateOnly } = input;
    return answered(await this.deciding.correct(ctx, { memberId, version, changes: changesOf(input), validateOnly }), input);
  }

  /** A correction after the step that was taken, as it is now. */
  private async moved(ctx: WriteCtx, input: { readonly validateOnly: boolean }, step: Promise<CorrectionRow>): Promise<Payload> {
    const { id } = await step;
    return { correction: input.validateOnly ? null : await this.service.written(ctx, id) };
  }
}

@Resolver(() => CorrectionChangeModel)
export class CorrectionChangeResolver {
  @ResolveField(() => String, { description: 'What the field is called, in Vietnamese.' })
  @Allow('correction.read')
  label(@Parent() { field }: ChangeRow): string {
    return recordField(field).vi;
  }
}

/** What this adds to a member. */
@Resolver(() => MemberModel)
export class MemberCorrectionsResolver {
  constructor(private readonly corrections: CorrectionQuery) {}

  @ResolveField(() => [CorrectionModel], { name: 'corrections', description: 'Corrections of the record that are for the actor to know, the latest first: open ones, decided ones and those written straight away.' })
  @Allow('member.read')
  async ofMember(@Parent() { id }: { readonly id: string }, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<readonly CorrectionRow[]> {
    return loaders.of(OF_MEMBER, () => rowsLoader((ids) => this.corrections.ofMembers(ctx, ids), (row: CorrectionRow) => [row.memberId])).load(id);
  }
}

function answered(correction: CorrectionRow, { validateOnly }: { readonly validateOnly: boolean }): Payload {
  return { correction: validateOnly ? null : correction };
}

function changesOf({ changes }: { readonly changes: readonly Change[] }): Change[] {
  return changes.map(({ field, seen, value, reason, document }) => ({ field, seen: seen ?? null, value: value ?? null, reason, document: document ?? null }));
}
