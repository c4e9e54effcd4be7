import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, PlainDateScalar, UuidScalar } from '#graphql';
import { ADMISSION, type AdmissionStage } from './admission.stages.js';
import { INQUIRY_SUBJECTS, valueInWords, type SubjectOfInquiry } from '#regulations';
import { OUTCOMES, type Outcome } from './preparation.rules.js';
import { LEAVING_REASONS, type LeavingReason } from './readmission.rules.js';

export const AdmissionStageEnum = Object.fromEntries(Object.keys(ADMISSION.stages).map((stage) => [stage, stage]));
registerEnumType(AdmissionStageEnum, {
  name: 'AdmissionStage',
  description: 'Where an admission stands.',
  valuesMap: Object.fromEntries(Object.entries(ADMISSION.stages).map(([stage, { vi, en }]) => [stage, { description: `${vi}: ${en}.` }])),
});

export const LeavingReasonEnum = Object.fromEntries(Object.keys(LEAVING_REASONS).map((reason) => [reason, reason]));
registerEnumType(LeavingReasonEnum, {
  name: 'LeavingReason',
  description: 'Why somebody left the Party.',
  valuesMap: Object.fromEntries(Object.entries(LEAVING_REASONS).map(([reason, { vi, en }]) => [reason, { description: `${capital(vi)}: ${en}.` }])),
});

export const InquirySubjectEnum = Object.fromEntries(INQUIRY_SUBJECTS.map((subject) => [subject, subject]));
registerEnumType(InquirySubjectEnum, {
  name: 'InquirySubject',
  description: 'Who is inquired about, or asked, before a cell votes on a candidate.',
  valuesMap: Object.fromEntries(INQUIRY_SUBJECTS.map((subject) => [subject, { description: `${capital(valueInWords('admission.verified', [subject]))}.` }])),
});

export const InquiryOutcomeEnum = Object.fromEntries(Object.keys(OUTCOMES).map((outcome) => [outcome, outcome]));
registerEnumType(InquiryOutcomeEnum, {
  name: 'InquiryOutcome',
  description: 'What came of asking.',
  valuesMap: Object.fromEntries(Object.entries(OUTCOMES).map(([outcome, { vi, en }]) => [outcome, { description: `${capital(vi)}: ${en}.` }])),
});

@ObjectType('Admission', { description: 'A candidate’s way from the application to recognition as a full member.' })
export class AdmissionModel {
  @Field(() => UuidScalar, { description: 'Id.' })
  readonly id!: string;

  @Field(() => PlainDateScalar, { description: 'Date of the hand-written application.' })
  readonly appliedOn!: string;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Date of the certificate of the course on the Party; null while there is none.' })
  readonly courseCertificateOn!: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Date on the candidate’s declaration, which follows the application; null while there is none.' })
  readonly declaredOn!: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Day of the cell committee’s conclusion on the verification; null while there is none.' })
  readonly concludedOn!: string | null;

  @Field(() => String, { nullable: true, description: 'Of a candidate over the age: number of the written consent.' })
  readonly ageConsentNumber!: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Date of that consent.' })
  readonly ageConsentOn!: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Day of the cell’s last vote on the admission.' })
  readonly votedOn!: string | null;

  @Field(() => String, { nullable: true, description: 'Number of the admission decision.' })
  readonly decisionNumber!: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Date on the admission decision, from which party seniority counts once recognised.' })
  readonly decidedOn!: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Day on which the cell received it, where that was entered.' })
  readonly receivedOn!: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Day of the ceremony, from which probation counts.' })
  readonly ceremonyOn!: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Day of the cell’s last vote on the recognition.' })
  readonly reviewVotedOn!: string | null;

  @Field(() => String, { nullable: true, description: 'Number of the decision on the recognition.' })
  readonly recognitionDecisionNumber!: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Date on the decision on the recognition.' })
  readonly recognitionDecidedOn!: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Day from which the member is a full one: the end of probation, however late the review.' })
  readonly recognizedOn!: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Day on which the recognition was read out at a meeting of the cell; null while that is not recorded.' })
  readonly readOn!: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Day it was finished, with or without a member; null while it is open.' })
  readonly closedOn!: string | null;

  @Field(() => Boolean, { description: 'Whether it was invented, so that a report’s totals have records to stand on.' })
  readonly synthetic!: boolean;
}

@ObjectType('AdmissionReadmission', { description: 'What a file says of somebody who was a member before.' })
export class AdmissionReadmissionModel {
  @Field(() => LeavingReasonEnum, { description: 'Why the candidate left the Party.' })
  readonly leftFor!: LeavingReason;

  @Field(() => PlainDateScalar, { nullable: true, description: 'After a minor crime: the day from which it is off the criminal record.' })
  readonly recordClearedOn!: string | null;

  @Field(() => String, { nullable: true, description: 'Number of the written consent of the level in charge; null while there is none.' })
  readonly consentNumber!: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Date of that consent.' })
  readonly consentOn!: string | null;
}

@ObjectType('AdmissionIntroducer', { description: 'One of those who vouch for a candidate.' })
export class AdmissionIntroducerModel {
  @Field(() => Int, { description: 'First, second and so on: 1, 2, …' })
  readonly place!: number;

  @Field(() => String, { nullable: true, description: 'The organisation that stands in for a member: the youth union or a trade union.' })
  readonly organizationName!: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Since when the member has been at the same unit or residence as the candidate.' })
  readonly guidedSince!: string | null;

  @Field(() => Boolean, { description: 'Whether the member took the place of another, and need not have been there as long.' })
  readonly replacement!: boolean;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Day on which another took their place; null while they introduce.' })
  readonly replacedOn!: string | null;
}

@ObjectType('AdmissionInquiry', { description: 'What came of asking about a candidate or the family, or of asking others for their opinion.' })
export class AdmissionInquiryModel {
  @Field(() => InquirySubjectEnum, { description: 'About whom, or whom.' })
  readonly subject!: SubjectOfInquiry;

  @Field(() => InquiryOutcomeEnum, { description: 'What came of it.' })
  readonly outcome!: Outcome;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Date of the answer; null where there is none.' })
  readonly answeredOn!: string | null;
}

@ObjectType('AdmissionState', { description: 'Where an admission stands.' })
export class AdmissionStateModel {
  @Field(() => AdmissionStageEnum, { description: 'The stage.' })
  readonly stage!: AdmissionStage;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Last day of the stage: of the ceremony, or of the cell’s review after probation; null where none is set.' })
  readonly dueOn!: string | null;

  @Field(() => Boolean, { description: 'Whether that day has passed.' })
  readonly overdue!: boolean;

  @Field(() => Int, { description: 'Version, to be given back when changing the admission.' })
  readonly version!: number;
}

@ObjectType('AdmissionConnection', { description: 'Admissions, a page at a time.' })
export class AdmissionConnection extends connectionOf(AdmissionModel, 'Admission') {}

@ObjectType('ProposeAdmissionPayload', { description: 'The admission that was opened.' })
export class ProposeAdmissionPayload {
  @Field(() => AdmissionModel, { nullable: true, description: 'The admission; null with `validateOnly`.' })
  readonly admission!: AdmissionModel | null;
}

@ObjectType('AdmissionPayload', { description: 'An admission after a change; with `validateOnly` its state is as before.' })
export class AdmissionPayload {
  @Field(() => AdmissionModel, { description: 'The admission.' })
  readonly admission!: AdmissionModel;
}

function capital(words: string): string {
  return `${words[0]?.toLocaleUpperCase('vi') ?? ''}${words.slice(1)}`;
}
