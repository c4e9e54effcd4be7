import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { HealthController } from './health.controller.js';

/** `/healthz` and `/readyz`. */
@Module({})
export class HealthModule {
  /** @param readiness module that exports a `Readiness` */
  static forRoot(readiness: Type | DynamicModule): DynamicModule {
    return { module: HealthModule, imports: [readiness], controllers: [HealthController] };
  }
}
