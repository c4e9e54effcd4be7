import { Field, InputType, registerEnumType } from '@nestjs/graphql';
import { ArrayMaxSize, IsDefined, IsEnum, ValidateNested } from 'class-validator';
import { OptionalLineField, PlainDateScalar } from '#graphql';
import { CaseStep } from '#enums';
import type { PlainDate } from '#kernel';
import type { EnteredStep } from './case-course.rules.js';
import { CaseChangeInput } from './case.input.js';

const NUMBER_MAX = 100;
const TEXT_MAX = 2_000;
const DAYS_MAX = 11;

const EnteredStepEnum = { PLAN: 'PLAN', SELF_REPORT: 'SELF_REPORT', VERIFICATION: 'VERIFICATION', MEETING: 'MEETING', ANNOUNCEMENT: 'ANNOUNCEMENT', ARCHIVE: 'ARCHIVE' } as const;
registerEnumType(EnteredStepEnum, {
  name: 'EnteredCaseStep',
  description: 'A step of a case that is entered as such.',
  valuesMap: {
    PLAN: { description: 'Kế hoạch: the plan, with the days it sets; a later one takes its place.' },
    SELF_REPORT: { description: 'Báo cáo tự kiểm tra, giải trình: the self-reports of the subjects.' },
    VERIFICATION: { description: 'Thẩm tra, xác minh: the verification.' },
    MEETING: { description: 'Hội nghị với đối tượng: the meeting with the subjects.' },
    ANNOUNCEMENT: { description: 'Công bố kết luận: the conclusion is announced.' },
    ARCHIVE: { description: 'Lưu hồ sơ: the file goes into the archive.' },
  },
});

@InputType({ description: 'The day by which a plan has a step done.' })
export class CasePlannedDayInput {
  @Field(() => CaseStep, { description: 'The step.' })
  @IsEnum(CaseStep)
  readonly step!: CaseStep;

  @Field(() => PlainDateScalar, { description: 'The day.' })
  @IsDefined()
  readonly dueOn!: PlainDate;
}

@InputType({ description: 'The step of a case to enter.' })
export class RecordCaseStepInput extends CaseChangeInput {
  @Field(() => EnteredStepEnum, { description: 'The step.' })
  @IsEnum(EnteredStepEnum)
  readonly step!: EnteredStep;

  @OptionalLineField(NUMBER_MAX, 'Number of its paper; must be given of a plan.')
  readonly decisionNumber?: string | null;

  @Field(() => PlainDateScalar, { description: 'Day of it.' })
  @IsDefined()
  readonly decidedOn!: PlainDate;

  @OptionalLineField(TEXT_MAX, 'What there is to say of it; nothing where the case is marked.')
  readonly content?: string | null;

  @Field(() => [CasePlannedDayInput], { defaultValue: [], description: 'Of a plan: by when the steps after it are to be done.' })
  @ArrayMaxSize(DAYS_MAX)
  @ValidateNested({ each: true })
  readonly days!: CasePlannedDayInput[];
}
