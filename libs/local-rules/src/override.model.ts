import { Field, ObjectType } from '@nestjs/graphql';
import { connectionOf, TimestampScalar, UuidScalar } from '#graphql';

@ObjectType('RuleOverride', { description: 'That somebody went on against a warning, and why.' })
export class OverrideModel {
  @Field(() => UuidScalar, { description: 'Id.' })
  readonly id!: string;

  @Field(() => String, { description: 'Code of the warning.' })
  readonly code!: string;

  @Field(() => String, { nullable: true, description: 'What it said, in Vietnamese; null of what was taken over.' })
  readonly message!: string | null;

  @Field(() => String, { nullable: true, description: 'Number of the document the warning rests on; null where it rests on none.' })
  readonly document!: string | null;

  @Field(() => String, { nullable: true, description: 'Date of that document.' })
  readonly documentDate!: string | null;

  @Field(() => String, { nullable: true, description: 'Article of that document, or that none was checked.' })
  readonly article!: string | null;

  @Field(() => String, { nullable: true, description: 'The reason given; null of a record marked Mật or above.' })
  readonly reason!: string | null;

  @Field(() => String, { nullable: true, description: 'Number of the paper that says why, where it was given; always of a marked record.' })
  readonly decisionNumber!: string | null;

  @Field(() => TimestampScalar, { description: 'When.' })
  readonly at!: Date;

  @Field(() => UuidScalar, { description: 'Id of the record: of an admission, a rating sheet, a case.' })
  readonly itemId!: string;

  @Field(() => String, { description: 'Kind of the record, e.g. `admission`.' })
  readonly itemKind!: string;
}

@ObjectType('RuleOverrideConnection', { description: 'Overridden warnings, a page at a time.' })
export class OverrideConnection extends connectionOf(OverrideModel, 'RuleOverride') {}
