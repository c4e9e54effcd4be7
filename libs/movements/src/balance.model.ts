import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, PlainDateScalar } from '#graphql';
import type { PlainDate } from '#kernel';
import { LINES, type BalanceLine } from './balance.rules.js';

registerEnumType(LINES, {
  name: 'BalanceLine',
  description: 'A line of a movement balance.',
  valuesMap: {
    OPENING: { description: 'Đầu kỳ: on the roll on the day before the period.' },
    ADMITTED: { description: 'Kết nạp: admitted.' },
    READMITTED: { description: 'Kết nạp lại: admitted again.' },
    RESTORED: { description: 'Khôi phục đảng tịch: restored.' },
    TRANSFERRED_IN: { description: 'Chuyển đến: transferred in from elsewhere.' },
    REORGANIZED_IN: { description: 'Tăng do sắp xếp tổ chức: came with a reorganisation.' },
    TRANSFERRED_OUT: { description: 'Chuyển đi: transferred out.' },
    REORGANIZED_OUT: { description: 'Giảm do sắp xếp tổ chức: went with a reorganisation.' },
    REMOVED_FROM_ROLL: { description: 'Xóa tên: removed from the roll.' },
    EXPELLED: { description: 'Khai trừ: expelled.' },
    RESIGNED: { description: 'Xin ra: left at the member’s own request.' },
    DIED: { description: 'Từ trần: died.' },
    CLOSING: { description: 'Cuối kỳ: on the roll on the last day.' },
    UNEXPLAINED_IN: { description: 'Tăng không rõ lý do: came, and nothing on record says why.' },
    UNEXPLAINED_OUT: { description: 'Giảm không rõ lý do: went, and nothing on record says why.' },
    WITHOUT_STATUS: { description: 'Còn tên nhưng không còn là đảng viên: on the roll on the last day, and no member by status.' },
  },
});

@ObjectType('Movement', { description: 'A member on a line of a movement balance.' })
export class MovementModel {
  @Field(() => PlainDateScalar, { description: 'First day on which it counts; of opening and closing the day of the roll.' })
  readonly onDay!: string;
}

@ObjectType('MovementConnection', { description: 'The list behind a line, a page at a time.' })
export class MovementConnection extends connectionOf(MovementModel, 'Movement') {}

@ObjectType('MovementLine', { description: 'A line of a movement balance, which opens to its members.' })
export class MovementLineModel {
  @Field(() => LINES, { description: 'Which line.' })
  readonly kind!: BalanceLine;

  @Field(() => Int, { description: 'How many members.' })
  readonly count!: number;
}

@ObjectType('MovementBalance', { description: 'Who was on the roll of an organisation and all below it, who came and went across its border, and who is on it at the end.' })
export class MovementBalanceModel {
  @Field(() => PlainDateScalar, { description: 'First day.' })
  readonly from!: PlainDate;

  @Field(() => PlainDateScalar, { description: 'Last day.' })
  readonly through!: PlainDate;

  @Field(() => Boolean, { description: 'Whether the lines make the closing out of the opening, and no row is at fault.' })
  readonly balanced!: boolean;

  @Field(() => Int, { description: 'By how much the closing exceeds what the lines make of the opening.' })
  readonly difference!: number;

  @Field(() => [MovementLineModel], { description: 'All lines in their order; the last three are the rows at fault.' })
  readonly lines!: readonly MovementLineModel[];
}
