import { ArgsType, Field, InputType, Int } from '@nestjs/graphql';
import { IsDefined, IsInt, IsUUID } from 'class-validator';
import { LineField, PageArguments, PlainDateScalar, UuidScalar, ValidateOnlyField } from '#graphql';
import type { PlainDate } from '#kernel';
import { OverrideInput, OverridesField } from '#workflow';

const NUMBER_MAX = 100;
const BODY_MAX = 200;
const REASON_MAX = 500;

@InputType({ isAbstract: true })
abstract class SuspensionDecisionInput {
  @LineField(NUMBER_MAX, 'Number of the decision.')
  readonly decisionNumber!: string;

  @Field(() => PlainDateScalar, { description: 'Day of the decision, not in the future.' })
  @IsDefined()
  readonly decidedOn!: PlainDate;

  @LineField(BODY_MAX, 'The body that decided.')
  readonly decidedBy!: string;

  @OverridesField()
  readonly overrides?: OverrideInput[] | null;

  @ValidateOnlyField()
  readonly validateOnly!: boolean;
}

@InputType({ description: 'The suspension of a member from activities.' })
export class SuspendMemberInput extends SuspensionDecisionInput {
  @Field(() => UuidScalar, { description: 'Id of the member.' })
  @IsUUID()
  readonly memberId!: string;

  @Field(() => PlainDateScalar, { description: 'First day.' })
  @IsDefined()
  readonly validFrom!: PlainDate;

  @Field(() => PlainDateScalar, { description: 'Last day.' })
  @IsDefined()
  readonly validThrough!: PlainDate;

  @LineField(REASON_MAX, 'Why.')
  readonly reason!: string;
}

@InputType({ isAbstract: true })
abstract class SuspensionChangeInput extends SuspensionDecisionInput {
  @Field(() => UuidScalar, { description: 'Id of the suspension.' })
  @IsUUID()
  readonly suspensionId!: string;

  @Field(() => Int, { description: 'Version the change is based on.' })
  @IsInt()
  readonly version!: number;
}

@InputType({ description: 'The extension of a suspension.' })
export class ExtendSuspensionInput extends SuspensionChangeInput {
  @Field(() => PlainDateScalar, { description: 'The new last day.' })
  @IsDefined()
  readonly validThrough!: PlainDate;
}

@InputType({ description: 'The annulment of a suspension.' })
export class AnnulSuspensionInput extends SuspensionChangeInput {
  @LineField(REASON_MAX, 'Why.')
  readonly reason!: string;
}

@InputType({ description: 'The end of a suspension before its last day.' })
export class EndSuspensionInput extends SuspensionChangeInput {
  @Field(() => PlainDateScalar, { description: 'First day on which it is over.' })
  @IsDefined()
  readonly endedOn!: PlainDate;
}

@ArgsType()
export class MemberSuspensionsArgs extends PageArguments {
  @Field(() => UuidScalar, { description: 'The organisation, with all below it.' })
  @IsUUID()
  readonly organizationId!: string;
}
