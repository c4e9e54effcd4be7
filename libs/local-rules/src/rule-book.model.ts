import { Field, Int, ObjectType } from '@nestjs/graphql';
import { PlainDateScalar } from '#graphql';

@ObjectType('RegulationConflict', { description: 'What another source says instead.' })
export class RegulationConflictModel {
  @Field(() => String, { description: 'Its value, in Vietnamese.' })
  readonly valueVi!: string;

  @Field(() => String, { description: 'The source, in Vietnamese.' })
  readonly source!: string;

  @Field(() => String, { description: 'How sure it is: A, B or C.' })
  readonly grade!: string;
}

@ObjectType('RegulationValue', { description: 'A value of the rule book, with its period and the provision it comes from.' })
export class RegulationValueModel {
  @Field(() => String, { description: 'The value, in Vietnamese.' })
  readonly valueVi!: string;

  @Field(() => PlainDateScalar, { description: 'First day.' })
  readonly validFrom!: string;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Last day; null when open.' })
  readonly validThrough!: string | null;

  @Field(() => String, { description: 'Number of the document.' })
  readonly document!: string;

  @Field(() => String, { description: 'Date of the document, or its year where that is all that is known.' })
  readonly documentDate!: string;

  @Field(() => String, { description: 'Article, or that none was checked.' })
  readonly article!: string;

  @Field(() => String, { description: 'HARD refuses; WARNING is overridden with a reason.' })
  readonly severity!: string;

  @Field(() => String, { description: 'How sure it is: A, an official text or press and portals quoting it; B, training material; C, a single secondary source.' })
  readonly grade!: string;

  @Field(() => Boolean, { description: 'Whether a ward set it for itself.' })
  readonly local!: boolean;

  @Field(() => String, { nullable: true, description: 'What is to be known about it, in Vietnamese.' })
  readonly note!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it is held to be in force though its document is not, in Vietnamese.' })
  readonly carried!: string | null;

  @Field(() => [RegulationConflictModel], { description: 'What other sources say.' })
  readonly conflicting!: readonly RegulationConflictModel[];

  @Field(() => String, { nullable: true, description: 'Why this one was chosen of those that conflict, in Vietnamese.' })
  readonly chosen!: string | null;
}

@ObjectType('Regulation', { description: 'A parameter of the rule book on a day.' })
export class RegulationModel {
  @Field(() => String, { description: 'Key, e.g. `rating.cap-share`.' })
  readonly parameter!: string;

  @Field(() => String, { description: 'What it sets, in Vietnamese.' })
  readonly about!: string;

  @Field(() => Boolean, { description: 'Whether a ward may set it for itself.' })
  readonly mayBeLocal!: boolean;

  @Field(() => RegulationValueModel, { nullable: true, description: 'The value in force; null where no document known here set one by that day.' })
  readonly inForce!: RegulationValueModel | null;
}

@ObjectType('WorkingDayDeadline', { description: 'The last day of a period of working days.' })
export class DeadlineModel {
  @Field(() => PlainDateScalar, { description: 'The day.' })
  readonly day!: string;

  @Field(() => Boolean, { description: 'Whether a notice of holidays was entered for every year it runs through.' })
  readonly certain!: boolean;

  @Field(() => [Int], { description: 'Years of which none was entered.' })
  readonly missingYears!: readonly number[];

  @Field(() => String, { nullable: true, description: 'Why it is not certain, in Vietnamese.' })
  readonly reasonVi!: string | null;
}
