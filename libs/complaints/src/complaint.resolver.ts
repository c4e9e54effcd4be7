import { Args, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx, WriteCtx } from '#database';
import { DisciplineCaseModel, DisciplineLoader, type DisciplineRow } from '#discipline';
import { Allow, CurrentCtx, CurrentLoaders, PageArguments, UuidScalar, type LoaderCache } from '#graphql';
import { storedDay, type Page } from '#kernel';
import { RuleBooks } from '#rule-books';
import { logOf, WorkflowLogEntryModel, WorkflowRepository, type LogRow } from '#workflow';
import { ExitLoader, MemberExitModel, type ExitRow } from '#movements';
import { FileComplaintInput, ReceiveComplaintInput, SettleComplaintInput, WithdrawComplaintInput } from './complaint.input.js';
import { ComplaintConnection, ComplaintModel, ComplaintPayload } from './complaint.model.js';
import { againstOf, type ComplaintRow } from './complaint.query.js';
import { staysInForce } from './complaint.rules.js';
import { ComplaintService } from './complaint.service.js';
import { FileComplaint } from './file-complaint.js';
import { SettleComplaint } from './settle-complaint.js';

interface Payload {
  readonly complaint: ComplaintRow | null;
}

@Resolver()
export class ComplaintResolver {
  constructor(
    private readonly reading: ComplaintService,
    private readonly filing: FileComplaint,
    private readonly settling: SettleComplaint,
  ) {}

  @Query(() => ComplaintConnection, {
    description:
      'The complaints against discipline and removals from the roll that the actor needs to know, the latest received first: the actor’s own or of the actor’s organisation, those before the actor’s body, and all that the inspection committee directs. Every one shown is recorded in the audit.',
  })
  @Allow('complaint.read')
  async complaints(@CurrentCtx() ctx: Ctx, @Args() args: PageArguments): Promise<Page<ComplaintRow>> {
    return this.reading.list(ctx, args);
  }

  @Query(() => ComplaintModel, { description: 'One complaint. Refuses with NOT_FOUND what does not exist or is not for the actor to know. Recorded in the audit.' })
  @Allow('complaint.read')
  async complaint(@CurrentCtx() ctx: Ctx, @Args('id', { type: () => UuidScalar, description: 'Id of the complaint.' }) id: string): Promise<ComplaintRow> {
    return this.reading.get(ctx, id);
  }

  @Mutation(() => ComplaintPayload, {
    description:
      'Files a complaint against what was decided on the actor, or on the organisation whose secretary the actor is, or against the actor’s removal from the roll; the lowest level that may handles it, and the decision stays in force meanwhile. Refuses with NOT_FOUND, COMPLAINT_AGAINST_NOT_ONE, COMPLAINT_PENDING, COMPLAINT_POINTLESS, COMPLAINT_OUT_OF_ORDER, COMPLAINT_BODY_MISSING; warns of COMPLAINT_LATE and COMPLAINT_SETTLED_FINALLY.',
  })
  @Allow('complaint.file')
  async fileComplaint(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The complaint.' }) input: FileComplaintInput): Promise<Payload> {
    const id = await this.filing.file(ctx, input);
    return { complaint: input.validateOnly ? null : await this.reading.get(ctx, id) };
  }

  @Mutation(() => ComplaintPayload, {
    description:
      'Puts on record a complaint that came in as a letter, against a measure or a removal from the roll. For the officers of the inspection committee above where it was decided. Refuses with NOT_FOUND, COMPLAINT_SUBJECT_NOT_ONE, COMPLAINT_PENDING, COMPLAINT_POINTLESS, COMPLAINT_OUT_OF_ORDER, COMPLAINT_ON_ITSELF, COMPLAINT_BODY_MISSING; warns of COMPLAINT_LATE, COMPLAINT_SETTLED_FINALLY and COMPLAINT_LEVEL_SKIPPED.',
  })
  @Allow('complaint.file')
  async receiveComplaint(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The letter.' }) input: ReceiveComplaintInput): Promise<Payload> {
    const id = await this.filing.receive(ctx, input);
    return { complaint: input.validateOnly ? null : await this.reading.get(ctx, id) };
  }

