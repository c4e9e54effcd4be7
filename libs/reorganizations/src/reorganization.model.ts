import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { MembershipKind, OrganizationKind, OrganizationSector, PostKind, ReorganizationKind } from '#enums';
import { PlainDateScalar, TimestampScalar, UuidScalar } from '#graphql';
import type { PlainDate } from '#kernel';
import { DecisionModel } from '#organizations';

registerEnumType(ReorganizationKind, {
  name: 'ReorganizationKind',
  description: 'What a reorganisation does.',
  valuesMap: {
    FOUND: { description: 'Thành lập: founds an organisation.' },
    RENAME: { description: 'Đổi tên: gives it another name.' },
    CHANGE_KIND: { description: 'Chuyển loại hình: makes it another kind.' },
    MOVE: { description: 'Chuyển trực thuộc: puts it under another organisation.' },
    MERGE: { description: 'Sáp nhập, hợp nhất: merges organisations into one.' },
    SPLIT: { description: 'Chia tách: splits organisations off one.' },
    DISSOLVE: { description: 'Kết thúc hoạt động: ends it without a successor.' },
  },
});

@ObjectType('Reorganization', { description: 'One operation on the tree of organisations, by one decision: all that it changed took effect on one day.' })
export class ReorganizationModel {
  @Field(() => UuidScalar, { description: 'Id.' })
  readonly id!: string;

  @Field(() => ReorganizationKind, { description: 'What it does.' })
  readonly kind!: ReorganizationKind;

  @Field(() => DecisionModel, { description: 'The decision it rests on.' })
  readonly decision!: DecisionModel;

  @Field(() => PlainDateScalar, { description: 'First day of the new state.' })
  readonly effectiveOn!: string;

  @Field(() => TimestampScalar, { description: 'When it was put on record.' })
  readonly recordedAt!: Date;

  @Field(() => TimestampScalar, { nullable: true, description: 'When it was undone; null while it stands.' })
  readonly undoneAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was undone.' })
  readonly undoReason!: string | null;

  @Field(() => Int, { description: 'Version, to be given back when undoing it.' })
  readonly version!: number;
}

@ObjectType('ReorganizationPayload', { description: 'A reorganisation that was put on record or undone.' })
export class ReorganizationPayload {
  @Field(() => ReorganizationModel, { nullable: true, description: 'The reorganisation; null with `validateOnly`.' })
  readonly reorganization!: ReorganizationModel | null;
}

@ObjectType('ReorganizationFinding', { description: 'What speaks against a reorganisation.' })
export class ReorganizationFindingModel {
  @Field(() => String, { description: 'Code.' })
  readonly code!: string;

  @Field(() => String, { description: 'In words, with its numbers, in the language of the request.' })
  readonly message!: string;

  @Field(() => [String], { description: 'Path of the input it concerns; empty when it concerns no one field.' })
  readonly path!: readonly string[];
}

@ObjectType('PlannedOrganization', { description: 'An organisation as it will stand.' })
export class PlannedOrganizationModel {
  @Field(() => String, { description: 'Name from then on.' })
  readonly name!: string;

  @Field(() => OrganizationKind, { description: 'Kind from then on.' })
  readonly kind!: OrganizationKind;

  @Field(() => OrganizationSector, { nullable: true, description: 'Sector from then on.' })
  readonly sector!: OrganizationSector | null;

  @Field(() => String, { nullable: true, description: 'Name of what it stands under from then on.' })
  readonly parentName!: string | null;

  @Field(() => Int, { description: 'How many members officially belong to it from then on; what is below it not counted.' })
  readonly members!: number;

  readonly id!: string;
  readonly asOf!: PlainDate;
  /** Whether there is no such organisation yet. */
  readonly founded!: boolean;
}

@ObjectType('PlannedMove', { description: 'A membership that ends, and where it goes on.' })
export class PlannedMoveModel {
  @Field(() => MembershipKind, { description: 'Kind of membership.' })
  readonly kind!: MembershipKind;

  @Field(() => String, { nullable: true, description: 'Name of the cell where it goes on; null where it only ends.' })
  readonly toName!: string | null;

  readonly memberId!: string;
  readonly fromId!: string;
  readonly asOf!: PlainDate;
}

@ObjectType('PlannedPost', { description: 'A post that ends, and where it is held on.' })
export class PlannedPostModel {
  @Field(() => PostKind, { description: 'Kind of post.' })
  readonly kind!: PostKind;

  @Field(() => String, { nullable: true, description: 'Name of the organisation where it is held on; null where it only ends.' })
  readonly toName!: string | null;

  readonly personId!: string;
  readonly fromId!: string;
  readonly asOf!: PlainDate;
}

@ObjectType('ReorganizationPreview', { description: 'What a reorganisation would do, and what speaks against it. Nothing is written.' })
export class ReorganizationPreviewModel {
  @Field(() => [ReorganizationFindingModel], { description: 'What refuses it.' })
  readonly refusals!: readonly ReorganizationFindingModel[];

  @Field(() => [ReorganizationFindingModel], { description: 'What it is warned of: to be corrected, or overridden with a reason.' })
  readonly warnings!: readonly ReorganizationFindingModel[];

  @Field(() => [PlannedOrganizationModel], { description: 'Organisations that are founded.' })
  readonly founded!: readonly PlannedOrganizationModel[];

  @Field(() => [PlannedOrganizationModel], { description: 'Organisations that live on and change.' })
  readonly changed!: readonly PlannedOrganizationModel[];

  @Field(() => [PlannedOrganizationModel], { description: 'Organisations that end, as they stand before.' })
  readonly ended!: readonly PlannedOrganizationModel[];

  @Field(() => [PlannedMoveModel], { description: 'Memberships that end or go on elsewhere.' })
  readonly moves!: readonly PlannedMoveModel[];

  @Field(() => [PlannedMoveModel], { description: 'Members who would have no cell: it is refused until they are placed.' })
  readonly homeless!: readonly PlannedMoveModel[];

  @Field(() => [PlannedPostModel], { description: 'Posts that end or are held on elsewhere.' })
  readonly posts!: readonly PlannedPostModel[];

  @Field(() => Int, { description: 'How many committees end with their organisation.' })
  readonly committees!: number;

  @Field(() => Int, { description: 'Rating sheets not decided yet in organisations that end.' })
  readonly openSheets!: number;

  @Field(() => Int, { description: 'Admissions not finished yet in organisations that end.' })
  readonly openAdmissions!: number;

  @Field(() => Int, { nullable: true, description: 'Cases not closed yet in organisations that end; null for whoever oversees no cases.' })
  readonly openCases!: number | null;
}
