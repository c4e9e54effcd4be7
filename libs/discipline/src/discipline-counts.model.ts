import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DisciplineBody, DisciplineForm, ViolationField } from '#enums';

@ObjectType('DisciplineGroup', { description: 'How many measures of one kind were decided in a year. `disciplineCases` lists those of them that the actor needs to know, with the same things in its filter.' })
export class DisciplineGroupModel {
  @Field(() => Int, { description: 'Year of the decisions.' })
  readonly year!: number;

  @Field(() => DisciplineForm, { nullable: true, description: 'The form that stands; null where it is not counted by form.' })
  readonly form!: DisciplineForm | null;

  @Field(() => ViolationField, { nullable: true, description: 'The field; null of measures whose case found nothing in any, and where it is not counted by field.' })
  readonly field!: ViolationField | null;

  @Field(() => DisciplineBody, { nullable: true, description: 'Who decided; null where it is not counted by level.' })
  readonly decidedBy!: DisciplineBody | null;

  @Field(() => Int, { nullable: true, description: 'How many; null where that is withheld, as it would tell of one, or would let another number be worked out that does.' })
  readonly measures!: number | null;
}

@ObjectType('DisciplineCounts', { description: 'How many measures were decided: numbers, no names.' })
export class DisciplineCountsModel {
  @Field(() => Boolean, { description: 'Whether nothing is told of the organisation, because every number would tell of one cell.' })
  readonly withheld!: boolean;

  @Field(() => [DisciplineGroupModel], { description: 'Year by year; where nothing was decided there is no group.' })
  readonly groups!: readonly DisciplineGroupModel[];
}
