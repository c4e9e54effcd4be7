import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { MemberStatusEnd, RemovalGround } from '#enums';
import { connectionOf, PlainDateScalar, TimestampScalar, UuidScalar } from '#graphql';
import { DecisionModel } from '#organizations';

registerEnumType(RemovalGround, {
  name: 'RemovalGround',
  description: 'Why a member is removed from the roll.',
  valuesMap: {
    NO_ACTIVITY: { description: 'Bỏ sinh hoạt hoặc không đóng đảng phí ba tháng trong năm mà không có lý do chính đáng: no activity or dues for three months of a year, without reason.' },
    CARD_GIVEN_UP: { description: 'Tự ý trả thẻ hoặc hủy thẻ: gave the card back or destroyed it.' },
    NO_PROGRESS: { description: 'Đã được giáo dục, giúp đỡ 12 tháng mà không tiến bộ: no progress in twelve months of help.' },
    CONDUCT: { description: 'Hai năm liền vi phạm tư cách đảng viên: two years running without a member’s conduct.' },
    POLITICAL_STANDARD: { description: 'Vi phạm tiêu chuẩn chính trị: breaks the political standard.' },
    PROBATION_FAILED: { description: 'Đảng viên dự bị không đủ tư cách: proved unfit on probation.' },
  },
});

@ObjectType('MemberExit', { description: 'How a member left, by which decision.' })
export class MemberExitModel {
  @Field(() => UuidScalar, { description: 'Id.' })
  readonly id!: string;

  @Field(() => MemberStatusEnd, { description: 'In which way.' })
  readonly kind!: MemberStatusEnd;

  @Field(() => RemovalGround, { nullable: true, description: 'Why, of a removal from the roll.' })
  readonly ground!: RemovalGround | null;

  @Field(() => String, { description: 'The facts, with their evidence.' })
  readonly grounds!: string;

  @Field(() => [Int], { description: 'Of a removal for failing years: which years, as they were entered or as the ratings had them; of others none.' })
  readonly failingYears!: readonly number[];

  @Field(() => String, { nullable: true, description: 'Of a transfer out: the party organisation that receives the member.' })
  readonly destination!: string | null;

  @Field(() => Int, { nullable: true, description: 'Of a removal for want of activity: months in a year without activity, as entered.' })
  readonly inactiveMonths!: number | null;

  @Field(() => Int, { nullable: true, description: 'Of a removal for want of activity: months in a year without dues, as entered.' })
  readonly unpaidMonths!: number | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Of a removal for want of progress: since when the cell had helped.' })
  readonly helpedSince!: string | null;

  @Field(() => PlainDateScalar, { description: 'First day on which the member is no longer counted.' })
  readonly effectiveOn!: string;

  @Field(() => TimestampScalar, { description: 'When it was put on record.' })
  readonly recordedAt!: Date;

  @Field(() => PlainDateScalar, { nullable: true, description: 'First day on which the member is counted again; null while the exit stands.' })
  readonly restoredOn!: string | null;

  @Field(() => DecisionModel, { description: 'The decision it rests on.' })
  readonly decision!: DecisionModel;

  @Field(() => DecisionModel, { nullable: true, description: 'The decision that took it back.' })
  readonly restorationDecision!: DecisionModel | null;

  @Field(() => Int, { description: 'Version, to be given back when restoring the member.' })
  readonly version!: number;
}

@ObjectType('MemberExitConnection', { description: 'Exits, a page at a time.' })
export class MemberExitConnection extends connectionOf(MemberExitModel, 'MemberExit') {}

@ObjectType('ExitPayload', { description: 'An exit that was put on record or taken back.' })
export class ExitPayload {
  @Field(() => MemberExitModel, { nullable: true, description: 'The exit; null with `validateOnly`.' })
  readonly exit!: MemberExitModel | null;
}
