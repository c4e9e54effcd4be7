import { ArgsType, Field, InputType, Int } from '@nestjs/graphql';
import { IsDefined, IsInt, IsNotEmpty, IsOptional, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { IsPrintable, LineField, UuidScalar, ValidateOnlyField } from '#graphql';
import { OverrideInput, OverridesField } from '#workflow';

const REASON_MAX = 500;
const NUMBER_MAX = 100;

@ArgsType()
export class MergePreviewArgs {
  @Field(() => UuidScalar, { description: 'The person whose record lives on.' })
  @IsUUID()
  readonly keepId!: string;

  @Field(() => UuidScalar, { description: 'The person whose record is merged into it.' })
  @IsUUID()
  readonly mergeId!: string;
}

@InputType({ description: 'The versions of the two records, as the preview told them.' })
export class MergeVersionsInput {
  @Field(() => Int, { description: 'Of the record that lives on.' })
  @IsInt()
  readonly keep!: number;

  @Field(() => Int, { description: 'Of the record that is merged into it.' })
  @IsInt()
  readonly merge!: number;
}

@InputType({ description: 'Two records of one person, to be made one.' })
export class MergePersonsInput {
  @Field(() => UuidScalar, { description: 'The person whose record lives on.' })
  @IsUUID()
  readonly keepId!: string;

  @Field(() => UuidScalar, { description: 'The person whose record is merged into it.' })
  @IsUUID()
  readonly mergeId!: string;

  @Field(() => MergeVersionsInput, { description: 'The versions the merger is based on.' })
  @IsDefined()
  @ValidateNested()
  readonly versions!: MergeVersionsInput;

  @LineField(REASON_MAX, 'From what one can tell that it is one person.')
  readonly reason!: string;

  @Field(() => String, { nullable: true, description: 'Number of the document it rests on, if there is one.' })
  @IsOptional()
  @IsNotEmpty()
  @MaxLength(NUMBER_MAX)
  @IsPrintable()
  readonly documentNumber?: string | null;

  @OverridesField()
  readonly overrides?: OverrideInput[] | null;

  @ValidateOnlyField()
  readonly validateOnly!: boolean;
}

@InputType({ description: 'The merger to undo, and why.' })
export class UndoMergeInput {
  @Field(() => UuidScalar, { description: 'Id of the merger.' })
  @IsUUID()
  readonly id!: string;

  @Field(() => Int, { description: 'Its version.' })
  @IsInt()
  readonly version!: number;

  @LineField(REASON_MAX, 'The reason.')
  readonly reason!: string;

  @ValidateOnlyField()
  readonly validateOnly!: boolean;
}
