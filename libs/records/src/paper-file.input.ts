import { Field, InputType, Int } from '@nestjs/graphql';
import { ArrayMaxSize, IsDefined, IsEnum, IsInt, IsNotEmpty, IsOptional, IsUUID, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { FileDocumentKind } from '#enums';
import { IsPrintable, LineField, PlainDateScalar, UuidScalar, ValidateOnlyField } from '#graphql';
import type { PlainDate } from '#kernel';

const PLACE_MAX = 200;
const REMARK_MAX = 500;
const COPIES_MAX = 99;

@InputType({ description: 'A paper that the file holds.' })
export class FileDocumentInput {
  @Field(() => FileDocumentKind, { description: 'Which paper.' })
  @IsEnum(FileDocumentKind)
  readonly kind!: FileDocumentKind;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Date on the paper.' })
  @IsOptional()
  readonly documentOn?: PlainDate | null;

  @Field(() => Int, { defaultValue: 1, description: 'How many copies.' })
  @IsInt()
  @Min(1)
  @Max(COPIES_MAX)
  readonly copies!: number;
}

@InputType({ description: 'What a member’s paper file was found to hold, all of it.' })
export class RecordFileCheckInput {
  @Field(() => UuidScalar, { description: 'Id of the member.' })
  @IsUUID()
  readonly memberId!: string;

  @Field(() => Int, { description: 'How many checks there were when this one was made.' })
  @IsInt()
  readonly version!: number;

  @Field(() => PlainDateScalar, { description: 'Day of the check.' })
  @IsDefined()
  readonly checkedOn!: PlainDate;

  @LineField(PLACE_MAX, 'Where the file is kept: cupboard, folder, number.')
  readonly keptAt!: string;

  @Field(() => String, { nullable: true, description: 'A remark.' })
  @IsOptional()
  @IsNotEmpty()
  @MaxLength(REMARK_MAX)
  @IsPrintable()
  readonly remark?: string | null;

  @Field(() => [FileDocumentInput], { description: 'The papers.' })
  @ArrayMaxSize(Object.keys(FileDocumentKind).length)
  @ValidateNested({ each: true })
  readonly documents!: FileDocumentInput[];

  @ValidateOnlyField()
  readonly validateOnly!: boolean;
}
