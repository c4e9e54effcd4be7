import { Injectable } from '@nestjs/common';
import { AccessService } from '#access';
import { rehearsable, type Ctx, type WriteCtx } from '#database';
import { DomainError, kernelRefusals, newId, orThrow, refuse } from '#kernel';
import { HolidayNoticeQuery, type NoticeRow } from './holiday-notice.query.js';
import { HolidayNoticeRepository, type NewNotice } from './holiday-notice.repository.js';
import { exists, noticeVerdict } from './holiday-notice.rules.js';

/** The State's yearly notices of holidays, which decide what days are worked. */
@Injectable()
export class HolidayNoticeService {
  constructor(
    private readonly notices: HolidayNoticeQuery,
    private readonly writes: HolidayNoticeRepository,
    private readonly access: AccessService,
  ) {}

  async list(ctx: Ctx, organizationId: string | null): Promise<NoticeRow[]> {
    return this.notices.list(ctx, organizationId);
  }

  /**
   * Enters the notice of a year, in the place of the one in force when that is named.
   * @throws DomainError NOT_FOUND, NOTICE_EXISTS, NOTICE_REPLACED, DATE_IN_FUTURE, and for its days NOTICE_DAY_TWICE, NOTICE_DAY_OUTSIDE_YEAR,
   *   NOTICE_WORKED_ON_WEEKDAY, NOTICE_OFF_ON_WEEKEND, NOTICE_HOLIDAY_MISSING
   */
  async enter(ctx: WriteCtx, input: Omit<NewNotice, 'id'> & { readonly validateOnly: boolean }): Promise<NoticeRow | null> {
    const { organizationId, year, supersedesId = null } = input;
    if (!(await this.access.reaches(ctx, 'regulation.set', organizationId))) {
      throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'tổ chức', whatEn: 'organization' }, ['input', 'organizationId']);
    }
    orThrow(noticeVerdict(input, await this.notices.standing(ctx, organizationId, year), ctx.today));
    const written = await rehearsable(ctx, input.validateOnly, async () => {
      const id = newId();
      // Somebody else may have entered it since it was checked.
      if (!(await this.writes.append(ctx, { ...input, id, supersedesId }))) throw new DomainError([exists(year)]);
      if (supersedesId !== null) ctx.touched.push({ kind: 'holiday_notice', id: supersedesId, action: 'CHANGED' });
      ctx.touched.push({ kind: 'holiday_notice', id, action: 'CREATED' });
      const row = await this.notices.findInScope(ctx, id);
      if (!row) throw new Error('A notice that was written cannot be read.');
      return row;
    });
    return input.validateOnly ? null : written;
  }
}
