import { Field, Int, ObjectType } from '@nestjs/graphql';
import { PlainDateScalar } from '#graphql';
import type { PlainDate } from '#kernel';

@ObjectType('PartySeniority', { description: 'Tuổi đảng: how long a full member has been in the Party, as it is counted by the rule book of the day.' })
export class PartySeniorityModel {
  @Field(() => Int, { description: 'Whole years.' })
  readonly years!: number;

  @Field(() => Int, { description: 'Whole months beyond the years.' })
  readonly months!: number;

  @Field(() => Int, { description: 'Days beyond the months.' })
  readonly days!: number;

  @Field(() => PlainDateScalar, { description: 'The day from which it is counted: that of the admission decision, put off by the time outside the Party.' })
  readonly countedFrom!: PlainDate;

  @Field(() => Int, { description: 'Days outside the Party that are left out.' })
  readonly daysOutside!: number;
}

@ObjectType('Readmission', { description: 'That somebody who had left the Party was admitted again.' })
export class ReadmissionModel {
  @Field(() => PlainDateScalar, { description: 'Date on the decision.' })
  readonly decidedOn!: string;

  @Field(() => PlainDateScalar, { description: 'Day of the ceremony, from which the new probation counts.' })
  readonly ceremonyOn!: string;

  @Field(() => PlainDateScalar, { nullable: true, description: 'From which the member is a full one again; null while on that probation.' })
  readonly recognizedOn!: string | null;
}
