import { Injectable } from '@nestjs/common';
import { AccessService } from '#access';
import { rehearsable, type Ctx, type Touch, type WriteCtx } from '#database';
import { kernelRefusals, newId, orThrow, refuse } from '#kernel';
import { TrainingQuery, type CourseRow } from './training.query.js';
import { trainingRefusals } from './training.refusals.js';
import { TrainingRepository, type CourseRecord } from './training.repository.js';
import { attendanceVerdict, courseVerdict, type Attendee } from './training.rules.js';

interface CourseChange {
  readonly courseId: string;
  readonly version: number;
  readonly validateOnly: boolean;
}

/** Records training courses and who attended them. */
@Injectable()
export class TrainingService {
  constructor(
    private readonly training: TrainingQuery,
    private readonly writes: TrainingRepository,
    private readonly access: AccessService,
  ) {}

  async list(ctx: Ctx, organizationId: string, year: number): Promise<CourseRow[]> {
    return this.training.list(ctx, organizationId, year);
  }

  /** @throws DomainError NOT_FOUND, DATES_OUT_OF_ORDER, COURSE_NOT_OVER, COURSE_EXISTS */
  async record(ctx: WriteCtx, input: CourseRecord & { readonly validateOnly: boolean }): Promise<CourseRow | null> {
    if (!(await this.access.reaches(ctx, 'training.record', input.organizationId))) {
      throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'tổ chức', whatEn: 'organization' }, ['input', 'organizationId']);
    }
    const course = orThrow(courseVerdict(input, ctx.today));
    const id = newId();
    const recorded = await rehearsable(ctx, input.validateOnly, async () => {
      if (!(await this.writes.create(ctx, id, course))) {
        throw refuse(trainingRefusals.COURSE_EXISTS, { heldFrom: input.heldFrom.toString() }, ['input', 'title']);
      }
      return this.written(ctx, id, 'CREATED');
    });
    return input.validateOnly ? null : recorded;
  }

  /**
   * Enters who attended a course, all or nobody; entered again, whether they completed it is what was said last.
   * @throws DomainError NOT_FOUND, VERSION_STALE, COURSE_VOIDED, ATTENDEE_UNKNOWN, ATTENDEE_TWICE
   */
  async attend(ctx: WriteCtx, input: CourseChange & { readonly attendees: readonly Attendee[] }): Promise<CourseRow> {
    const { courseId } = input;
    await this.open(ctx, input);
    const known = await this.training.known(ctx, input.attendees.map(({ personId }) => personId));
    const attendees = orThrow(attendanceVerdict(input.attendees, known));
    return rehearsable(ctx, input.validateOnly, async () => {
      await this.writes.attend(ctx, courseId, attendees);
      for (const { personId } of attendees) ctx.touched.push({ kind: 'person', id: personId, action: 'CHANGED' });
      return this.written(ctx, courseId, 'CHANGED');
    });
  }

  /** Takes a course that was entered by mistake out of every count; it stays readable. @throws DomainError NOT_FOUND, VERSION_STALE, COURSE_VOIDED */
  async void(ctx: WriteCtx, input: CourseChange & { readonly reason: string }): Promise<CourseRow> {
    await this.open(ctx, input);
    return rehearsable(ctx, input.validateOnly, async () => {
      await this.writes.void(ctx, input.courseId, input.reason);
      return this.written(ctx, input.courseId, 'CHANGED');
    });
  }

  /** The course, locked, for whoever records its organisation's courses and knows its present version. */
  private async open(ctx: WriteCtx, { courseId, version }: CourseChange): Promise<void> {
    const course = await this.writes.lock(ctx, courseId);
    if (!course) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'lớp tập huấn', whatEn: 'training course' }, ['input', 'courseId']);
    if (course.version !== version) throw refuse(kernelRefusals.VERSION_STALE, { current: course.version, given: version }, ['input', 'version']);
    if (course.voided) throw refuse(trainingRefusals.COURSE_VOIDED, {}, ['input', 'courseId']);
  }

  private async written(ctx: WriteCtx, id: string, action: Touch['action']): Promise<CourseRow> {
    const row = await this.training.findInScope(ctx, id);
    if (!row) throw new Error('A course that was written cannot be read.');
    ctx.touched.push({ kind: 'training_course', id, action });
    return row;
  }
}
