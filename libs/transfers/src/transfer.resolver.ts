import { Args, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx, WriteCtx } from '#database';
import { Allow, CurrentCtx, CurrentLoaders, PartialDateScalar, UuidScalar, type Dated, type LoaderCache } from '#graphql';
import { PartialDate } from '#kernel';
import { MemberLoader, MemberModel, type MemberRow } from '#members';
import { OrganizationLoader, OrganizationModel, type OrganizationRow } from '#organizations';
import { logOf, WorkflowLogEntryModel, WorkflowRepository, type LogRow } from '#workflow';
import { ArrivalService } from './arrival.service.js';
import { TransferSteps } from './transfer-steps.service.js';
import { EndTemporaryTransferInput, IssueTransferInput, ProposeTransferInput, ReasonedTransferInput, ReceiveTransferInput, RecordTransferInInput, ResubmitTransferInput, TransfersArgs } from './transfer.input.js';
import { TransferConnection, TransferModel, TransferPayload } from './transfer.model.js';
import type { TransferRow } from './transfer.query.js';
import { TransferService, type TransferPage } from './transfer.service.js';

interface Payload {
  readonly transfer: TransferRow | null;
}

const ALWAYS = 'NOT_FOUND, VERSION_STALE, STAGE_WRONG, OWN_TRANSFER, CONFLICT_OF_INTEREST';
const SHAPE = 'DESTINATION_AMBIGUOUS, DESTINATION_IS_OWN, DESTINATION_NOT_A_CELL, STAY_END_MISSING, STAY_END_POINTLESS, STAY_OUT_OF_TIME';
const RECEIPT = 'DATE_IN_FUTURE, DATES_OUT_OF_ORDER, RECEIVED_BEFORE_BEGIN, DESTINATION_NOT_A_CELL, DESTINATION_IS_OWN, STAYED_THERE, STAY_OUT_OF_TIME; warns of LETTER_EXPIRED, TRANSFER_LATE';
const input = (description: string): { readonly description: string } => ({ description });

@Resolver(() => TransferConnection)
export class TransferConnectionResolver {
  constructor(private readonly transfers: TransferService) {}

  @ResolveField(() => Int, { description: 'How many transfers there are on all pages.' })
  @Allow('transfer.read')
  async totalCount(@Parent() { filter }: TransferPage, @CurrentCtx() ctx: Ctx): Promise<number> {
    return this.transfers.count(ctx, filter);
  }
}

@Resolver(() => TransferModel)
export class TransferFieldsResolver {
  constructor(
    private readonly organizations: OrganizationLoader,
    private readonly members: MemberLoader,
    private readonly items: WorkflowRepository,
  ) {}

  @ResolveField(() => PartialDateScalar, { description: 'Birth date of the member, as far as it is known.' })
  @Allow('transfer.read')
  birthDate(@Parent() { birthOn, birthPrecision }: TransferRow): PartialDate {
    return PartialDate.stored(birthOn, birthPrecision);
  }

  @ResolveField(() => Boolean, { description: 'Whether the last day of the stage has passed.' })
  @Allow('transfer.read')
  overdue(@Parent() { dueOn }: TransferRow, @CurrentCtx() ctx: Ctx): boolean {
    return dueOn !== null && dueOn < ctx.today.toString();
  }

