import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, TimestampScalar, UuidScalar } from '#graphql';
import { MOVED_KINDS, type MovedKind } from './moved-records.rules.js';

const MovedKindEnum = Object.fromEntries(MOVED_KINDS.map((kind) => [kind, kind])) as { readonly [K in MovedKind]: K };

registerEnumType(MovedKindEnum, {
  name: 'MovedRecordKind',
  description: 'What a merger of records moves.',
  valuesMap: {
    MEMBERSHIP: { description: 'Nơi sinh hoạt: memberships.' },
    STATUS: { description: 'Tư cách đảng viên: statuses.' },
    OVERLAY: { description: 'Miễn, đình chỉ sinh hoạt: exemptions and suspensions.' },
    EXIT: { description: 'Ra khỏi danh sách: exits.' },
    RATING: { description: 'Đánh giá, xếp loại: entries on rating sheets.' },
    ADMISSION: { description: 'Kết nạp: admissions, as candidate or introducer.' },
    TRANSFER: { description: 'Chuyển sinh hoạt: transfers.' },
    MEMBER_RECORD: { description: 'Hồ sơ đảng viên: the whole party record, where the kept one has none.' },
    POST: { description: 'Chức vụ: posts.' },
    TRAINING: { description: 'Tập huấn: training.' },
    RECORDED_RATING: { description: 'Kết quả xếp loại đã ghi: ratings that other bodies decided.' },
    ACCOUNT: { description: 'Tài khoản, vai trò được giao, ủy quyền: the account, roles and delegations.' },
    CONTACT: { description: 'Thông tin liên hệ: contact.' },
    IDENTITY_NUMBER: { description: 'Số căn cước, số thẻ: numbers of which the kept record has none.' },
    RECORD_SHEET: { description: 'Phiếu đảng viên: parts of the record sheet of which the kept record has none.' },
    CORRECTION: { description: 'Đính chính hồ sơ: corrections.' },
    RELATION: { description: 'Quan hệ thân thích: declared relationships.' },
    OTHER: { description: 'Khác: others.' },
  },
});

@ObjectType('MovedRecords', { description: 'How many records of one kind move.' })
export class MovedRecordsModel {
  @Field(() => MovedKindEnum, { description: 'Of what kind.' })
  readonly kind!: MovedKind;

  @Field(() => Int, { description: 'How many.' })
  readonly records!: number;
}

@ObjectType('MergeFinding', { description: 'What speaks against a merger of records.' })
export class MergeFindingModel {
  @Field(() => String, { description: 'Code.' })
  readonly code!: string;

  @Field(() => String, { description: 'In words, with its numbers, in the language of the request.' })
  readonly message!: string;

  @Field(() => [String], { description: 'Path of the input it concerns; empty when it concerns no one field.' })
  readonly path!: readonly string[];
}

@ObjectType('MergePreview', { description: 'What making two records of one person one would do.' })
export class MergePreviewModel {
  @Field(() => Int, { description: 'Version of the record that lives on, to be given with the merger.' })
  readonly keepVersion!: number;

  @Field(() => Int, { description: 'Version of the record that is merged into it, to be given with the merger.' })
  readonly mergeVersion!: number;

  @Field(() => [MovedRecordsModel], { description: 'What moves; of inspection and discipline nothing is counted here.' })
  readonly moved!: readonly MovedRecordsModel[];

  @Field(() => Int, { nullable: true, description: 'Cases that the actor leads and that move; null for whoever leads none.' })
  readonly cases!: number | null;

  @Field(() => [MergeFindingModel], { description: 'What refuses it.' })
  readonly refusals!: readonly MergeFindingModel[];

  @Field(() => [MergeFindingModel], { description: 'What it is warned of: to be corrected, or overridden with a reason.' })
  readonly warnings!: readonly MergeFindingModel[];
}

@ObjectType('PersonMerge', { description: 'That two records of one person were made one.' })
export class PersonMergeModel {
  @Field(() => UuidScalar, { description: 'Id.' })
  readonly id!: string;

  @Field(() => String, { description: 'What the merged record was called; it is not listed any more and opens to the kept one.' })
  readonly mergedName!: string;

  @Field(() => TimestampScalar, { description: 'When it was done.' })
  readonly recordedAt!: Date;

  @Field(() => TimestampScalar, { nullable: true, description: 'When it was undone; null while it stands.' })
  readonly undoneAt!: Date | null;

  @Field(() => Int, { description: 'Version, to be given back when undoing it.' })
  readonly version!: number;
}

@ObjectType('PersonMergeConnection', { description: 'Mergers of records, a page at a time.' })
export class PersonMergeConnection extends connectionOf(PersonMergeModel, 'PersonMerge') {}

@ObjectType('MergePayload', { description: 'A merger after a change; null of one that was only tried.' })
export class MergePayload {
  @Field(() => PersonMergeModel, { nullable: true, description: 'The merger.' })
  readonly merge!: PersonMergeModel | null;
}
