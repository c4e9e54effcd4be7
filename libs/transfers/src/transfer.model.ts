import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { MemberStatus, TransferDirection, TransferType } from '#enums';
import { connectionOf, PlainDateScalar, UuidScalar } from '#graphql';
import { TRANSFER, type TransferStage } from './transfer.stages.js';

registerEnumType(TransferType, {
  name: 'TransferType',
  description: 'For good or for a time.',
  valuesMap: { PERMANENT: { description: 'Chính thức: for good.' }, TEMPORARY: { description: 'Tạm thời: for a time; counted at the official cell.' } },
});

registerEnumType(TransferDirection, {
  name: 'TransferDirection',
  description: 'Across which border.',
  valuesMap: {
    WITHIN: { description: 'Trong hệ thống: from one cell of the system to another.' },
    OUT: { description: 'Chuyển đi: out to an organisation outside the system.' },
    IN: { description: 'Chuyển đến: in from an organisation outside the system.' },
  },
});

export const TransferStageEnum = Object.fromEntries(Object.keys(TRANSFER.stages).map((stage) => [stage, stage]));
registerEnumType(TransferStageEnum, {
  name: 'TransferStage',
  description: 'Where a transfer stands.',
  valuesMap: Object.fromEntries(Object.entries(TRANSFER.stages).map(([stage, { vi, en }]) => [stage, { description: `${vi}: ${en}.` }])),
});

@ObjectType('Transfer', { description: 'A member’s move to another cell, as both ends see it: of the member and of the other end what stands in the letter.' })
export class TransferModel {
  @Field(() => UuidScalar, { description: 'Id.' })
  readonly id!: string;

  @Field(() => TransferDirection, { description: 'Across which border.' })
  readonly direction!: TransferDirection;

  @Field(() => TransferType, { description: 'For good or for a time.' })
  readonly type!: TransferType;

  @Field(() => String, { nullable: true, description: 'By which document the competent level was asked before the letter; null at the receiving end.' })
  readonly clearance!: string | null;

  @Field(() => String, { description: 'Why.' })
  readonly reason!: string;

  @Field(() => String, { description: 'Full name of the member.' })
  readonly fullName!: string;

  @Field(() => MemberStatus, { nullable: true, description: 'The member’s last status.' })
  readonly status!: MemberStatus | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Date on the member’s admission decision.' })
  readonly admissionDecidedOn!: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'From which day the member is a full one.' })
  readonly recognizedOn!: string | null;

  @Field(() => String, { description: 'Name of the cell whose case it is: the one that sends; of somebody from outside the system, the one that receives.' })
  readonly organizationName!: string;

  @Field(() => String, { nullable: true, description: 'Name of the receiving cell, within the system.' })
  readonly destinationName!: string | null;

  @Field(() => String, { nullable: true, description: 'The party organisation outside the system.' })
  readonly place!: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Last day of a temporary transfer, as planned.' })
  readonly plannedThrough!: string | null;

  @Field(() => String, { nullable: true, description: 'Number of the letter of introduction; null before it is issued.' })
  readonly letterNumber!: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Date of the letter.' })
  readonly letterOn!: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Last day on which the letter may be presented.' })
  readonly letterValidThrough!: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'First day on which the member belongs to the receiving end.' })
  readonly receivedOn!: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Last day of a temporary stay, as it was.' })
  readonly endedOn!: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Day it was finished; null while it is open.' })
  readonly closedOn!: string | null;

  @Field(() => TransferStageEnum, { nullable: true, description: 'Where it stands; not told to the member.' })
  readonly stage!: TransferStage | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Last day of the stage, where there is one.' })
  readonly dueOn!: string | null;

  @Field(() => Int, { nullable: true, description: 'Version, to be given back with every step; not told to the member.' })
  readonly version!: number | null;
}

@ObjectType('TransferConnection', { description: 'Transfers, a page at a time.' })
export class TransferConnection extends connectionOf(TransferModel, 'Transfer') {}

@ObjectType('TransferPayload', { description: 'A transfer that was opened or took a step.' })
export class TransferPayload {
  @Field(() => TransferModel, { nullable: true, description: 'The transfer; null with `validateOnly`.' })
  readonly transfer!: TransferModel | null;
}
