import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Ctx, WriteCtx } from '#database';
import { Allow, CurrentCtx } from '#graphql';
import { DeclareRelationInput, RelationsArgs, WithdrawRelationInput } from './relation.input.js';
import { RelationModel, RelationPayload } from './relation.model.js';
import { RelationService, type RelationOfPerson } from './relation.service.js';

@Resolver(() => RelationModel)
export class RelationResolver {
  constructor(private readonly service: RelationService) {}

  @Query(() => [RelationModel], {
    description:
      'The relationships declared of a person, oneself unless said, withdrawn ones too: one’s own, or, for the secretary and the party office, of the people of their organisations. Refuses with NOT_FOUND. Recorded in the audit.',
  })
  @Allow('relation.declare')
  async relations(@CurrentCtx() ctx: Ctx, @Args() { personId }: RelationsArgs): Promise<RelationOfPerson[]> {
    return this.service.ofPerson(ctx, personId ?? null);
  }

  @Mutation(() => RelationPayload, {
    description:
      'Declares that two people in the system are husband and wife, parent and child, or brother and sister. From then on neither works on, introduces or decides the case, rating or admission of the other; a case under way closes itself to the relative. Refuses with NOT_FOUND, RELATIVE_AMBIGUOUS, RELATION_TO_SELF, RELATION_EXISTS.',
  })
  @Allow('relation.declare')
  async declareRelation(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'Who is what to whom.' }) input: DeclareRelationInput): Promise<{ relation: RelationOfPerson | null }> {
    return { relation: await this.service.declare(ctx, input) };
  }

  @Mutation(() => RelationPayload, {
    description:
      'Withdraws a declared relationship; it stays readable and stands against nothing any more. Whom it concerns withdraws only what they declared themselves. Refuses with NOT_FOUND, VERSION_STALE, RELATION_WITHDRAWN, RELATION_DECLARED_BY_OTHERS.',
  })
  @Allow('relation.declare')
  async withdrawRelation(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The relationship, and why.' }) input: WithdrawRelationInput): Promise<{ relation: RelationOfPerson }> {
    return { relation: await this.service.withdraw(ctx, input) };
  }
}
