import { Args, ArgsType, Field, Int, Query, Resolver } from '@nestjs/graphql';
import { IsDefined, IsOptional, IsUUID, Max, Min } from 'class-validator';
import type { Ctx } from '#database';
import { Allow, CurrentCtx, LineField, PlainDateScalar, UuidScalar } from '#graphql';
import type { PlainDate } from '#kernel';
import { DeadlineModel, RegulationModel, RegulationValueModel } from './rule-book.model.js';
import { RuleBookService } from './rule-book.service.js';

const KEY_MAX = 100;
const WORKING_DAYS_MAX = 1_000;

@ArgsType()
class OfWard {
  @Field(() => UuidScalar, { nullable: true, description: 'With what the ward of this organisation set for itself; the national book unless said.' })
  @IsOptional()
  @IsUUID()
  readonly organizationId?: string | null;
}

@ArgsType()
class RegulationsArgs extends OfWard {
  @Field(() => PlainDateScalar, { nullable: true, description: 'The day; today unless said.' })
  @IsOptional()
  readonly on?: PlainDate | null;
}

@ArgsType()
class HistoryArgs extends OfWard {
  @LineField(KEY_MAX, 'Key of the parameter.')
  readonly parameter!: string;
}

@ArgsType()
class DeadlineArgs {
  @Field(() => UuidScalar, { description: 'By the notices that the ward of this organisation entered.' })
  @IsUUID()
  readonly organizationId!: string;

  @Field(() => PlainDateScalar, { description: 'The day from which they are counted, which does not count itself.' })
  @IsDefined()
  readonly from!: PlainDate;

  @Field(() => Int, { description: 'How many working days.' })
  @Min(0)
  @Max(WORKING_DAYS_MAX)
  readonly workingDays!: number;
}

@Resolver()
export class RuleBookResolver {
  constructor(private readonly service: RuleBookService) {}

  @Query(() => [RegulationModel], { description: 'The rule book on a day: every parameter with its value, document and article. For everybody who is logged in. Refuses with NOT_FOUND.' })
  @Allow('session.own')
  async regulations(@CurrentCtx() ctx: Ctx, @Args() { on, organizationId }: RegulationsArgs): Promise<RegulationModel[]> {
    return this.service.on(ctx, on ?? ctx.today, organizationId ?? null);
  }

  @Query(() => [RegulationValueModel], { description: 'All values a parameter ever had, the ward’s own first, then the latest. For everybody who is logged in. Refuses with NOT_FOUND.' })
  @Allow('session.own')
  async regulationHistory(@CurrentCtx() ctx: Ctx, @Args() { parameter, organizationId }: HistoryArgs): Promise<RegulationValueModel[]> {
    return this.service.history(ctx, parameter, organizationId ?? null);
  }

  @Query(() => DeadlineModel, { description: 'The day so many working days after another, and whether it is certain. For everybody who is logged in. Refuses with NOT_FOUND.' })
  @Allow('session.own')
  async workingDayDeadline(@CurrentCtx() ctx: Ctx, @Args() { from, workingDays, organizationId }: DeadlineArgs): Promise<DeadlineModel> {
    return this.service.deadline(ctx, from, workingDays, organizationId);
  }
}
