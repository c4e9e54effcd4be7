import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PlainDateScalar } from '#graphql';
import { CaseStep } from '#enums';
import { CASE_STEPS } from './case-course.rules.js';

registerEnumType(CaseStep, {
  name: 'CaseStep',
  description: 'A step of a case.',
  valuesMap: Object.fromEntries(Object.entries(CASE_STEPS).map(([step, { vi, en }]) => [step, { description: `${vi}: ${en}.` }])),
});

@ObjectType('CaseCourseStep', { description: 'A step of the course of a case, done or not.' })
export class CaseCourseStepModel {
  @Field(() => CaseStep, { description: 'The step.' })
  readonly step!: CaseStep;

  @Field(() => Boolean, { description: 'Whether a case of the kind must have it.' })
  readonly required!: boolean;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Day it was done; null while it is not.' })
  readonly doneOn!: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Day by which the plan, or the decision, has it done; null where neither says.' })
  readonly dueOn!: string | null;
}

@ObjectType('CaseStepEntry', { description: 'What is entered of a step.' })
export class CaseStepEntryModel {
  @Field(() => CaseStep, { description: 'The step.' })
  readonly step!: CaseStep;

  @Field(() => PlainDateScalar, { description: 'Day of it.' })
  readonly doneOn!: string;

  @Field(() => String, { nullable: true, description: 'Number of its paper.' })
  readonly documentNumber!: string | null;

  @Field(() => String, { nullable: true, description: 'What there is to say of it.' })
  readonly content!: string | null;
}
