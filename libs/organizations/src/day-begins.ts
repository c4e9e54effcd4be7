import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { newId } from '#kernel';
import { OrganizationQuery } from './organization.query.js';

const HOUR = 3_600_000;

/**
 * Lets a change decided for a later day take effect on that day without anybody writing anything: the organisations'
 * paths, on which access rests, follow the tree, and open corrections the members whom it moved.
 */
@Injectable()
export class DayBegins implements OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private refreshedOn: string | undefined;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly organizations: OrganizationQuery,
  ) {}

  /** Once now, and from now on every day, until the application shuts down. */
  async start(): Promise<void> {
    await this.refresh();
    // A failed refresh is tried again at the next hour; the database that failed it fails readiness too.
    this.timer = setInterval(() => void this.refresh().catch(() => undefined), HOUR).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Brings all of it to today's state, once a day. */
  async refresh(): Promise<void> {
    await this.unitOfWork.read({ requestId: newId(), language: 'vi' }, async (ctx) => {
      const today = ctx.today.toString();
      if (this.refreshedOn === today) return;
      await this.organizations.beginDay(ctx);
      this.refreshedOn = today;
    });
  }
}
