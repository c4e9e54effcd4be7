import { Module } from '@nestjs/common';
import { FieldGuard } from '#graphql';
import { AccessNamesQuery } from './access-names.query.js';
import { DelegationNamesResolver, GrantNamesResolver, HatNamesResolver } from './access-names.resolver.js';
import { AccessQuery } from './access.query.js';
import { AccessService } from './access.service.js';
import { AccountRepository } from './account.repository.js';
import { AccountConnectionResolver, AccountResolver } from './account.resolver.js';
import { AccountService } from './account.service.js';
import { Authenticator } from './authenticator.js';
import { DelegationQuery } from './delegation.query.js';
import { DelegationRepository } from './delegation.repository.js';
import { DelegationConnectionResolver, DelegationResolver } from './delegation.resolver.js';
import { DelegationService } from './delegation.service.js';
import { ExplainResolver, ViewerHatsResolver } from './explain.resolver.js';
import { ExplainService } from './explain.service.js';
import { GrantQuery } from './grant.query.js';
import { GrantRepository } from './grant.repository.js';
import { GrantConnectionResolver, GrantResolver } from './grant.resolver.js';
import { GrantService } from './grant.service.js';
import { PlaceQuery } from './place.query.js';
import { PolicyTable } from './policy.js';
import { ViewerCan } from './viewer-can.js';

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
    GrantQuery,
    GrantRepository,
    GrantService,
    GrantResolver,
    GrantConnectionResolver,
    DelegationQuery,
    DelegationRepository,
    DelegationService,
    DelegationResolver,
    DelegationConnectionResolver,
    PlaceQuery,
    AccessNamesQuery,
    GrantNamesResolver,
    DelegationNamesResolver,
    HatNamesResolver,
    ViewerCan,
    ExplainService,
    ExplainResolver,
    ViewerHatsResolver,
  ],
  exports: [PolicyTable, AccessService, FieldGuard, Authenticator, AccountService, ViewerCan],
})
export class AccessModule {}
