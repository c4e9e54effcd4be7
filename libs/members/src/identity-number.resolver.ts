import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx, WriteCtx } from '#database';
import { Allow, CurrentCtx, CurrentLoaders, type Dated, type LoaderCache } from '#graphql';
import { RevealIdentityNumberInput, SetIdentityNumberInput } from './identity-number.input.js';
import { IdentityNumberModel, IdentityNumberPayload, RevealPayload } from './identity-number.model.js';
import type { MaskedNumber } from './identity-number.query.js';
import type { NumberKind } from './identity-number.rules.js';
import { IdentityNumberService } from './identity-number.service.js';
import { MemberModel, PersonModel } from './member.model.js';
import type { MemberRow, PersonRow } from './member.query.js';

/** What this adds to a person. */
@Resolver(() => PersonModel)
export class IdentityNumberResolver {
  constructor(private readonly numbers: IdentityNumberService) {}

  @ResolveField(() => [IdentityNumberModel], { description: 'National id and card number, by their ends only, in this order; `revealIdentityNumber` shows one whole.' })
  @Allow('member.read')
  async identityNumbers(@Parent() { personId }: Dated<PersonRow>, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<MaskedNumber[]> {
    return this.numbers.ofPerson(loaders, ctx, personId);
  }

  @ResolveField(() => String, { nullable: true, description: 'National id, by its last three digits; null when none is on record.' })
  @Allow('member.read')
  async nationalId(@Parent() { personId }: Dated<PersonRow>, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<string | null> {
    return endOf('NATIONAL_ID', await this.numbers.ofPerson(loaders, ctx, personId));
  }

  @Mutation(() => IdentityNumberPayload, {
    description:
      'Enters, changes or takes away a national id or card number: the party office for the ward, the secretary for the own cell. A number that somebody in scope has is refused with the name. Refuses with NOT_FOUND, VERSION_STALE, NATIONAL_ID_DIGITS, CARD_DIGITS, IDENTITY_NUMBER_TAKEN.',
  })
  @Allow('identity.write')
  async setIdentityNumber(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The number.' }) input: SetIdentityNumberInput): Promise<IdentityNumberPayload> {
    return { identityNumber: await this.numbers.set(ctx, input) };
  }

  @Mutation(() => RevealPayload, {
    description:
      'Shows a number whole, to the party office and to the person. That it was shown, and what for, is on record, and the member reads it among who opened the record. Refuses with NOT_FOUND, IDENTITY_NUMBER_ABSENT.',
  })
  @Allow('identity.reveal')
  async revealIdentityNumber(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'Which number, and what for.' }) input: RevealIdentityNumberInput): Promise<RevealPayload> {
    const number = await this.numbers.reveal(ctx, input);
    return { revealed: number === null ? null : { kind: input.kind, number } };
  }
}

/** What this adds to a member. */
@Resolver(() => MemberModel)
export class CardNumberResolver {
  constructor(private readonly numbers: IdentityNumberService) {}

  @ResolveField(() => String, { nullable: true, description: 'Number of the membership card, by its last three digits; null when none is on record.' })
  @Allow('member.read')
  async cardNumber(@Parent() { personId }: Dated<MemberRow>, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<string | null> {
    return endOf('CARD', await this.numbers.ofPerson(loaders, ctx, personId));
  }
}

function endOf(kind: NumberKind, numbers: readonly MaskedNumber[]): string | null {
  return numbers.find((each) => each.kind === kind)?.masked ?? null;
}
