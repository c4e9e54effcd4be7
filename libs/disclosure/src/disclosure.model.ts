import { Field, ObjectType } from '@nestjs/graphql';
import { CommitteeKind, PostKind } from '#enums';
import { connectionOf, TimestampScalar } from '#graphql';

@ObjectType('ViewerPost', { description: 'A post that lets its holder see a record.' })
export class ViewerPostModel {
  @Field(() => PostKind, { description: 'Kind of post.' })
  readonly kind!: PostKind;

  @Field(() => CommitteeKind, { nullable: true, description: 'Kind of the committee it belongs to; null when it belongs to none.' })
  readonly committeeKind!: CommitteeKind | null;
}

@ObjectType('RecordViewer', { description: 'Somebody who may see a record.' })
export class RecordViewerModel {
  @Field(() => String, { description: 'Name.' })
  readonly name!: string;

  @Field(() => [ViewerPostModel], { description: 'The posts from which the right comes; none where it was granted.' })
  readonly posts!: readonly ViewerPostModel[];
}

@ObjectType('RecordViewers', { description: 'A role that reaches a member’s record from a place, and who holds it there today.' })
export class RecordViewersModel {
  @Field(() => String, { description: 'The role, e.g. `SECRETARY`.' })
  readonly role!: string;

  @Field(() => String, { description: 'What it is called, in Vietnamese.' })
  readonly title!: string;

  @Field(() => String, { nullable: true, description: 'The organisation in which it is held; null when it is bound to none.' })
  readonly place!: string | null;

  @Field(() => Boolean, { description: 'Whether it also sees phone, e-mail and address, while the member belongs there.' })
  readonly seesContact!: boolean;

  @Field(() => [RecordViewerModel], { description: 'Who holds it.' })
  readonly holders!: readonly RecordViewerModel[];
}

@ObjectType('RecordRead', { description: 'That somebody else opened or changed a member’s record.' })
export class RecordReadModel {
  @Field(() => TimestampScalar, { description: 'When.' })
  readonly at!: Date;

  @Field(() => Boolean, { description: 'Whether it was changed; otherwise it was only opened.' })
  readonly changed!: boolean;

  @Field(() => String, { nullable: true, description: 'Who; null of an operator’s command.' })
  readonly readerName!: string | null;

  @Field(() => String, { nullable: true, description: 'What the reader needed the whole number for, of `revealIdentityNumber`.' })
  readonly purpose!: string | null;
}

@ObjectType({ description: 'Who opened or changed a record, a page at a time.' })
export class RecordReadConnection extends connectionOf(RecordReadModel, 'RecordRead') {}
