import { ArgsType, Field, InputType, Int } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize, IsDefined, IsEnum, IsInt, IsNotEmpty, IsOptional, IsUUID, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { IsPrintable, PageArguments, PlainDateScalar, UuidScalar } from '#graphql';
import { MemberStatusEnd, RemovalGround } from '#enums';
import { EARLIEST_YEAR, LATEST_YEAR, type PlainDate } from '#kernel';
import { DecidedInput, VotesField } from '#workflow';

const TEXT_MAX = 2_000;
const PLACE_MAX = 300;
const MONTHS_MAX = 12;
const YEARS_MAX = 10;

@InputType({ description: 'The vote of the cell on a removal or an expulsion.' })
export class ExitVotesInput {
  @VotesField('Votes for.')
  readonly votesFor!: number;

  @VotesField('Votes against.')
  readonly votesAgainst!: number;

  @VotesField('Members who may vote and were absent.')
  readonly votesAbsent!: number;

  @VotesField('Exempt members who were absent; they do not count.', 0)
  readonly exemptAbsent!: number;
}

@InputType({ description: 'A member who leaves, by a decision; of a death by the paper that shows it.' })
export class RecordExitInput extends DecidedInput {
  @Field(() => UuidScalar, { description: 'The member.' })
  @IsUUID()
  readonly memberId!: string;

  @Field(() => Int, { description: 'Version of the member.' })
  @IsInt()
  readonly version!: number;

  @Field(() => MemberStatusEnd, { description: 'In which way; not RECOGNIZED.' })
  @IsEnum(MemberStatusEnd)
  readonly kind!: MemberStatusEnd;

  @Field(() => PlainDateScalar, { description: 'First day on which the member is no longer counted, not in the future.' })
  @IsDefined()
  readonly effectiveOn!: PlainDate;

  @Field(() => RemovalGround, { nullable: true, description: 'Why, of a removal from the roll.' })
  @IsOptional()
  @IsEnum(RemovalGround)
  readonly ground?: RemovalGround | null;

  @Field(() => [Int], { nullable: true, description: 'Of a removal for failing years (CONDUCT): which years; those that the ratings have, unless said.' })
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayMaxSize(YEARS_MAX)
  @IsInt({ each: true })
  @Min(EARLIEST_YEAR, { each: true })
  @Max(LATEST_YEAR, { each: true })
  readonly failingYears?: number[] | null;

  @Field(() => String, { description: 'The facts, with their evidence: the meetings missed, the request, the sentence.' })
  @IsNotEmpty()
  @MaxLength(TEXT_MAX)
  @IsPrintable()
  readonly grounds!: string;

  @Field(() => Int, { nullable: true, description: 'With NO_ACTIVITY: months in a year without activity, without reason.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MONTHS_MAX)
  readonly inactiveMonths?: number | null;

  @Field(() => Int, { nullable: true, description: 'With NO_ACTIVITY: months in a year without dues, without reason.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MONTHS_MAX)
  readonly unpaidMonths?: number | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'With NO_PROGRESS: since when the cell has helped.' })
  @IsOptional()
  readonly helpedSince?: PlainDate | null;

  @Field(() => String, { nullable: true, description: 'Of a transfer out: the party organisation that receives the member.' })
  @IsOptional()
  @IsNotEmpty()
  @MaxLength(PLACE_MAX)
  @IsPrintable()
  readonly destination?: string | null;

  @Field(() => ExitVotesInput, { nullable: true, description: 'The vote of the cell, of a removal or an expulsion.' })
  @IsOptional()
  @ValidateNested()
  readonly votes?: ExitVotesInput | null;
}

@InputType({ description: 'An exit that was wrong or annulled, and the decision that takes it back.' })
export class RestoreMemberInput extends DecidedInput {
  @Field(() => UuidScalar, { description: 'Id of the exit.' })
  @IsUUID()
  readonly exitId!: string;

  @Field(() => Int, { description: 'Version of the exit.' })
  @IsInt()
  readonly version!: number;

  @Field(() => PlainDateScalar, { description: 'First day on which the member is counted again: that of the exit, as if it had never been, or a later one.' })
  @IsDefined()
  readonly restoredOn!: PlainDate;

  @Field(() => UuidScalar, { nullable: true, description: 'The cell; the one that was left unless said.' })
  @IsOptional()
  @IsUUID()
  readonly organizationId?: string | null;
}

@ArgsType()
export class MemberExitsArgs extends PageArguments {
  @Field(() => UuidScalar, { description: 'The organisation, with all below it.' })
  @IsUUID()
  readonly organizationId!: string;
}
