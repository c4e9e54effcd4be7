import { Module, type OnModuleInit } from '@nestjs/common';
import { AccessModule, PolicyTable } from '#access';
import { MembersModule } from '#members';
import { OrganizationsModule } from '#organizations';
import { RuleBooksModule } from '#rule-books';
import { WorkflowModule, WorkflowService } from '#workflow';
import { BalanceQuery } from './balance.query.js';
import { BalanceResolver, MovementLineResolver, MovementResolver } from './balance.resolver.js';
import { BalanceService } from './balance.service.js';
import { exitPolicy, movementFields } from './exit.policy.js';
import { ExitLoader } from './exit.loader.js';
import { ExitQuery } from './exit.query.js';
import { ExitRepository } from './exit.repository.js';
import { ExitListService } from './exit-list.service.js';
import { ExitResolver, MemberExitConnectionResolver } from './exit.resolver.js';
import { ExitService } from './exit.service.js';
import { EXIT } from './exit.stages.js';
import { RestoreMember } from './restore-member.js';

@Module({
  imports: [AccessModule, OrganizationsModule, MembersModule, RuleBooksModule, WorkflowModule],
  providers: [ExitQuery, ExitRepository, ExitService, ExitListService, ExitLoader, RestoreMember, ExitResolver, MemberExitConnectionResolver, BalanceQuery, BalanceService, BalanceResolver, MovementLineResolver, MovementResolver],
  exports: [ExitLoader, RestoreMember],
})
export class MovementsModule implements OnModuleInit {
  constructor(
    private readonly policies: PolicyTable,
    private readonly workflow: WorkflowService,
  ) {}

  onModuleInit(): void {
    this.policies.register(exitPolicy, movementFields);
    this.workflow.register(EXIT);
  }
}
