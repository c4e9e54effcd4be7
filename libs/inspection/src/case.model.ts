import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, PlainDateScalar, UuidScalar } from '#graphql';
import { CaseConductor, CaseKind, Secrecy } from '#enums';
import type { PlainDate } from '#kernel';
import { CASE_TABLES, type CaseStage } from './case.stages.js';
import { SECRECY } from './secrecy.rules.js';

registerEnumType(CaseKind, {
  name: 'CaseKind',
  description: 'What a case is about. Inspection concludes on faults, supervision observes and reminds: they are counted apart.',
  valuesMap: Object.fromEntries(Object.entries(CASE_TABLES).map(([kind, { vi, en }]) => [kind, { description: `${vi}: ${en}.` }])),
});

registerEnumType(Secrecy, {
  name: 'Secrecy',
  description: 'Độ mật: the mark of a paper. From SECRET upwards its content is not entered: number, day and where it is kept only.',
  valuesMap: Object.fromEntries(Object.entries(SECRECY).map(([mark, { vi, en }]) => [mark, { description: `${vi}: ${en}.` }])),
});

registerEnumType(CaseConductor, {
  name: 'CaseConductor',
  description: 'In whose name an organisation conducts a case.',
  valuesMap: {
    INSPECTION_COMMITTEE: { description: 'Ủy ban Kiểm tra: its inspection committee.' },
    PARTY_COMMITTEE: { description: 'Cấp ủy: its party committee.' },
    CELL: { description: 'Chi bộ: the cell itself.' },
  },
});

export const CaseStageEnum = Object.fromEntries(Object.keys(CASE_TABLES.INSPECTION.stages).map((stage) => [stage, stage]));
registerEnumType(CaseStageEnum, {
  name: 'CaseStage',
  description: 'Where a case stands.',
  valuesMap: Object.fromEntries(Object.entries(CASE_TABLES.INSPECTION.stages).map(([stage, { vi, en }]) => [stage, { description: `${vi}: ${en}.` }])),
});

@ObjectType('InspectionCase', { description: 'A case of inspection, supervision or discipline. Only who needs to know is shown it, and every look is in the audit.' })
export class InspectionCaseModel {
  @Field(() => UuidScalar, { description: 'Id.' })
  readonly id!: string;

  @Field(() => CaseConductor, { description: 'In whose name it is conducted.' })
  readonly conductedBy!: CaseConductor;

  @Field(() => CaseKind, { description: 'What it is about.' })
  readonly kind!: CaseKind;

  @Field(() => String, { description: 'Number of the decision that opened it.' })
  readonly decisionNumber!: string;

  @Field(() => PlainDateScalar, { description: 'Day of that decision.' })
  readonly decidedOn!: string;

  @Field(() => Secrecy, { description: 'The mark of its papers.' })
  readonly secrecy!: Secrecy;

  @Field(() => String, { nullable: true, description: 'Where its papers are kept.' })
  readonly keptAt!: string | null;

  @Field(() => String, { nullable: true, description: 'What is looked into; null where it is marked.' })
  readonly content!: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'First day of the time looked at.' })
  readonly periodFrom!: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Last day of the time looked at.' })
  readonly periodThrough!: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Day by which it is to be concluded.' })
  readonly dueOn!: string | null;

  @Field(() => String, { nullable: true, description: 'Number of the conclusion.' })
  readonly conclusionNumber!: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Day of the conclusion.' })
  readonly concludedOn!: string | null;

  @Field(() => String, { nullable: true, description: 'The conclusion; null where it is marked.' })
  readonly conclusion!: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Day it came to an end, concluded or dropped; null while it is open.' })
  readonly closedOn!: string | null;

  @Field(() => UuidScalar, { nullable: true, description: 'Id of the line of a programme that it carries out.' })
  readonly programmeLineId!: string | null;

  @Field(() => Boolean, { description: 'Invented, so that records sum to the figures a report prints.' })
  readonly synthetic!: boolean;
}

@ObjectType('InspectionCaseConnection', { description: 'Cases, a page at a time.' })
export class InspectionCaseConnection extends connectionOf(InspectionCaseModel, 'InspectionCase') {}

@ObjectType('CaseSubject', { description: 'Whom a case is about: an organisation or a member.' })
export class CaseSubjectModel {
  @Field(() => UuidScalar, { description: 'Id of the row.' })
  readonly id!: string;

  @Field(() => UuidScalar, { nullable: true, description: 'Id of the organisation, of one that is a subject.' })
  readonly organizationId!: string | null;

  @Field(() => UuidScalar, { nullable: true, description: 'Id of the member, of one who is a subject.' })
  readonly memberId!: string | null;
}

@ObjectType('CaseTeamMember', { description: 'Somebody who conducts a case.' })
export class CaseTeamMemberModel {
  @Field(() => UuidScalar, { description: 'Id of the person.' })
  readonly personId!: string;

  @Field(() => Boolean, { description: 'Whether the person leads the team.' })
  readonly isLead!: boolean;
}

@ObjectType('CaseState', { description: 'Where a case stands.' })
export class CaseStateModel {
  @Field(() => CaseStageEnum, { description: 'The stage.' })
  readonly stage!: CaseStage;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Day by which it is to be concluded; null once it has come to an end.' })
  readonly dueOn!: string | null;

  @Field(() => Boolean, { description: 'Whether that day has passed.' })
  readonly overdue!: boolean;

  @Field(() => Int, { description: 'Version, to be given back when changing the case.' })
  readonly version!: number;
}

@ObjectType('CaseCount', { description: 'How many cases of one kind one sort of body concluded.' })
export class CaseCountModel {
  @Field(() => CaseKind, { description: 'The kind.' })
  readonly kind!: CaseKind;

  @Field(() => CaseConductor, { description: 'The sort of body.' })
  readonly conductedBy!: CaseConductor;

  @Field(() => Int, { description: 'Cases.' })
  readonly cases!: number;

  @Field(() => Int, { description: 'Organisations that were subjects, once for each case.' })
  readonly organizations!: number;

  @Field(() => Int, { description: 'Members who were subjects, once for each case.' })
  readonly members!: number;
}

@ObjectType('CaseCounts', { description: 'How many cases bodies of an organisation and of all that stood in it concluded: numbers, no names, nothing of what is under way.' })
export class CaseCountsModel {
  @Field(() => PlainDateScalar, { description: 'First day.' })
  readonly from!: PlainDate;

  @Field(() => PlainDateScalar, { description: 'Last day.' })
  readonly through!: PlainDate;

  @Field(() => [CaseCountModel], { description: 'By kind and by sort of body.' })
  readonly counts!: readonly CaseCountModel[];

  @Field(() => Boolean, { description: 'Whether reviews of discipline are left out, because the number would tell of one cell.' })
  readonly disciplineWithheld!: boolean;
}

@ObjectType('InspectionCasePayload', { description: 'A case after a change; with `validateOnly` as it is.' })
export class InspectionCasePayload {
  @Field(() => InspectionCaseModel, { nullable: true, description: 'The case; null of one that was only validated.' })
  readonly case!: InspectionCaseModel | null;
}
