import { Module } from '@nestjs/common';
import { AccessQuery } from './access.query.js';
import { AccessService } from './access.service.js';
import { AccountRepository } from './account.repository.js';
import { AccountService } from './account.service.js';
import { Authenticator } from './authenticator.js';
import { PolicyTable } from './policy.js';

@Module({
  providers: [PolicyTable, AccessQuery, AccessService, Authenticator, AccountRepository, AccountService],
  exports: [PolicyTable, AccessService, Authenticator],
})
export class AccessModule {}
