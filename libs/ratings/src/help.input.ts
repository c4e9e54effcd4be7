import { Field, InputType, Int } from '@nestjs/graphql';
import { IsDefined, IsEnum, IsInt, IsNotEmpty, IsOptional, IsUUID, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { MemberHelpResult } from '#enums';
import { IsPrintable, LineField, PlainDateScalar, UuidScalar, ValidateOnlyField } from '#graphql';
import { EARLIEST_YEAR, LATEST_YEAR, type PlainDate } from '#kernel';
import { OverridesField, VotesField, type OverrideInput } from '#workflow';

const HELPERS_MAX = 500;
const REMARK_MAX = 2_000;

@InputType({ description: 'Whom the cell helps after a year rated “not completed”, by whom and for how long.' })
export class OpenMemberHelpInput {
  @Field(() => UuidScalar, { description: 'The member.' })
  @IsUUID()
  readonly memberId!: string;

  @Field(() => Int, { description: 'The failing year.' })
  @IsInt()
  @Min(EARLIEST_YEAR)
  @Max(LATEST_YEAR)
  readonly year!: number;

  @LineField(HELPERS_MAX, 'Who helps, and how.')
  readonly helpers!: string;

  @Field(() => PlainDateScalar, { description: 'First day, not in the future.' })
  @IsDefined()
  readonly startedOn!: PlainDate;

  @Field(() => PlainDateScalar, { description: 'Last day, as planned.' })
  @IsDefined()
  readonly through!: PlainDate;

  @OverridesField()
  readonly overrides?: OverrideInput[] | null;

  @ValidateOnlyField()
  readonly validateOnly!: boolean;
}

@InputType({ description: 'The vote of the cell on the result of a help.' })
export class HelpVotesInput {
  @VotesField('Votes for the result.')
  readonly votesFor!: number;

  @VotesField('Votes against.')
  readonly votesAgainst!: number;

  @VotesField('Members who may vote and were absent.')
  readonly votesAbsent!: number;

  @VotesField('Exempt members who were absent; they do not count.', 0)
  readonly exemptAbsent!: number;
}

@InputType({ description: 'The result of a help, as the cell voted it.' })
export class EndMemberHelpInput {
  @Field(() => UuidScalar, { description: 'Id of the help.' })
  @IsUUID()
  readonly helpId!: string;

  @Field(() => Int, { description: 'Version of the help.' })
  @IsInt()
  readonly version!: number;

  @Field(() => MemberHelpResult, { description: 'The result.' })
  @IsEnum(MemberHelpResult)
  readonly result!: MemberHelpResult;

  @Field(() => PlainDateScalar, { description: 'Day of the vote, not in the future.' })
  @IsDefined()
  readonly decidedOn!: PlainDate;

  @Field(() => HelpVotesInput, { description: 'The vote.' })
  @IsDefined()
  @ValidateNested()
  readonly votes!: HelpVotesInput;

  @Field(() => String, { nullable: true, description: 'What the cell says of it.' })
  @IsOptional()
  @IsNotEmpty()
  @MaxLength(REMARK_MAX)
  @IsPrintable()
  readonly remark?: string | null;

  @OverridesField()
  readonly overrides?: OverrideInput[] | null;

  @ValidateOnlyField()
  readonly validateOnly!: boolean;
}
