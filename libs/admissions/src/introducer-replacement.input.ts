import { Field, InputType, Int } from '@nestjs/graphql';
import { IsDefined, IsInt, IsUUID, Min } from 'class-validator';
import { LineField, PlainDateScalar, UuidScalar, ValidateOnlyField } from '#graphql';
import type { PlainDate } from '#kernel';
import { OverridesField, type OverrideInput } from '#workflow';

const REMARK_MAX = 500;

@InputType({ description: 'Who guides a candidate or probationary member in the place of an introducer who no longer can.' })
export class ReplaceIntroducerInput {
  @Field(() => UuidScalar, { description: 'Id of the admission.' })
  @IsUUID()
  readonly admissionId!: string;

  @Field(() => Int, { description: 'Version of the admission the step is based on.' })
  @IsInt()
  readonly version!: number;

  @Field(() => Int, { description: 'Place of the introducer who is replaced, as the admission numbers them.' })
  @IsInt()
  @Min(1)
  readonly place!: number;

  @Field(() => UuidScalar, { description: 'Id of the full member who guides from now on.' })
  @IsUUID()
  readonly memberId!: string;

  @Field(() => PlainDateScalar, { description: 'Since when that member has been at the same unit or residence; how long is not asked of a replacement.' })
  @IsDefined()
  readonly guidedSince!: PlainDate;

  @Field(() => PlainDateScalar, { description: 'Day on which the cell decided so, from the admission decision on.' })
  @IsDefined()
  readonly decidedOn!: PlainDate;

  @LineField(REMARK_MAX, 'The reason, e.g. that the introducer has moved away.')
  readonly remark!: string;

  @OverridesField()
  readonly overrides?: OverrideInput[] | null;

  @ValidateOnlyField()
  readonly validateOnly!: boolean;
}
