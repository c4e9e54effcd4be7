import { Module, type OnModuleInit } from '@nestjs/common';
import { AccessModule, PolicyTable } from '#access';
import { MembersModule } from '#members';
import { OrganizationsModule } from '#organizations';
import { duesFields, duesPolicy } from './dues.policy.js';
import { DuesQuery } from './dues.query.js';
import { DuesRepository } from './dues.repository.js';
import { DuesOwedResolver, DuesPaymentConnectionResolver, DuesPaymentResolver } from './dues.resolver.js';
import { DuesService } from './dues.service.js';

@Module({
  imports: [AccessModule, OrganizationsModule, MembersModule],
  providers: [DuesQuery, DuesRepository, DuesService, DuesOwedResolver, DuesPaymentResolver, DuesPaymentConnectionResolver],
})
export class DuesModule implements OnModuleInit {
  constructor(private readonly policies: PolicyTable) {}

  onModuleInit(): void {
    this.policies.register(duesPolicy, duesFields);
  }
}
