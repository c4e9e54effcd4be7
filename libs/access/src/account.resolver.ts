import { Args, Int, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx, WriteCtx } from '#database';
import { Allow, CurrentCtx, CurrentHttp, PageArguments, Public, type OperationHttp } from '#graphql';
import type { Page } from '#kernel';
import { ChangePasswordInput, CreateAccountInput, DisableAccountInput, EndSessionsInput, LoginInput } from './account.input.js';
import {
  AccountConnection,
  AccountPayload,
  CreateAccountPayload,
  EndSessionsPayload,
  LoginPayload,
  LogoutPayload,
  ViewerModel,
} from './account.model.js';
import type { AccountRow } from './account.repository.js';
import { AccountService } from './account.service.js';

@Resolver()
export class AccountResolver {
  constructor(private readonly accounts: AccountService) {}

  @Query(() => ViewerModel, { description: 'Who is logged in. For everybody with a session.' })
  @Allow('session.own')
  async me(@CurrentCtx() ctx: Ctx): Promise<ViewerModel> {
    const account = await this.accounts.own(ctx);
    return { account, hat: ctx.hat, rights: [...ctx.scope.keys()] };
  }

  @Query(() => AccountConnection, { name: 'accounts', description: 'All accounts, by user name. For administrators.' })
  @Allow('account.manage')
  async accountList(@CurrentCtx() ctx: Ctx, @Args() args: PageArguments): Promise<Page<AccountRow>> {
    return this.accounts.list(ctx, args);
  }

  @Mutation(() => LoginPayload, {
    description: 'Opens a session with user name and password. For everybody. Refuses with LOGIN_FAILED, the same whatever was wrong.',
  })
  @Public('this is how one gets a session; the service checks the password')
  async login(@CurrentCtx() ctx: WriteCtx, @CurrentHttp() http: OperationHttp, @Args('input', { description: 'Who logs in.' }) input: LoginInput): Promise<LoginPayload> {
    const transport = input.transport ?? 'COOKIE';
    const { account, token, expiresAt } = await this.accounts.login(ctx, { username: input.username, password: input.password, transport });
    if (transport === 'COOKIE') http.setSessionCookie(token);
    return { account, expiresAt, token: transport === 'BEARER' ? token : null };
  }

  @Mutation(() => LogoutPayload, { description: 'Ends the session the request came with. For everybody with a session.' })
  @Allow('session.own')
  async logout(@CurrentCtx() ctx: WriteCtx, @CurrentHttp() http: OperationHttp): Promise<LogoutPayload> {
    await this.accounts.logout(ctx);
    http.setSessionCookie(null);
    return { loggedOut: true };
  }

  @Mutation(() => AccountPayload, {
    description:
      'Changes one’s own password and ends one’s other sessions. Refuses with CURRENT_PASSWORD_WRONG, PASSWORD_TOO_SHORT, PASSWORD_TOO_LONG, PASSWORD_CONTAINS_CONTEXT, PASSWORD_UNCHANGED, all at once, or VERSION_STALE.',
  })
  @Allow('session.own')
  async changePassword(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The old and the new password.' }) input: ChangePasswordInput): Promise<AccountPayload> {
    return { account: await this.accounts.changePassword(ctx, input) };
  }

  @Mutation(() => CreateAccountPayload, {
    description:
      'Makes an account with a one-time password. For administrators. Refuses with USERNAME_MALFORMED or USERNAME_TAKEN, PERSON_HAS_ACCOUNT, both at once, or PERSON_UNKNOWN.',
  })
  @Allow('account.manage')
  async createAccount(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The account to make.' }) input: CreateAccountInput): Promise<CreateAccountPayload> {
    const created = await this.accounts.create(ctx, input);
    return created ?? { account: null, oneTimePassword: null };
  }

  @Mutation(() => AccountPayload, {
    description:
      'Disables an account and ends its sessions at once. For administrators. Refuses with NOT_FOUND, ACCOUNT_OWN, VERSION_STALE, ACCOUNT_DISABLED or LAST_ADMINISTRATOR.',
  })
  @Allow('account.manage')
  async disableAccount(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The account to disable.' }) input: DisableAccountInput): Promise<AccountPayload> {
    return { account: await this.accounts.disable(ctx, input) };
  }

  @Mutation(() => EndSessionsPayload, {
    description: 'Ends all sessions of an account at once. For the account’s owner and administrators. Refuses with NOT_FOUND.',
  })
  @Allow('session.own')
  async endSessions(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The account whose sessions are to end.' }) input: EndSessionsInput): Promise<EndSessionsPayload> {
    return { ended: await this.accounts.endSessions(ctx, input) };
  }
}

@Resolver(() => AccountConnection)
export class AccountConnectionResolver {
  constructor(private readonly accounts: AccountService) {}

  @ResolveField(() => Int, { description: 'How many accounts there are.' })
  @Allow('account.manage')
  async totalCount(@CurrentCtx() ctx: Ctx): Promise<number> {
    return this.accounts.count(ctx);
  }
}
