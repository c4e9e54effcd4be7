import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, PlainDateScalar, UuidScalar } from '#graphql';
import { ProgrammeBody, ProgrammeLineKind } from '#enums';
import { PROGRAMME_BODIES, PROGRAMME_LINE, type LineStage } from './programme.stages.js';

const described = (all: Readonly<Record<string, { readonly vi: string; readonly en: string }>>): Record<string, { description: string }> =>
  Object.fromEntries(Object.entries(all).map(([name, { vi, en }]) => [name, { description: `${vi}: ${en}.` }]));

registerEnumType(ProgrammeBody, { name: 'ProgrammeBody', description: 'Whose programme of inspection and supervision it is.', valuesMap: described(PROGRAMME_BODIES) });

registerEnumType(ProgrammeLineKind, {
  name: 'ProgrammeLineKind',
  description: 'What a line plans. Inspection and supervision are counted apart, and together where only that is known.',
  valuesMap: {
    INSPECTION: { description: 'Kiểm tra: inspection.' },
    SUPERVISION: { description: 'Giám sát: supervision.' },
    INSPECTION_AND_SUPERVISION: { description: 'Kiểm tra, giám sát: the two, not told apart.' },
  },
});

const LineStageEnum = Object.fromEntries(Object.keys(PROGRAMME_LINE.stages).map((stage) => [stage, stage]));
registerEnumType(LineStageEnum, { name: 'ProgrammeLineStage', description: 'Where a line of a programme stands.', valuesMap: described(PROGRAMME_LINE.stages) });

@ObjectType('InspectionProgramme', { description: 'What a body plans to inspect and supervise, for its term or a year.' })
export class ProgrammeModel {
  @Field(() => UuidScalar, { description: 'Id.' })
  readonly id!: string;

  @Field(() => ProgrammeBody, { description: 'Whose it is.' })
  readonly body!: ProgrammeBody;

  @Field(() => Int, { nullable: true, description: 'The calendar year; null: for the term.' })
  readonly year!: number | null;

  @Field(() => PlainDateScalar, { description: 'First day.' })
  readonly periodFrom!: string;

  @Field(() => PlainDateScalar, { description: 'Last day.' })
  readonly periodThrough!: string;

  @Field(() => String, { description: 'Number of the decision.' })
  readonly decisionNumber!: string;

  @Field(() => PlainDateScalar, { description: 'Day of the decision.' })
  readonly decidedOn!: string;
}

@ObjectType('InspectionProgrammeConnection', { description: 'Programmes, a page at a time.' })
export class ProgrammeConnection extends connectionOf(ProgrammeModel, 'InspectionProgramme') {}

@ObjectType('ProgrammeLine', { description: 'One thing that is planned. One that names a member is shown to the officers of the body and to its lead only, never to that member or a declared relative.' })
export class ProgrammeLineModel {
  @Field(() => UuidScalar, { description: 'Id.' })
  readonly id!: string;

  @Field(() => ProgrammeLineKind, { description: 'What is planned.' })
  readonly kind!: ProgrammeLineKind;

  @Field(() => String, { description: 'What is looked into.' })
  readonly content!: string;

  @Field(() => UuidScalar, { nullable: true, description: 'Id of the organisation it is about.' })
  readonly subjectOrganizationId!: string | null;

  @Field(() => UuidScalar, { nullable: true, description: 'Id of the member it is about.' })
  readonly subjectMemberId!: string | null;

  @Field(() => String, { nullable: true, description: 'The group it is about.' })
  readonly subjectGroup!: string | null;

  @Field(() => UuidScalar, { nullable: true, description: 'Id of the person who leads it.' })
  readonly leadId!: string | null;

  @Field(() => Int, { nullable: true, description: 'The quarter; null: the whole period.' })
  readonly quarter!: number | null;

  @Field(() => Int, { nullable: true, description: 'Planned rounds.' })
  readonly plannedRounds!: number | null;

  @Field(() => Int, { nullable: true, description: 'Planned subjects.' })
  readonly plannedSubjects!: number | null;

  @Field(() => String, { nullable: true, description: 'Number of the decision that added it; null: of the programme itself.' })
  readonly decisionNumber!: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Day of that decision.' })
  readonly decidedOn!: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Day it was done.' })
  readonly doneOn!: string | null;

  @Field(() => Int, { nullable: true, description: 'Rounds it was; null where not known.' })
  readonly doneRounds!: number | null;

  @Field(() => Int, { nullable: true, description: 'Subjects there were; null where not known.' })
  readonly doneSubjects!: number | null;
}

@ObjectType('ProgrammeLineState', { description: 'Where a line of a programme stands.' })
export class ProgrammeLineStateModel {
  @Field(() => LineStageEnum, { description: 'The stage.' })
  readonly stage!: LineStage;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Last day: of its quarter, or of the programme; null once it has come to an end.' })
  readonly dueOn!: string | null;

  @Field(() => Boolean, { description: 'Whether that day has passed.' })
  readonly overdue!: boolean;

  @Field(() => Int, { description: 'Version, to be given back when changing the line.' })
  readonly version!: number;
}

@ObjectType('ProgrammeCount', { description: 'Lines of one kind at one stage, with what they plan and what was done.' })
export class ProgrammeCountModel {
  @Field(() => ProgrammeLineKind, { description: 'The kind.' })
  readonly kind!: ProgrammeLineKind;

  @Field(() => LineStageEnum, { description: 'The stage.' })
  readonly stage!: LineStage;

  @Field(() => Int, { description: 'Lines.' })
  readonly lines!: number;

  @Field(() => Int, { description: 'Planned rounds, of the lines that say.' })
  readonly plannedRounds!: number;

  @Field(() => Int, { description: 'Planned subjects, of the lines that say.' })
  readonly plannedSubjects!: number;

  @Field(() => Int, { description: 'Rounds done, of the lines that say.' })
  readonly doneRounds!: number;

  @Field(() => Int, { description: 'Subjects there were, of the lines that say.' })
  readonly doneSubjects!: number;
}

@ObjectType('ProgrammeCompletion', { description: 'How much of a programme is done: 100 × lines done / lines that were not dropped. Lines whose subject the reader is not to know are counted too.' })
export class ProgrammeCompletionModel {
  @Field(() => Int, { description: 'Lines done.' })
  readonly done!: number;

  @Field(() => Int, { description: 'Lines that were not dropped.' })
  readonly planned!: number;

  @Field(() => Float, { nullable: true, description: 'The share in percent, unrounded; null while nothing is planned.' })
  readonly percent!: number | null;

  @Field(() => [ProgrammeCountModel], { description: 'By kind and stage.' })
  readonly counts!: readonly ProgrammeCountModel[];
}

@ObjectType('BodyCompletion', { description: 'How much of the programmes of one sort of body is done: 100 × lines done / lines that were not dropped.' })
export class BodyCompletionModel {
  @Field(() => ProgrammeBody, { description: 'The sort of body.' })
  readonly body!: ProgrammeBody;

  @Field(() => Int, { description: 'Lines done.' })
  readonly done!: number;

  @Field(() => Int, { description: 'Lines that were not dropped.' })
  readonly planned!: number;

  @Field(() => Float, { nullable: true, description: 'The share in percent, unrounded; null while nothing is planned.' })
  readonly percent!: number | null;
}

@ObjectType('InspectionProgrammePayload', { description: 'A programme after a change.' })
export class ProgrammePayload {
  @Field(() => ProgrammeModel, { nullable: true, description: 'The programme; null with `validateOnly`.' })
  readonly programme!: ProgrammeModel | null;
}
