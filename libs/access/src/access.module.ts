import { Module } from '@nestjs/common';
import { FieldGuard } from '#graphql';
import { AccessQuery } from './access.query.js';
import { AccessService } from './access.service.js';
import { AccountRepository } from './account.repository.js';
import { AccountConnectionResolver, AccountResolver } from './account.resolver.js';
import { AccountService } from './account.service.js';
import { Authenticator } from './authenticator.js';
import { PolicyTable } from './policy.js';

@Module({
  providers: [
    PolicyTable,
    AccessQuery,
    AccessService,
    { provide: FieldGuard, useExisting: AccessService },
    Authenticator,
    AccountRepository,
    AccountService,
    AccountResolver,
    AccountConnectionResolver,
  ],
  exports: [PolicyTable, AccessService, FieldGuard, Authenticator, AccountService],
})
export class AccessModule {}
