import { Controller, Get, Inject, ServiceUnavailableException } from '@nestjs/common';

/** Whether the application can do its work, which is to say, reach what it needs. */
export abstract class Readiness {
  /** @throws when it is not ready */
  abstract check(): Promise<void>;
}

@Controller()
export class HealthController {
  constructor(@Inject(Readiness) private readonly readiness: Readiness) {}

  /** The process is alive. Asks nothing of anybody: a slow database is no reason to restart us. */
  @Get('healthz')
  alive(): { status: string } {
    return { status: 'ok' };
  }

  /** Requests may be sent here. */
  @Get('readyz')
  async ready(): Promise<{ status: string }> {
    try {
      await this.readiness.check();
    } catch {
      throw new ServiceUnavailableException({ status: 'unavailable' });
    }
    return { status: 'ok' };
  }
}
