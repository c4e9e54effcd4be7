import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, PlainDateScalar, UuidScalar } from '#graphql';
import { DisciplineBody, DisciplineForm, DisciplineHearing, DisciplineRevisionKind, Secrecy, TimeBarException } from '#enums';
import { DISCIPLINE, type DisciplineStage } from './discipline.stages.js';

registerEnumType(DisciplineForm, {
  name: 'DisciplineForm',
  description: 'Form of discipline: of a member the first four, of an organisation the first two and the last.',
  valuesMap: {
    REPRIMAND: { description: 'Khiển trách: reprimand.' },
    WARNING: { description: 'Cảnh cáo: warning.' },
    REMOVAL_FROM_OFFICE: { description: 'Cách chức: removal from office.' },
    EXPULSION: { description: 'Khai trừ: expulsion.' },
    DISSOLUTION: { description: 'Giải tán: dissolution of an organisation.' },
  },
});

registerEnumType(TimeBarException, {
  name: 'TimeBarException',
  description: 'Why no time-bar applies to a violation.',
  valuesMap: {
    POLITICAL_SECURITY: { description: 'Vi phạm về chính trị, an ninh: political security.' },
    DEFENCE: { description: 'Vi phạm về quốc phòng: defence.' },
    FOREIGN_AFFAIRS: { description: 'Vi phạm về đối ngoại xâm hại lợi ích quốc gia: foreign affairs.' },
    FALSE_DIPLOMA: { description: 'Dùng văn bằng giả: a false diploma.' },
  },
});

registerEnumType(DisciplineHearing, {
  name: 'DisciplineHearing',
  description: 'Whether the subject was heard before the decision.',
  valuesMap: {
    HEARD: { description: 'Đã nghe trình bày: heard.' },
    STAYED_AWAY: { description: 'Nhiều lần cố tình vắng mặt: stayed away again and again, which does not hold the matter up.' },
  },
});

registerEnumType(DisciplineRevisionKind, {
  name: 'DisciplineRevisionKind',
  description: 'What was decided later on a measure.',
  valuesMap: {
    CORRECTED: { description: 'Thay đổi hình thức: another form in place of the one in force.' },
    ANNULLED: { description: 'Hủy bỏ: as if it had never been decided; what it took is given back.' },
    LIFTED: { description: 'Chấm dứt hiệu lực: it ends before it lapses by itself, or where it would not.' },
  },
});

registerEnumType(DisciplineBody, {
  name: 'DisciplineBody',
  description: 'Who decided a measure.',
  valuesMap: {
    CELL: { description: 'Chi bộ: the cell.' },
    INSPECTION_COMMITTEE: { description: 'Ủy ban Kiểm tra: the inspection committee.' },
    STANDING_COMMITTEE: { description: 'Ban Thường vụ: the standing committee.' },
    PARTY_COMMITTEE: { description: 'Cấp ủy: the party committee.' },
    SUPERIOR: { description: 'Cấp có thẩm quyền trên đảng bộ phường: a body above the ward.' },
  },
});

const DisciplineStageEnum = Object.fromEntries(Object.keys(DISCIPLINE.stages).map((stage) => [stage, stage]));
registerEnumType(DisciplineStageEnum, {
  name: 'DisciplineStage',
  description: 'Where a measure stands.',
  valuesMap: Object.fromEntries(Object.entries(DISCIPLINE.stages).map(([stage, { vi, en }]) => [stage, { description: `${vi}: ${en}.` }])),
});

@ObjectType('DisciplineCase', {
  description: 'The paper on the discipline of one member or organisation: the violation and the one form it is given. Only who needs to know is shown it, and every look is in the audit.',
})
export class DisciplineCaseModel {
  @Field(() => UuidScalar, { description: 'Id.' })
  readonly id!: string;

  @Field(() => UuidScalar, { nullable: true, description: 'Id of the member; null for an organisation.' })
  readonly memberId!: string | null;

  @Field(() => UuidScalar, { nullable: true, description: 'Id of the organisation, in place of a member.' })
  readonly organizationId!: string | null;

  @Field(() => Secrecy, { description: 'The mark of the paper.' })
  readonly secrecy!: Secrecy;

  @Field(() => String, { nullable: true, description: 'Where the paper is kept.' })
  readonly keptAt!: string | null;

  @Field(() => String, { nullable: true, description: 'The violation, as the paper says it; null where it is marked.' })
  readonly violation!: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Day on which it was committed, the last one; null in older records.' })
  readonly violatedOn!: string | null;

  @Field(() => TimeBarException, { nullable: true, description: 'Why no time-bar applies to it, where none does.' })
  readonly timeBarException!: TimeBarException | null;

  @Field(() => Boolean, { description: 'Whether it was committed in a task that a superior had assigned: then the cell does not decide.' })
  readonly inAssignedTask!: boolean;

  @Field(() => String, { description: 'Number of the proposal.' })
  readonly proposalNumber!: string;

