import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DenunciationOutcome, Secrecy } from '#enums';
import { connectionOf, PlainDateScalar, UuidScalar } from '#graphql';
import { DENUNCIATION, type DenunciationStage } from './denunciation.stages.js';

registerEnumType(DenunciationOutcome, {
  name: 'DenunciationOutcome',
  description: 'What was found of a denunciation.',
  valuesMap: {
    FALSE: { description: 'Tố cáo sai: false.' },
    UNFOUNDED: { description: 'Tố cáo không có cơ sở: without foundation.' },
    TRUE_WITH_FAULTS: { description: 'Tố cáo đúng, có khuyết điểm: true, there are faults.' },
    TRUE_WITH_VIOLATIONS: { description: 'Tố cáo đúng, có vi phạm: true, there are violations.' },
  },
});

const DenunciationStageEnum = Object.fromEntries(Object.keys(DENUNCIATION.stages).map((stage) => [stage, stage]));
registerEnumType(DenunciationStageEnum, {
  name: 'DenunciationStage',
  description: 'Where a denunciation stands.',
  valuesMap: Object.fromEntries(Object.entries(DENUNCIATION.stages).map(([stage, { vi, en }]) => [stage, { description: `${vi}: ${en}.` }])),
});

@ObjectType('Denunciation', {
  description: 'A denunciation, without who denounces. Only who needs to know is shown it, never whom it is against; every look is in the audit.',
})
export class DenunciationModel {
  @Field(() => UuidScalar, { description: 'Id.' })
  readonly id!: string;

  @Field(() => UuidScalar, { description: 'Id of the organisation whose inspection committee received it.' })
  readonly organizationId!: string;

  @Field(() => UuidScalar, { nullable: true, description: 'Id of the member it is against; null for an organisation.' })
  readonly memberId!: string | null;

  @Field(() => UuidScalar, { nullable: true, description: 'Id of the organisation it is against, in place of a member.' })
  readonly accusedId!: string | null;

  @Field(() => PlainDateScalar, { description: 'Day of receipt.' })
  readonly receivedOn!: string;

  @Field(() => Secrecy, { description: 'The mark of the letter.' })
  readonly secrecy!: Secrecy;

  @Field(() => String, { nullable: true, description: 'Where the letter is kept.' })
  readonly keptAt!: string | null;

  @Field(() => String, { nullable: true, description: 'What is denounced, in short; the letter itself stays on paper. Null where it is marked.' })
  readonly content!: string | null;

  @Field(() => Boolean, { description: 'Whether the letter names nobody.' })
  readonly anonymous!: boolean;

  @Field(() => UuidScalar, { nullable: true, description: 'Id of the case in which it is looked into; null before.' })
  readonly caseId!: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Day of the decision to look into it.' })
  readonly takenUpOn!: string | null;

  @Field(() => DenunciationOutcome, { nullable: true, description: 'What was found; null before.' })
  readonly outcome!: DenunciationOutcome | null;

  @Field(() => String, { nullable: true, description: 'Number of the conclusion.' })
  readonly conclusionNumber!: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Day of the conclusion.' })
  readonly concludedOn!: string | null;

  @Field(() => String, { nullable: true, description: 'The conclusion; null where the letter is marked.' })
  readonly conclusion!: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Day on which it was concluded, or kept without being processed; null while it is open.' })
  readonly closedOn!: string | null;

  @Field(() => DenunciationStageEnum, { description: 'Where it stands.' })
  readonly stage!: DenunciationStage;

  @Field(() => Int, { description: 'Version, to be given back when changing it.' })
  readonly version!: number;
}

@ObjectType('DenunciationConnection', { description: 'Denunciations, a page at a time.' })
export class DenunciationConnection extends connectionOf(DenunciationModel, 'Denunciation') {}

@ObjectType('DenunciationPayload', { description: 'A denunciation after a change; with `validateOnly` as it is.' })
export class DenunciationPayload {
  @Field(() => DenunciationModel, { nullable: true, description: 'The denunciation; null of one that was only validated.' })
  readonly denunciation!: DenunciationModel | null;
}

@ObjectType('RevealedDenouncer', { description: 'Who denounces.' })
export class RevealedDenouncerModel {
  @Field(() => String, { description: 'Name.' })
  readonly name!: string;

  @Field(() => String, { nullable: true, description: 'Address or telephone, as the letter gives them.' })
  readonly address!: string | null;
}

@ObjectType('RevealDenouncerPayload', { description: 'Who denounces, for whoever said what for; null with `validateOnly`.' })
export class RevealDenouncerPayload {
  @Field(() => RevealedDenouncerModel, { nullable: true, description: 'Who denounces.' })
  readonly denouncer!: RevealedDenouncerModel | null;
}
