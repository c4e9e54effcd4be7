import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx, WriteCtx } from '#database';
import { Allow, CurrentCtx, CurrentLoaders, type Dated, type LoaderCache } from '#graphql';
import { parsePlainDate, type PlainDate } from '#kernel';
import { MemberLoader, PersonModel, type PersonRow } from '#members';
import { OrganizationLoader, OrganizationModel, type OrganizationRow } from '#organizations';
import { RecordTrainingAttendanceInput, RecordTrainingCourseInput, TrainingCoursesArgs, VoidTrainingCourseInput } from './training.input.js';
import { TrainingLoader } from './training.loader.js';
import { TrainingAttendanceModel, TrainingCourseModel, TrainingCoursePayload } from './training.model.js';
import type { AttendanceRow, CourseRow } from './training.query.js';
import { TrainingService } from './training.service.js';

type Attendance = AttendanceRow & { readonly asOf: PlainDate };

interface Payload {
  readonly course: CourseRow | null;
}

@Resolver(() => TrainingCourseModel)
export class TrainingCourseResolver {
  constructor(
    private readonly training: TrainingService,
    private readonly loader: TrainingLoader,
    private readonly organizations: OrganizationLoader,
  ) {}

  @Query(() => [TrainingCourseModel], { description: 'An organisation’s training courses that ended in a year, the earliest first; voided ones with the reason.' })
  @Allow('training.read')
  async trainingCourses(@CurrentCtx() ctx: Ctx, @Args() { organizationId, year }: TrainingCoursesArgs): Promise<CourseRow[]> {
    return this.training.list(ctx, organizationId, year);
  }

  @ResolveField(() => OrganizationModel, { nullable: true, description: 'The organisation that held it, as of its last day.' })
  @Allow('training.read')
  async organization(@Parent() { organizationId, heldThrough }: CourseRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<OrganizationRow> | null> {
    return this.organizations.byId(loaders, ctx, { id: organizationId, asOf: dayOf(heldThrough) });
  }

  @ResolveField(() => [TrainingAttendanceModel], { description: 'Who of those in scope attended it, by given name.' })
  @Allow('training.read')
  async attendance(@Parent() { id, heldThrough }: CourseRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Attendance[]> {
    const asOf = dayOf(heldThrough);
    return (await this.loader.attendance(loaders, ctx, id)).map((row) => ({ ...row, asOf }));
  }

  @Mutation(() => TrainingCoursePayload, {
    description: 'Puts a training course on record. For the party office. Refuses with NOT_FOUND, DATES_OUT_OF_ORDER, COURSE_NOT_OVER or COURSE_EXISTS.',
  })
  @Allow('training.record')
  async recordTrainingCourse(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The course.' }) input: RecordTrainingCourseInput): Promise<Payload> {
    return { course: await this.training.record(ctx, input) };
  }

  @Mutation(() => TrainingCoursePayload, {
    description: 'Enters who attended a course, all or nobody. For the party office. Refuses with NOT_FOUND, VERSION_STALE, COURSE_VOIDED, ATTENDEE_UNKNOWN or ATTENDEE_TWICE.',
  })
  @Allow('training.record')
  async recordTrainingAttendance(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The course and the people.' }) input: RecordTrainingAttendanceInput): Promise<Payload> {
    return { course: await this.training.attend(ctx, input) };
  }

  @Mutation(() => TrainingCoursePayload, {
    description: 'Voids a course that was entered by mistake: it stays readable, and nobody counts as trained by it. For the party office. Refuses with NOT_FOUND, VERSION_STALE or COURSE_VOIDED.',
  })
  @Allow('training.record')
  async voidTrainingCourse(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The course, and why.' }) input: VoidTrainingCourseInput): Promise<Payload> {
    return { course: await this.training.void(ctx, input) };
  }
}

@Resolver(() => TrainingAttendanceModel)
export class TrainingAttendanceResolver {
  constructor(private readonly members: MemberLoader) {}

  @ResolveField(() => PersonModel, { nullable: true, description: 'The person, as of the last day of the course.' })
  @Allow('training.read')
  async person(@Parent() { personId, asOf }: Attendance, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<PersonRow> | null> {
    const person = await this.members.person(loaders, ctx, personId);
    return person && { ...person, asOf };
  }
}

function dayOf(text: string): PlainDate {
  const date = parsePlainDate(text);
  if (!date) throw new Error('A stored day must be a date.');
  return date;
}
