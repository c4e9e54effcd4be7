import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { CapModeEnum, CapPoolEnum } from '#ratings';
import type { CapMode, CapPool, Grade } from '#regulations';
import type { CeilingBasis } from './ceiling.rules.js';

const CeilingBasisEnum: Record<CeilingBasis, CeilingBasis> = { DECIDED: 'DECIDED', PROPOSED: 'PROPOSED', PLANNED: 'PLANNED', SPREAD_EVENLY: 'SPREAD_EVENLY', ALL_GOOD: 'ALL_GOOD' };
registerEnumType(CeilingBasisEnum, {
  name: 'CeilingBasis',
  description: 'The numbers that a ceiling is worked out from.',
  valuesMap: {
    DECIDED: { description: 'Theo kết quả đã quyết định trong năm: what was decided in the year.' },
    PROPOSED: { description: 'Theo kết quả đã quyết định và đề nghị của các chi bộ: what is decided in a season and, of the others, what the cells propose.' },
    PLANNED: {
      description:
        'Theo danh sách hiện có, mỗi nhóm vừa đạt chỉ tiêu hoàn thành tốt trở lên: whoever would be rated on the day, with as many good or better in each pool as the same target asks for.',
    },
    SPREAD_EVENLY: {
      description:
        'Theo tổng số đảng viên, chia gần đều cho số nhóm, mỗi nhóm vừa đạt chỉ tiêu hoàn thành tốt trở lên: everybody on the roll on the day, in pools that differ by one at most, as a congress plans that knows only the totals.',
    },
    ALL_GOOD: { description: 'Theo danh sách hiện có, tất cả hoàn thành tốt trở lên: whoever would be rated on the day, all of them good or better.' },
  },
});

const GradeEnum: Record<Grade, Grade> = { A: 'A', B: 'B', C: 'C' };
registerEnumType(GradeEnum, {
  name: 'SourceGrade',
  description: 'How sure a value of the rule book is.',
  valuesMap: {
    A: { description: 'From an official text, or a portal that quotes it.' },
    B: { description: 'From training material that cites it.' },
    C: { description: 'From a single secondary source, or as we read it.' },
  },
});

@ObjectType('CeilingSource', { description: 'Where one part of the cap comes from.' })
export class CeilingSourceModel {
  @Field(() => String, { description: 'Which part, in Vietnamese.' })
  readonly what!: string;

  @Field(() => String, { description: 'Number of the document.' })
  readonly document!: string;

  @Field(() => String, { description: 'Article, or that it was not checked.' })
  readonly article!: string;

  @Field(() => GradeEnum, { description: 'How sure it is.' })
  readonly grade!: Grade;
}

@ObjectType('CeilingPool', { description: 'Those who share one cap.' })
export class CeilingPoolModel {
  @Field(() => Int, { description: 'How many are rated.' })
  readonly rated!: number;

  @Field(() => Int, { description: 'How many of them good or better.' })
  readonly goodOrBetter!: number;

  @Field(() => Int, { description: 'How many of them may be excellent.' })
  readonly allowed!: number;

  @Field(() => String, { description: 'The arithmetic, in Vietnamese and in whole numbers.' })
  readonly formula!: string;
}

@ObjectType('CeilingLimit', { description: 'How many the cap allows, by one way to read what it is a part of.' })
export class CeilingLimitModel {
  @Field(() => CapModeEnum, { description: 'What the cap is a part of.' })
  readonly mode!: CapMode;

  @Field(() => Int, { description: 'How many may be rated excellent, in all pools.' })
  readonly allowed!: number;

  @Field(() => Boolean, { description: 'Whether the target can be met.' })
  readonly canBeMet!: boolean;
}

@ObjectType('CeilingBeside', { description: 'A target beside what the cap allows, worked out from one set of numbers.' })
export class CeilingBesideModel {
  @Field(() => CeilingBasisEnum, { description: 'From which numbers.' })
  readonly basis!: CeilingBasis;

  @Field(() => CapPoolEnum, { nullable: true, description: 'Among whom the cap is counted; null of base organisations, which are one pool.' })
  readonly poolBy!: CapPool | null;

  @Field(() => Int, { description: 'Of how many the target is a share.' })
  readonly whole!: number;

  @Field(() => Int, { description: 'The least that meets the target, in whole numbers.' })
  readonly needed!: number;
}

@ObjectType('Ceiling', { description: 'A target for those rated “excellent” beside the cap on that level: a floor and its ceiling.' })
export class CeilingModel {
  @Field(() => String, {
    nullable: true,
    description: 'That the target cannot be met under the cap, as one sentence in Vietnamese with its numbers; null where it can, however members are pooled.',
  })
  readonly statement!: string | null;
}
