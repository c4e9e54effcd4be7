import { ArgsType, Field, InputType, Int } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize, IsDefined, IsIn, IsInt, IsOptional, IsUUID, Max, Min, ValidateNested } from 'class-validator';
import { LineField, PageArguments, PlainDateScalar, UuidScalar, ValidateOnlyField } from '#graphql';
import { EARLIEST_YEAR, LATEST_YEAR, type PlainDate } from '#kernel';
import { DuesBasisEnum, DuesReliefEnum } from './dues.model.js';
import { DUES_BASES, DUES_RELIEFS, type DuesBasis, type DuesReliefKind } from './dues.rules.js';

const DONG_MAX = 2_000_000_000;
const LINES_MAX = 500;
const MONTHS_MAX = 120;
const RECEIPT_MAX = 200;
const REASON_MAX = 500;

@InputType({ description: 'That a member in hardship pays less, or nothing, as it was decided.' })
export class DuesReliefInput {
  @Field(() => DuesReliefEnum, { description: 'Which.' })
  @IsIn(Object.keys(DUES_RELIEFS))
  readonly kind!: DuesReliefKind;

  @Field(() => Int, { nullable: true, description: 'Of a reduction: by how many per cent.' })
  @IsOptional()
  @Min(1)
  @Max(99)
  readonly percent?: number | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Of a waiver or a reduction: any day of its first month.' })
  @IsOptional()
  readonly from?: PlainDate | null;

  @Field(() => Int, { nullable: true, description: 'Of a waiver or a reduction: for how many months.' })
  @IsOptional()
  @Min(1)
  @Max(MONTHS_MAX)
  readonly months?: number | null;
}

@ArgsType()
export class DuesOwedArgs {
  @Field(() => UuidScalar, { description: 'Id of the member.' })
  @IsUUID()
  readonly memberId!: string;

  @Field(() => PlainDateScalar, { description: 'Any day of the month.' })
  @IsDefined()
  readonly month!: PlainDate;

  @Field(() => DuesBasisEnum, { description: 'What the dues are reckoned from.' })
  @IsIn(Object.keys(DUES_BASES))
  readonly basis!: DuesBasis;

  @Field(() => Int, { nullable: true, description: 'The wage, benefit, pension or regional minimum wage of the month, in đồng; of the others nothing. It is not kept.' })
  @IsOptional()
  @Min(0)
  @Max(DONG_MAX)
  readonly amountDong?: number | null;

  @Field(() => DuesReliefInput, { nullable: true, description: 'Relief in hardship; none unless said. It is not kept.' })
  @IsOptional()
  @ValidateNested()
  readonly relief?: DuesReliefInput | null;
}

@InputType({ description: 'Which dues.' })
export class DuesPaymentFilterInput {
  @Field(() => UuidScalar, { nullable: true, description: 'Those paid to this cell.' })
  @IsOptional()
  @IsUUID()
  readonly organizationId?: string | null;

  @Field(() => UuidScalar, { nullable: true, description: 'Those of this member.' })
  @IsOptional()
  @IsUUID()
  readonly memberId?: string | null;

  @Field(() => Int, { nullable: true, description: 'Those of months of this year.' })
  @IsOptional()
  @Min(EARLIEST_YEAR)
  @Max(LATEST_YEAR)
  readonly year?: number | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Those of the month in which this day lies.' })
  @IsOptional()
  readonly month?: PlainDate | null;
}

@ArgsType()
export class DuesPaymentsArgs extends PageArguments {
  @Field(() => DuesPaymentFilterInput, { nullable: true, description: 'Which; all in scope unless said.' })
  @IsOptional()
  @ValidateNested()
  readonly filter?: DuesPaymentFilterInput | null;
}

@InputType({ description: 'A month of a member that was paid.' })
export class DuesLineInput {
  @Field(() => UuidScalar, { description: 'Id of the member.' })
  @IsUUID()
  readonly memberId!: string;

  @Field(() => PlainDateScalar, { description: 'Any day of the month.' })
  @IsDefined()
  readonly month!: PlainDate;

  @Field(() => Int, { description: 'How much, in đồng.' })
  @Min(1)
  @Max(DONG_MAX)
  readonly amountDong!: number;
}

@InputType({ description: 'Dues that a cell was paid on one day, as its list shows them.' })
export class RecordDuesInput {
  @Field(() => UuidScalar, { description: 'The cell.' })
  @IsUUID()
  readonly organizationId!: string;

  @Field(() => PlainDateScalar, { description: 'Day of payment.' })
  @IsDefined()
  readonly paidOn!: PlainDate;

  @LineField(RECEIPT_MAX, 'The receipt or list that shows it.')
  readonly receipt!: string;

  @Field(() => [DuesLineInput], { description: 'Whose dues of which months: all are recorded, or none.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(LINES_MAX)
  @ValidateNested({ each: true })
  readonly lines!: DuesLineInput[];

  @ValidateOnlyField()
  readonly validateOnly!: boolean;
}

@InputType({ description: 'Dues that were entered by mistake, and why.' })
export class VoidDuesInput {
  @Field(() => UuidScalar, { description: 'Id of the dues.' })
  @IsUUID()
  readonly paymentId!: string;

  @Field(() => Int, { description: 'Version of the dues.' })
  @IsInt()
  readonly version!: number;

  @LineField(REASON_MAX, 'The reason.')
  readonly reason!: string;

  @ValidateOnlyField()
  readonly validateOnly!: boolean;
}
