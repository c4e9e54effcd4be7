import { Field, Int, ObjectType } from '@nestjs/graphql';
import { PlainDateScalar, UuidScalar } from '#graphql';
import type { PlainDate } from '#kernel';
import { CommitteeKind, EducationLevel, Gender, PoliticalTheoryLevel, PostKind } from '#enums';
import { EthnicGroupModel } from './member.model.js';

@ObjectType('Post', { description: 'A post held by a person in an organisation, from one day through another.' })
export class PostModel {
  @Field(() => UuidScalar, { description: 'Id of the post.' })
  readonly id!: string;

  @Field(() => PostKind, { description: 'Kind of post.' })
  readonly kind!: PostKind;

  @Field(() => CommitteeKind, { nullable: true, description: 'Kind of the committee it belongs to; null when it belongs to none.' })
  readonly committeeKind!: CommitteeKind | null;

  @Field(() => PlainDateScalar, { description: 'First day.' })
  readonly validFrom!: string;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Last day; null while no end is set.' })
  readonly validThrough!: string | null;

  @Field(() => Int, { description: 'Version, to be given back when ending it.' })
  readonly version!: number;
}

@ObjectType('Committee', { description: 'An elected body of an organisation, for one term, as of the day asked for.' })
export class CommitteeModel {
  @Field(() => UuidScalar, { description: 'Id of the committee of that term.' })
  readonly id!: string;

  @Field(() => CommitteeKind, { description: 'Kind of body.' })
  readonly kind!: CommitteeKind;

  @Field(() => String, { description: 'Name of the term, e.g. 2025–2030.' })
  readonly termName!: string;

  @Field(() => PlainDateScalar, { description: 'First day of the term.' })
  readonly validFrom!: string;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Last day of the term; null while no end is set.' })
  readonly validThrough!: string | null;

  @Field(() => PlainDateScalar, { description: 'The day for which members and composition are given.' })
  readonly asOf!: PlainDate;
}

@ObjectType('Share', { description: 'A part of a body: how many of how many.' })
export class ShareModel {
  @Field(() => Int, { description: 'How many.' })
  readonly count!: number;

  @Field(() => Int, { description: 'Of how many.' })
  readonly total!: number;
}

@ObjectType('GenderShare', { description: 'People of one gender.' })
export class GenderShareModel {
  @Field(() => Gender, { description: 'The gender.' })
  readonly gender!: Gender;

  @Field(() => ShareModel, { description: 'How many of the body.' })
  readonly share!: ShareModel;
}

@ObjectType('EthnicGroupShare', { description: 'People of one ethnic group.' })
export class EthnicGroupShareModel {
  @Field(() => EthnicGroupModel, { description: 'The ethnic group.' })
  readonly ethnicGroup!: EthnicGroupModel;

  @Field(() => ShareModel, { description: 'How many of the body.' })
  readonly share!: ShareModel;
}

@ObjectType('EducationShare', { description: 'People of one level of education.' })
export class EducationShareModel {
  @Field(() => EducationLevel, { description: 'The level.' })
  readonly education!: EducationLevel;

  @Field(() => ShareModel, { description: 'How many of the body.' })
  readonly share!: ShareModel;
}

@ObjectType('PoliticalTheoryShare', { description: 'People of one level of political theory.' })
export class PoliticalTheoryShareModel {
  @Field(() => PoliticalTheoryLevel, { description: 'The level.' })
  readonly politicalTheory!: PoliticalTheoryLevel;

  @Field(() => ShareModel, { description: 'How many of the body.' })
  readonly share!: ShareModel;
}

@ObjectType('CommitteeComposition', { description: 'Who a committee consists of; each person counts once, whatever posts they hold in it.' })
export class CommitteeCompositionModel {
  @Field(() => Int, { description: 'How many people.' })
  readonly size!: number;

  @Field(() => [GenderShareModel], { description: 'By gender, the most frequent first.' })
  readonly byGender!: readonly GenderShareModel[];

  @Field(() => [EthnicGroupShareModel], { description: 'By ethnic group, the most frequent first.' })
  readonly byEthnicGroup!: readonly EthnicGroupShareModel[];

  @Field(() => [EducationShareModel], { description: 'By level of education, the most frequent first.' })
  readonly byEducation!: readonly EducationShareModel[];

  @Field(() => [PoliticalTheoryShareModel], { description: 'By level of political theory, the most frequent first.' })
  readonly byPoliticalTheory!: readonly PoliticalTheoryShareModel[];
}
