import { Field, InputType, Int } from '@nestjs/graphql';
import { IsBoolean, IsDefined, IsEnum, IsInt, IsNotEmpty, IsOptional, IsUUID, MaxLength } from 'class-validator';
import { DenunciationOutcome, Secrecy } from '#enums';
import { IsPrintable, LineField, OptionalLineField, PlainDateScalar, UuidScalar, ValidateOnlyField } from '#graphql';
import type { PlainDate } from '#kernel';
import { OverrideInput, OverridesField } from '#workflow';

const TEXT_MAX = 2_000;
const REMARK_MAX = 500;
const NUMBER_MAX = 100;
const NAME_MAX = 200;
const PLACE_MAX = 200;

@InputType({ description: 'The letter to put on record.' })
export class ReceiveDenunciationInput {
  @Field(() => UuidScalar, { description: 'Id of the organisation whose inspection committee received it.' })
  @IsUUID()
  readonly organizationId!: string;

  @Field(() => UuidScalar, { nullable: true, description: 'Id of the member it is against.' })
  @IsOptional()
  @IsUUID()
  readonly memberId?: string | null;

  @Field(() => UuidScalar, { nullable: true, description: 'In place of a member: id of the organisation it is against.' })
  @IsOptional()
  @IsUUID()
  readonly accusedId?: string | null;

  @Field(() => PlainDateScalar, { description: 'Day of receipt.' })
  @IsDefined()
  readonly receivedOn!: PlainDate;

  @Field(() => Secrecy, { defaultValue: 'ORDINARY', description: 'The mark of the letter. From Mật upwards no content is taken: day and where it is kept only.' })
  @IsEnum(Secrecy)
  readonly secrecy!: Secrecy;

  @OptionalLineField(PLACE_MAX, 'Where the letter is kept; must be said of a marked one.')
  readonly keptAt?: string | null;

  @OptionalLineField(TEXT_MAX, 'What is denounced, in short, without who denounces; the letter itself stays on paper. Must be said unless it is marked.')
  readonly content?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether the letter names nobody.' })
  @IsBoolean()
  readonly anonymous!: boolean;

  @Field(() => String, { nullable: true, description: 'Name of the denouncer: kept sealed, in no list, order, log or answer but `revealDenouncer`.' })
  @IsOptional()
  @IsNotEmpty()
  @MaxLength(NAME_MAX)
  @IsPrintable()
  readonly denouncerName?: string | null;

  @Field(() => String, { nullable: true, description: 'Address or telephone, kept sealed likewise.' })
  @IsOptional()
  @MaxLength(REMARK_MAX)
  @IsPrintable()
  readonly denouncerAddress?: string | null;

  @ValidateOnlyField()
  readonly validateOnly!: boolean;
}

@InputType({ isAbstract: true })
abstract class DenunciationChangeInput {
  @Field(() => UuidScalar, { description: 'Id of the denunciation.' })
  @IsUUID()
  readonly denunciationId!: string;

  @Field(() => Int, { description: 'Version the change is based on.' })
  @IsInt()
  readonly version!: number;

  @OverridesField()
  readonly overrides?: OverrideInput[] | null;

  @ValidateOnlyField()
  readonly validateOnly!: boolean;
}

@InputType({ description: 'The denunciation to take up, and the case in which it is looked into.' })
export class TakeUpDenunciationInput extends DenunciationChangeInput {
  @Field(() => UuidScalar, { description: 'Id of the case, of which the accused is a subject; its team may be told who denounces.' })
  @IsUUID()
  readonly caseId!: string;

  @LineField(NUMBER_MAX, 'Number of the decision.')
  readonly decisionNumber!: string;

  @Field(() => PlainDateScalar, { description: 'Day of the decision.' })
  @IsDefined()
  readonly decidedOn!: PlainDate;
}

@InputType({ description: 'The conclusion on a denunciation.' })
export class ConcludeDenunciationInput extends DenunciationChangeInput {
  @Field(() => DenunciationOutcome, { description: 'What was found.' })
  @IsEnum(DenunciationOutcome)
  readonly outcome!: DenunciationOutcome;

  @LineField(NUMBER_MAX, 'Number of the conclusion.')
  readonly conclusionNumber!: string;

  @Field(() => PlainDateScalar, { description: 'Day of the conclusion.' })
  @IsDefined()
  readonly concludedOn!: PlainDate;

  @OptionalLineField(TEXT_MAX, 'The conclusion, without who denounces; must be said unless the letter is marked.')
  readonly conclusion?: string | null;
}

@InputType({ description: 'The denunciation to keep without processing it.' })
export class KeepDenunciationInput extends DenunciationChangeInput {
  @OptionalLineField(REMARK_MAX, 'The reason; must be given unless the letter is marked.')
  readonly remark?: string | null;

  @OptionalLineField(NUMBER_MAX, 'Of a marked letter, in place of the reason: number of the paper that says it.')
  readonly decisionNumber?: string | null;
}

@InputType({ description: 'Whose denouncer, and what for.' })
export class RevealDenouncerInput {
  @Field(() => UuidScalar, { description: 'Id of the denunciation.' })
  @IsUUID()
  readonly denunciationId!: string;

  @LineField(REMARK_MAX, 'What the name is needed for; kept on record.')
  readonly purpose!: string;

  @ValidateOnlyField()
  readonly validateOnly!: boolean;
}
