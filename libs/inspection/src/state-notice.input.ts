import { Field, InputType, Int } from '@nestjs/graphql';
import { IsDefined, IsEnum, IsInt, IsOptional, IsUUID } from 'class-validator';
import { Secrecy, StateNoticeMatter } from '#enums';
import { LineField, OptionalLineField, PlainDateScalar, UuidScalar, ValidateOnlyField } from '#graphql';
import type { PlainDate } from '#kernel';

const TEXT_MAX = 2_000;
const REASON_MAX = 500;
const NAME_MAX = 200;
const NUMBER_MAX = 100;
const PLACE_MAX = 200;

@InputType({ description: 'The notice to put on record.' })
export class ReceiveStateNoticeInput {
  @Field(() => UuidScalar, { description: 'Id of the organisation whose inspection committee received it.' })
  @IsUUID()
  readonly organizationId!: string;

  @Field(() => UuidScalar, { description: 'Id of the member it is about.' })
  @IsUUID()
  readonly memberId!: string;

  @LineField(NAME_MAX, 'The State body or court.')
  readonly issuer!: string;

  @LineField(NUMBER_MAX, 'Number of the document.')
  readonly documentNumber!: string;

  @Field(() => PlainDateScalar, { description: 'Day of the document.' })
  @IsDefined()
  readonly issuedOn!: PlainDate;

  @Field(() => PlainDateScalar, { description: 'Day of receipt, from which the days to settle it run.' })
  @IsDefined()
  readonly receivedOn!: PlainDate;

  @Field(() => StateNoticeMatter, { description: 'What it tells.' })
  @IsEnum(StateNoticeMatter)
  readonly matter!: StateNoticeMatter;

  @Field(() => Secrecy, { defaultValue: 'ORDINARY', description: 'Its secrecy mark. Of a marked one only number, days and where it is kept are recorded.' })
  @IsEnum(Secrecy)
  readonly secrecy!: Secrecy;

  @OptionalLineField(PLACE_MAX, 'Where it is kept; must be said of a marked one.')
  readonly keptAt?: string | null;

  @OptionalLineField(TEXT_MAX, 'What it tells, in short; the document itself stays on paper. Must be given unless it is marked.')
  readonly content?: string | null;

  @ValidateOnlyField()
  readonly validateOnly!: boolean;
}

@InputType({ description: 'The notice to settle, and by what.' })
export class SettleStateNoticeInput {
  @Field(() => UuidScalar, { description: 'Id of the notice.' })
  @IsUUID()
  readonly noticeId!: string;

  @Field(() => Int, { description: 'Version the change is based on.' })
  @IsInt()
  readonly version!: number;

  @Field(() => UuidScalar, { nullable: true, description: 'Id of the case that was opened on it, of which the member is a subject.' })
  @IsOptional()
  @IsUUID()
  readonly caseId?: string | null;

  @OptionalLineField(REASON_MAX, 'In place of a case: why nothing follows.')
  readonly reason?: string | null;

  @OptionalLineField(NUMBER_MAX, 'Of a marked notice, in place of the reason: number of the paper that says it.')
  readonly decisionNumber?: string | null;

  @ValidateOnlyField()
  readonly validateOnly!: boolean;
}