  @Field(() => PlainDateScalar, { description: 'Day of the proposal.' })
  readonly proposedOn!: string;

  @Field(() => DisciplineForm, { description: 'The form proposed.' })
  readonly proposedForm!: DisciplineForm;

  @Field(() => DisciplineForm, { nullable: true, description: 'The form decided; null before.' })
  readonly decidedForm!: DisciplineForm | null;

  @Field(() => DisciplineBody, { nullable: true, description: 'Who decided it.' })
  readonly decidedBy!: DisciplineBody | null;

  @Field(() => String, { nullable: true, description: 'Number of the decision.' })
  readonly decisionNumber!: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Day of the decision.' })
  readonly decidedOn!: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Day from which it is in effect: of a cell, when the vote was announced; of others, when it was signed.' })
  readonly effectiveOn!: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Day of the cell’s latest vote that decided nothing: on a form for a body above, or not carried.' })
  readonly cellVotedOn!: string | null;

  @Field(() => DisciplineForm, { nullable: true, description: 'The form on which the cell voted then.' })
  readonly cellVotedForm!: DisciplineForm | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether that vote carried.' })
  readonly cellVoteCarried!: boolean | null;

  @Field(() => DisciplineHearing, { nullable: true, description: 'Whether the subject was heard before the decision.' })
  readonly hearing!: DisciplineHearing | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Day of the hearing.' })
  readonly heardOn!: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'First day on which it counts no more by itself, if nothing stops that; null where it does not lapse.' })
  readonly lapsesOn!: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Day on which it was announced.' })
  readonly announcedOn!: string | null;

  @Field(() => DisciplineForm, { nullable: true, description: 'The form that stands: as decided, or as corrected since.' })
  readonly presentForm!: DisciplineForm | null;

  @Field(() => DisciplineRevisionKind, { nullable: true, description: 'What ended it, if it was annulled or lifted.' })
  readonly ended!: DisciplineRevisionKind | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Day it came to an end, decided or dropped; null while it is open.' })
  readonly closedOn!: string | null;

  @Field(() => Boolean, { description: 'Invented, so that records sum to the figures a report prints.' })
  readonly synthetic!: boolean;
}

@ObjectType('DisciplineRevision', { description: 'What was decided later on a measure: the decision itself stays on record as it was.' })
export class DisciplineRevisionModel {
  @Field(() => UuidScalar, { description: 'Id.' })
  readonly id!: string;

  @Field(() => DisciplineRevisionKind, { description: 'What was decided.' })
  readonly kind!: DisciplineRevisionKind;

  @Field(() => DisciplineForm, { nullable: true, description: 'Of a correction: the new form.' })
  readonly form!: DisciplineForm | null;

  @Field(() => DisciplineBody, { description: 'Who decided.' })
  readonly decidedBy!: DisciplineBody;

  @Field(() => String, { description: 'Number of the decision.' })
  readonly decisionNumber!: string;

  @Field(() => PlainDateScalar, { description: 'Day of the decision.' })
  readonly decidedOn!: string;

  @Field(() => String, { nullable: true, description: 'Why; null where the paper is marked.' })
  readonly reason!: string | null;
}

@ObjectType('TakenPost', { description: 'A post that a measure took away.' })
export class TakenPostModel {
  @Field(() => UuidScalar, { description: 'Id of the post.' })
  readonly postId!: string;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Last day it had before; null where none was set.' })
  readonly wasThrough!: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Last day that the measure left of it; null of a post that had not begun, which is dropped.' })
  readonly leftThrough!: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it was given back as it was; false where it could not be, or not in whole, as somebody else holds it or the member has left or moved; null while it is taken.' })
  readonly restored!: boolean | null;
}

@ObjectType('DisciplineCaseConnection', { description: 'Measures, a page at a time.' })
export class DisciplineCaseConnection extends connectionOf(DisciplineCaseModel, 'DisciplineCase') {}

@ObjectType('DisciplineState', { description: 'Where a measure stands.' })
export class DisciplineStateModel {
  @Field(() => DisciplineStageEnum, { description: 'The stage.' })
  readonly stage!: DisciplineStage;

  @Field(() => Int, { description: 'Version, to be given back when changing it.' })
  readonly version!: number;
}

@ObjectType('MeasureCount', { description: 'How many measures of one form were decided.' })
export class MeasureCountModel {
  @Field(() => DisciplineForm, { description: 'The form.' })
  readonly form!: DisciplineForm;

  @Field(() => Int, { description: 'How many.' })
  readonly measures!: number;
}

@ObjectType('DisciplineCasePayload', { description: 'A measure after a change; with `validateOnly` as it is.' })
export class DisciplineCasePayload {
  @Field(() => DisciplineCaseModel, { nullable: true, description: 'The measure; null when it is not for the actor to know any more, and of one that was only validated.' })
  readonly discipline!: DisciplineCaseModel | null;
}
