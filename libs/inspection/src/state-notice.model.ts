import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Secrecy, StateNoticeMatter } from '#enums';
import { connectionOf, PlainDateScalar, UuidScalar } from '#graphql';
import { STATE_NOTICE, type StateNoticeStage } from './state-notice.stages.js';

registerEnumType(StateNoticeMatter, {
  name: 'StateNoticeMatter',
  description: 'What a State body or court tells of a member.',
  valuesMap: {
    PROSECUTION: { description: 'Khởi tố bị can: prosecuted.' },
    DETENTION: { description: 'Tạm giữ, tạm giam: detained.' },
    PRISON_SENTENCE: { description: 'Bản án phạt tù đã có hiệu lực pháp luật: sentenced to prison, in force.' },
    OTHER_SENTENCE: { description: 'Bản án khác: sentenced otherwise.' },
    STATE_DISCIPLINE: { description: 'Kỷ luật về mặt chính quyền: disciplined by the State body.' },
  },
});

const StateNoticeStageEnum = Object.fromEntries(Object.keys(STATE_NOTICE.stages).map((stage) => [stage, stage]));
registerEnumType(StateNoticeStageEnum, {
  name: 'StateNoticeStage',
  description: 'Where a notice from a State body or court stands.',
  valuesMap: Object.fromEntries(Object.entries(STATE_NOTICE.stages).map(([stage, { vi, en }]) => [stage, { description: `${vi}: ${en}.` }])),
});

@ObjectType('StateNotice', {
  description: 'A notice from a State body or court on a member. The officers of the inspection committee that received it read it, never the member or declared relatives; every look is in the audit.',
})
export class StateNoticeModel {
  @Field(() => UuidScalar, { description: 'Id.' })
  readonly id!: string;

  @Field(() => UuidScalar, { description: 'Id of the organisation whose inspection committee received it.' })
  readonly organizationId!: string;

  @Field(() => UuidScalar, { description: 'Id of the member it is about.' })
  readonly memberId!: string;

  @Field(() => String, { description: 'The State body or court.' })
  readonly issuer!: string;

  @Field(() => String, { description: 'Number of the document.' })
  readonly documentNumber!: string;

  @Field(() => PlainDateScalar, { description: 'Day of the document.' })
  readonly issuedOn!: string;

  @Field(() => PlainDateScalar, { description: 'Day of receipt.' })
  readonly receivedOn!: string;

  @Field(() => StateNoticeMatter, { description: 'What it tells.' })
  readonly matter!: StateNoticeMatter;

  @Field(() => Secrecy, { description: 'Its secrecy mark.' })
  readonly secrecy!: Secrecy;

  @Field(() => String, { nullable: true, description: 'Where it is kept; null where nobody said.' })
  readonly keptAt!: string | null;

  @Field(() => String, { nullable: true, description: 'What it tells, in short; the document itself stays on paper. Null of a marked one.' })
  readonly content!: string | null;

  @Field(() => UuidScalar, { nullable: true, description: 'Id of the case that was opened on it.' })
  readonly caseId!: string | null;

  @Field(() => String, { nullable: true, description: 'In place of a case: why nothing follows; null of a marked one.' })
  readonly reason!: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Last day to settle it; null once it is settled, or where no regulation of its day sets one.' })
  readonly dueOn!: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Day on which it was settled; null while it is open.' })
  readonly closedOn!: string | null;

  @Field(() => StateNoticeStageEnum, { description: 'Where it stands.' })
  readonly stage!: StateNoticeStage;

  @Field(() => Int, { description: 'Version, to be given back when changing it.' })
  readonly version!: number;
}

@ObjectType('StateNoticeConnection', { description: 'Notices from State bodies and courts, a page at a time.' })
export class StateNoticeConnection extends connectionOf(StateNoticeModel, 'StateNotice') {}

@ObjectType('StateNoticePayload', { description: 'A notice after a change; with `validateOnly` as it is.' })
export class StateNoticePayload {
  @Field(() => StateNoticeModel, { nullable: true, description: 'The notice; null of one that was only validated.' })
  readonly notice!: StateNoticeModel | null;
}
