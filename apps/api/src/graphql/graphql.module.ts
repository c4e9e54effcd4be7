import { type DynamicModule, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { ChiboDriver, type ChiboDriverConfig } from './chibo.driver.js';

export type GraphqlOptions = Pick<ChiboDriverConfig, 'introspection' | 'graphiql' | 'secureCookies' | 'logger'>;

/**
 * The GraphQL endpoint. The application provides, in any module, an `OperationRunner` and a `FieldGuard`, and
 * the resolvers.
 */
@Module({})
export class GraphqlModule {
  static forRoot(options: GraphqlOptions): DynamicModule {
    const config = { ...options, path: '/graphql', autoSchemaFile: true, fieldResolverEnhancers: [], buildSchemaOptions: { noDuplicatedFields: true, numberScalarMode: 'integer' } } as const;
    return {
      module: GraphqlModule,
      imports: [
        GraphQLModule.forRootAsync<ChiboDriverConfig>({
          driver: ChiboDriver,
          imports: [DiscoveryModule],
          useFactory: () => ({ ...config, fieldResolverEnhancers: [] }),
        }),
      ],
    };
  }
}
