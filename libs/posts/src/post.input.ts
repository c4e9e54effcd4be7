import { Field, InputType, Int } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize, IsDefined, IsEnum, IsInt, IsOptional, IsUUID } from 'class-validator';
import { LineField, PlainDateScalar, UuidScalar } from '#graphql';
import { CommitteeKind, PostKind } from '#enums';
import type { PlainDate } from '#kernel';
import { DecidedInput } from '#workflow';

const TERM_MAX = 100;
const SEATS_MAX = 100;

@InputType({ isAbstract: true })
abstract class TermInput extends DecidedInput {
  @Field(() => UuidScalar, { description: 'The organisation.' })
  @IsUUID()
  readonly organizationId!: string;

  @Field(() => PlainDateScalar, { description: 'First day of the term.' })
  @IsDefined()
  readonly validFrom!: PlainDate;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Last day of the term; none while no end is set.' })
  @IsOptional()
  readonly validThrough?: PlainDate | null;
}

@InputType({ description: 'An appointment to a post that belongs to no committee.' })
export class AppointPostInput extends TermInput {
  @Field(() => UuidScalar, { description: 'Who is appointed.' })
  @IsUUID()
  readonly personId!: string;

  @Field(() => PostKind, { description: 'To what.' })
  @IsEnum(PostKind)
  readonly kind!: PostKind;
}

@InputType({ description: 'A post that ends before its term, or whose end is set.' })
export class EndPostInput extends DecidedInput {
  @Field(() => UuidScalar, { description: 'Id of the post.' })
  @IsUUID()
  readonly postId!: string;

  @Field(() => Int, { description: 'Version of the post.' })
  @IsInt()
  readonly version!: number;

  @Field(() => PlainDateScalar, { description: 'Last day on which it is held.' })
  @IsDefined()
  readonly lastDay!: PlainDate;
}

@InputType({ description: 'A committee elected or appointed for a term. The one that serves ends on the day before, with its posts.' })
export class ElectCommitteeInput extends TermInput {
  @Field(() => CommitteeKind, { description: 'Kind of body.' })
  @IsEnum(CommitteeKind)
  readonly kind!: CommitteeKind;

  @LineField(TERM_MAX, 'Name of the term, e.g. Nhiệm kỳ 2025-2030.')
  readonly termName!: string;

  @Field(() => [UuidScalar], { description: 'Everybody elected, as persons.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(SEATS_MAX)
  @IsUUID(undefined, { each: true })
  readonly memberPersonIds!: string[];

  @Field(() => UuidScalar, { nullable: true, description: 'Of them the secretary, or the chair of an inspection committee.' })
  @IsOptional()
  @IsUUID()
  readonly headId?: string | null;

  @Field(() => [UuidScalar], { defaultValue: [], description: 'Of them the deputies.' })
  @ArrayMaxSize(SEATS_MAX)
  @IsUUID(undefined, { each: true })
  readonly deputyIds!: string[];
}