  @ResolveField(() => OrganizationModel, { nullable: true, description: 'The cell whose case it is, as of today; null where only its name may be known.' })
  @Allow('transfer.read')
  async organization(@Parent() { organizationId }: TransferRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<OrganizationRow> | null> {
    return this.organizations.byId(loaders, ctx, { id: organizationId, asOf: ctx.today });
  }

  @ResolveField(() => OrganizationModel, { nullable: true, description: 'The receiving cell, as of today; null where only its name may be known.' })
  @Allow('transfer.read')
  async destination(@Parent() { destinationId }: TransferRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<OrganizationRow> | null> {
    return destinationId === null ? null : this.organizations.byId(loaders, ctx, { id: destinationId, asOf: ctx.today });
  }

  @ResolveField(() => MemberModel, { nullable: true, description: 'The member’s record, as of today; null where only the letter may be known.' })
  @Allow('transfer.read')
  async member(@Parent() { memberId }: TransferRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<MemberRow> | null> {
    const member = memberId === null ? null : await this.members.byId(loaders, ctx, { id: memberId, asOf: ctx.today });
    if (member) ctx.touched.push({ kind: 'member', id: member.id, action: 'READ' });
    return member;
  }

  @ResolveField(() => [WorkflowLogEntryModel], { description: 'What happened to it at both ends, in order; not told to the member.' })
  @Allow('transfer.read')
  async log(@Parent() { id }: TransferRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<readonly LogRow[]> {
    return logOf(this.items, loaders, ctx, id);
  }
}

@Resolver()
export class TransferResolver {
  constructor(
    private readonly transferList: TransferService,
    private readonly steps: TransferSteps,
    private readonly arrivals: ArrivalService,
  ) {}

  @Query(() => TransferConnection, {
    description: 'The transfers from and to organisations in scope, the latest first; the receiving end sees one from the letter on. Members see their own. Recorded in the audit.',
  })
  @Allow('transfer.read')
  async transfers(@CurrentCtx() ctx: Ctx, @Args() args: TransfersArgs): Promise<TransferPage> {
    return this.transferList.list(ctx, args);
  }

  @Query(() => TransferModel, { description: 'One transfer. Refuses with NOT_FOUND what does not exist or is out of scope. Recorded in the audit.' })
  @Allow('transfer.read')
  async transfer(@CurrentCtx() ctx: Ctx, @Args('id', { type: () => UuidScalar, description: 'Id of the transfer.' }) id: string): Promise<TransferRow> {
    return this.transferList.get(ctx, id);
  }

  @Mutation(() => TransferPayload, {
    description: `Proposes that a member move: to another cell, or out of the system. For the cell’s secretary and the party office. Refuses with NOT_FOUND, OWN_TRANSFER, CONFLICT_OF_INTEREST, NOT_A_MEMBER_NOW, CASE_UNDER_WAY, ${SHAPE}.`,
  })
  @Allow('transfer.propose')
  async proposeTransfer(@CurrentCtx() ctx: WriteCtx, @Args('input', input('Who is to move, and whereto.')) given: ProposeTransferInput): Promise<Payload> {
    return shown(given, await this.transferList.propose(ctx, given));
  }

  @Mutation(() => TransferPayload, { description: `Proposes again what was returned. For the cell’s secretary and the party office. Refuses with ${ALWAYS}, ${SHAPE}.` })
  @Allow('transfer.propose')
  async resubmitTransfer(@CurrentCtx() ctx: WriteCtx, @Args('input', input('The proposal as it should be.')) given: ResubmitTransferInput): Promise<Payload> {
    return shown(given, await this.steps.resubmit(ctx, given));
  }

  @Mutation(() => TransferPayload, {
    description: `Issues the letter of introduction, with which the receiving end comes to see the case. For the standing committee and the party office of what the cells stand under. Refuses with ${ALWAYS}, DATE_IN_FUTURE, DATES_OUT_OF_ORDER, DESTINATION_MISSING, DESTINATION_IS_OWN, DESTINATION_NOT_A_CELL; warns of LETTER_TOO_LONG, MEMBER_SUSPENDED, RESTRICTED, POSTS_STAY.`,
  })
  @Allow('transfer.issue')
  async issueTransfer(@CurrentCtx() ctx: WriteCtx, @Args('input', input('The letter.')) given: IssueTransferInput): Promise<Payload> {
    return shown(given, await this.steps.issue(ctx, given));
  }

  @Mutation(() => TransferPayload, { description: `Gives a proposal back to be completed, with the reason. For the standing committee and the party office. Refuses with ${ALWAYS}.` })
  @Allow('transfer.issue')
  async returnTransfer(@CurrentCtx() ctx: WriteCtx, @Args('input', input('The transfer, and why.')) given: ReasonedTransferInput): Promise<Payload> {
    return shown(given, await this.steps.returnToCell(ctx, given));
  }

  @Mutation(() => TransferPayload, { description: `Withdraws a proposal before the letter, with the reason. For the cell’s secretary and the party office. Refuses with ${ALWAYS}.` })
  @Allow('transfer.propose')
  async withdrawTransfer(@CurrentCtx() ctx: WriteCtx, @Args('input', input('The transfer, and why.')) given: ReasonedTransferInput): Promise<Payload> {
    return shown(given, await this.steps.withdraw(ctx, given));
  }

  @Mutation(() => TransferPayload, { description: `Recalls a letter that was not received, or was refused, with the reason. For the standing committee and the party office of the sending end. Refuses with ${ALWAYS}.` })
  @Allow('transfer.issue')
  async recallTransfer(@CurrentCtx() ctx: WriteCtx, @Args('input', input('The transfer, and why.')) given: ReasonedTransferInput): Promise<Payload> {
    return shown(given, await this.steps.recall(ctx, given));
  }

  @Mutation(() => TransferPayload, {
    description: `Records the receipt: the membership in the one cell ends and that in the other begins; with the receipt outside the system end the posts held as a member of the Party; of a temporary transfer a temporary one begins. For the receiving cell’s secretary or its party office; of a place outside the system for the party office that sent the letter. Refuses with ${ALWAYS}, ${RECEIPT}.`,
  })
  @Allow('transfer.receive')
  async receiveTransfer(@CurrentCtx() ctx: WriteCtx, @Args('input', input('The receipt.')) given: ReceiveTransferInput): Promise<Payload> {
    return shown(given, await this.steps.receive(ctx, given));
  }

  @Mutation(() => TransferPayload, { description: `Refuses a member who was sent, with the reason: the sending end may send a letter elsewhere. For the same as a receipt. Refuses with ${ALWAYS}.` })
  @Allow('transfer.receive')
  async refuseTransfer(@CurrentCtx() ctx: WriteCtx, @Args('input', input('The transfer, and why.')) given: ReasonedTransferInput): Promise<Payload> {
    return shown(given, await this.steps.refuse(ctx, given));
  }

  @Mutation(() => TransferPayload, { description: `Records the last day of a temporary stay. For the secretary or party office of either end. Refuses with ${ALWAYS}, DATE_IN_FUTURE, STAY_OUT_OF_TIME.` })
  @Allow('transfer.receive')
  async endTemporaryTransfer(@CurrentCtx() ctx: WriteCtx, @Args('input', input('The transfer, and its last day.')) given: EndTemporaryTransferInput): Promise<Payload> {
    return shown(given, await this.steps.endStay(ctx, given));
  }

  @Mutation(() => TransferPayload, {
    description: `Takes in a member from outside the system, with person, party record and status; the admission of a probationary member goes on here. For the standing committee and the party office of what the cell stands under. Refuses with NOT_FOUND, PERSON_AMBIGUOUS, ETHNIC_GROUP_NOT_LISTED, BORN_AFTER_ADMISSION, OWN_TRANSFER, CONFLICT_OF_INTEREST, CASE_UNDER_WAY, ALREADY_ON_ROLL, LEFT_THE_PARTY, RECEIVED_BEFORE_LEAVING, RECORD_DIFFERS, ADMISSION_NUMBER_MISSING, STAY_END_MISSING, STAY_END_POINTLESS, ${RECEIPT}, POSSIBLE_DUPLICATE.`,
  })
  @Allow('transfer.issue')
  async recordTransferIn(@CurrentCtx() ctx: WriteCtx, @Args('input', input('The letter, the receipt and the papers.')) given: RecordTransferInInput): Promise<Payload> {
    return shown(given, await this.arrivals.record(ctx, given));
  }
}

function shown({ validateOnly }: { readonly validateOnly: boolean }, transfer: TransferRow): Payload {
  return { transfer: validateOnly ? null : transfer };
}
