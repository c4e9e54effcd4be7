import { Field, Int, ObjectType } from '@nestjs/graphql';
import { PlainDateScalar, UuidScalar } from '#graphql';

@ObjectType('WorkItem', { description: 'A piece of work that waits for the actor’s post.' })
export class WorkItemModel {
  @Field(() => UuidScalar, { description: 'Id, the same as of the record it is about.' })
  readonly id!: string;

  @Field(() => String, { description: 'Kind of work, e.g. `rating-sheet`: says which query opens the record.' })
  readonly kind!: string;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Last day of the stage; null when it has no deadline.' })
  readonly dueOn!: string | null;

  @Field(() => Int, { description: 'Version of the record.' })
  readonly version!: number;
}
