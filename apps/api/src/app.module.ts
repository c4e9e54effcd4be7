import { type DynamicModule, Global, Inject, Injectable, Module, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService, MetadataScanner } from '@nestjs/core';
import type { Logger } from 'pino';
import { AccessModule, PolicyTable } from '#access';
import { AdmissionsModule } from '#admissions';
import { AuditModule } from '#audit';
import { BlindIndex, Clock, DataKeys, IdempotencyRepository, Sealer, UnitOfWork, type Keys } from '#database';
import { CursorCodec } from '#kernel';
import { ComplaintsModule } from '#complaints';
import { DenunciationsModule } from '#denunciations';
import { DisciplineModule } from '#discipline';
import { DuesModule } from '#dues';
import { DisclosureModule } from '#disclosure';
import { InspectionModule } from '#inspection';
import { LocalRulesModule } from '#local-rules';
import { MeetingsModule } from '#meetings';
import { MembersModule } from '#members';
import { MovementsModule } from '#movements';
import { OrganizationsModule } from '#organizations';
import { RatingsModule } from '#ratings';
import { RecordsModule } from '#records';
import { PostsModule } from '#posts';
import { MergesModule } from '#merges';
import { ReorganizationsModule } from '#reorganizations';
import { TargetsModule } from '#targets';
import { TrainingModule } from '#training';
import { TransfersModule } from '#transfers';
import { WorklistModule } from '#worklist';
import { Regulations } from '#regulations';
import { GraphqlModule } from './graphql/graphql.module.js';
import { OperationRunner } from './graphql/operation-runner.js';
import { discoverFields } from './graphql/policy-check.js';
import { Readiness } from './http/health.controller.js';
import { HealthModule } from './http/health.module.js';
import { RequestRunner } from './request-runner.js';

export interface AppParts {
  /** Where the server's role reaches the database. */
  readonly appUrl: string;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly logger: Logger;
  /** GraphiQL and introspection. */
  readonly development: boolean;
  /** Whether session cookies travel over HTTPS only. */
  readonly secureCookies: boolean;
}

/** Enough for the requests of a ward; more only queue up inside PostgreSQL. */
const CONNECTIONS = 10;
const CONNECT_TIMEOUT = 2_000;
const STATEMENT_TIMEOUT = 10_000;

@Injectable()
class DatabaseReadiness extends Readiness {
  constructor(private readonly unitOfWork: UnitOfWork) {
    super();
  }

  override check(): Promise<void> {
    return this.unitOfWork.ping();
  }
}

/** Closes the connections after the last request was answered. */
@Injectable()
class DatabaseShutdown implements OnApplicationShutdown {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  onApplicationShutdown(): Promise<void> {
    return this.unitOfWork.close();
  }
}

/** A field that asks for a right no policy declares would refuse everybody: better not to start. */
@Injectable()
class DeclaredRights implements OnApplicationBootstrap {
  constructor(
    @Inject(DiscoveryService) private readonly discovery: DiscoveryService,
    @Inject(MetadataScanner) private readonly scanner: MetadataScanner,
    private readonly policies: PolicyTable,
  ) {}

  onApplicationBootstrap(): void {
    for (const { field, policies } of discoverFields(this.discovery, this.scanner)) {
      for (const policy of policies) {
        if ('right' in policy && !this.policies.has(policy.right)) throw new Error(`${field} asks for the right ${policy.right}, which no policy declares.`);
      }
    }
  }
}

/** What every feature may ask for: the unit of work, the clock, the cursors, what seals. */
@Global()
@Module({})
class CoreModule {
  static forRoot({ appUrl, keys, clock, logger }: AppParts): DynamicModule {
    const pool = { url: appUrl, max: CONNECTIONS, connectTimeout: CONNECT_TIMEOUT, statementTimeout: STATEMENT_TIMEOUT };
    const onError = (error: Error): void => {
      logger.error({ error: error.message }, 'database connection lost');
    };
    return {
      module: CoreModule,
      providers: [
        { provide: Clock, useValue: clock },
        { provide: UnitOfWork, useValue: new UnitOfWork(pool, clock, onError) },
        { provide: Regulations, useFactory: () => Regulations.load() },
        { provide: CursorCodec, useValue: new CursorCodec(keys.derive('cursor')) },
        { provide: IdempotencyRepository, useValue: new IdempotencyRepository(new Sealer(keys.derive('idempotency'))) },
        { provide: DataKeys, useValue: new DataKeys(keys) },
        { provide: BlindIndex, useValue: new BlindIndex(keys) },
        { provide: Readiness, useClass: DatabaseReadiness },
        DatabaseShutdown,
      ],
      exports: [Clock, UnitOfWork, Regulations, CursorCodec, IdempotencyRepository, DataKeys, BlindIndex, Readiness],
    };
  }
}

@Module({})
export class AppModule {
  static forRoot(parts: AppParts): DynamicModule {
    const core = CoreModule.forRoot(parts);
    return {
      module: AppModule,
      imports: [
        core,
        AuditModule,
        AccessModule,
        OrganizationsModule,
        MembersModule,
        MeetingsModule,
        DuesModule,
        TrainingModule,
        RatingsModule,
        MergesModule,
        ReorganizationsModule,
        PostsModule,
        MovementsModule,
        TransfersModule,
        RecordsModule,
        AdmissionsModule,
        TargetsModule,
        InspectionModule,
        DisciplineModule,
        ComplaintsModule,
        DenunciationsModule,
        LocalRulesModule,
        WorklistModule,
        DisclosureModule,
        DiscoveryModule,
        GraphqlModule.forRoot({
          introspection: parts.development,
          graphiql: parts.development,
          secureCookies: parts.secureCookies,
          logger: parts.logger,
        }),
        HealthModule.forRoot(core),
      ],
      providers: [{ provide: OperationRunner, useClass: RequestRunner }, DeclaredRights],
    };
  }
}