  @Mutation(() => ComplaintPayload, {
    description:
      'Settles a complaint: the decision is upheld, given another form, or annulled; all that followed from it goes back with it, and whoever was removed from the roll is restored. For the body that handles it; what is decided above the ward is put on record by the officers of the inspection committee, of a removal by the standing committee. Refuses with NOT_FOUND, FORBIDDEN, STAGE_WRONG, VERSION_STALE, DATE_IN_FUTURE, COMPLAINT_FORM, REMOVAL_HAS_NO_FORM, NOBODY_TO_RESTORE, SETTLED_BEFORE_RECEIPT, MEASURE_ENDED, FORM_OF_CORRECTION, FORM_UNCHANGED, REVISED_FROM_BELOW, REVISED_OUT_OF_ORDER, FORM_IMPOSSIBLE, NO_OFFICE; of a restoration CONFLICT_OF_INTEREST, MEMBER_IN_FORCE, RESTORED_BEFORE_EXIT, RESTORE_CASE_OPEN, RESTORE_CELL_GONE; warns of FORM_NOT_FOR_SUBJECT, BODY_NOT_ENTITLED, MEMBERSHIPS_NOT_BACK.',
  })
  @Allow('complaint.settle')
  async settleComplaint(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The decision.' }) input: SettleComplaintInput): Promise<Payload> {
    return { complaint: await this.settling.settle(ctx, input) };
  }

  @Mutation(() => ComplaintPayload, {
    description:
      'Withdraws a complaint, without a reason. For the complainant, or, by a letter of theirs, the officers of the inspection committee. Refuses with NOT_FOUND, FORBIDDEN, STAGE_WRONG, VERSION_STALE.',
  })
  @Allow('complaint.file')
  async withdrawComplaint(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The complaint.' }) input: WithdrawComplaintInput): Promise<Payload> {
    return { complaint: await this.settling.withdraw(ctx, input) };
  }
}

@Resolver(() => ComplaintConnection)
export class ComplaintConnectionResolver {
  constructor(private readonly complaints: ComplaintService) {}

  @ResolveField(() => Int, { description: 'How many there are on all pages.' })
  @Allow('complaint.read')
  async totalCount(@CurrentCtx() ctx: Ctx): Promise<number> {
    return this.complaints.count(ctx);
  }
}

@Resolver(() => ComplaintModel)
export class ComplaintFieldsResolver {
  constructor(
    private readonly measures: DisciplineLoader,
    private readonly exits: ExitLoader,
    private readonly books: RuleBooks,
    private readonly items: WorkflowRepository,
  ) {}

  @ResolveField(() => DisciplineCaseModel, { nullable: true, description: 'The measure; null for those who do not read it any more, and of a complaint against a removal.' })
  @Allow('complaint.read')
  async discipline(@Parent() { disciplineId }: ComplaintRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<DisciplineRow | null> {
    return disciplineId === null ? null : this.measures.byId(loaders, ctx, disciplineId);
  }

  @ResolveField(() => MemberExitModel, { nullable: true, description: 'The removal from the roll; null for those who do not read the roll of the cell that was left, and of a complaint against a measure.' })
  @Allow('complaint.read')
  async exit(@Parent() { exitId }: ComplaintRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<ExitRow | null> {
    return exitId === null ? null : this.exits.byId(loaders, ctx, exitId);
  }

  @ResolveField(() => [WorkflowLogEntryModel], { description: 'What happened to it, in order: also why it was withdrawn.' })
  @Allow('complaint.read')
  async log(@Parent() { id }: ComplaintRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<readonly LogRow[]> {
    return logOf(this.items, loaders, ctx, id);
  }

  @ResolveField(() => Boolean, { description: 'Whether it is open past its last day.' })
  @Allow('complaint.read')
  overdue(@Parent() { dueOn }: ComplaintRow, @CurrentCtx() ctx: Ctx): boolean {
    return dueOn !== null && dueOn < ctx.today.toString();
  }

  @ResolveField(() => Boolean, { description: 'Whether the decision complained of stays in force while the complaint is open.' })
  @Allow('complaint.read')
  async decisionStaysInForce(@Parent() complaint: ComplaintRow, @CurrentCtx() ctx: Ctx): Promise<boolean> {
    const { receivedOn, organizationId } = complaint;
    return staysInForce(await this.books.on(ctx, storedDay(receivedOn), organizationId), againstOf(complaint));
  }
}
