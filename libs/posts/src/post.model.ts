import { Field, ObjectType } from '@nestjs/graphql';
import { CommitteeKind, PostKind } from '#enums';
import { PlainDateScalar, UuidScalar } from '#graphql';
import type { PlainDate } from '#kernel';

@ObjectType('StaffingPayload', { description: 'Where an appointment, an election or the end of a post was put on record.' })
export class StaffingPayload {
  readonly staffed!: { readonly organizationId: string; readonly day: PlainDate } | null;
}

@ObjectType('EndingTerm', { description: 'A term of office whose end is in sight: of a committee, or of a post outside any.' })
export class EndingTermModel {
  @Field(() => UuidScalar, { description: 'Id of the committee or the post.' })
  readonly id!: string;

  @Field(() => CommitteeKind, { nullable: true, description: 'Kind of committee; null for a post.' })
  readonly committeeKind!: CommitteeKind | null;

  @Field(() => PostKind, { nullable: true, description: 'Kind of post; null for a committee.' })
  readonly postKind!: PostKind | null;

  @Field(() => String, { nullable: true, description: 'Name of the committee’s term.' })
  readonly termName!: string | null;

  @Field(() => PlainDateScalar, { description: 'Last day.' })
  readonly validThrough!: string;
}

@ObjectType('CellFinding', { description: 'What is wrong with a cell as it stands.' })
export class CellFindingModel {
  @Field(() => String, { description: 'Code: CELL_CANNOT_VOTE or CELL_WITHOUT_COMMITTEE.' })
  readonly code!: string;

  @Field(() => String, { description: 'In words, with its numbers, in the language of the request.' })
  readonly message!: string;
}
