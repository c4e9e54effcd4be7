import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, TimestampScalar, UuidScalar } from '#graphql';
import { SessionTransport } from '#enums';
import { ROLES } from './role.rules.js';

registerEnumType(SessionTransport, {
  name: 'SessionTransport',
  description: 'How a client keeps its session.',
  valuesMap: {
    COOKIE: { description: 'In a cookie that only the server reads: for browsers.' },
    BEARER: { description: 'As a token in the header `Authorization: Bearer …`: for programs.' },
  },
});

export const RoleEnum = Object.fromEntries(ROLES.map((role) => [role, role]));
registerEnumType(RoleEnum, {
  name: 'Role',
  description: 'Capacity in which a person acts; it follows from a post, a grant or a membership in force.',
  valuesMap: {
    SECRETARY: { description: 'Bí thư, phó bí thư: secretary or deputy secretary of an organisation.' },
    STANDING_COMMITTEE: { description: 'Ban thường vụ: member of a standing committee.' },
    INSPECTION_COMMITTEE: { description: 'Ủy ban kiểm tra: member of an inspection committee.' },
    INSPECTION_OFFICER: { description: 'Chủ nhiệm, Phó Chủ nhiệm Ủy ban Kiểm tra: chair or deputy chair of the inspection committee.' },
    PARTY_OFFICE: { description: 'Văn phòng Đảng ủy: officer of the party office.' },
    ADMINISTRATOR: { description: 'Quản trị: manages accounts, sees no member data.' },
    MEMBER: { description: 'Đảng viên: member, for the own record.' },
  },
});

@ObjectType('Account', { description: 'A log-in. Whose it is, is not shown here.' })
export class AccountModel {
  @Field(() => UuidScalar, { description: 'Id of the account.' })
  readonly id!: string;

  @Field(() => String, { description: 'User name.' })
  readonly username!: string;

  @Field(() => Boolean, { description: 'Whether the password was handed out and must be changed first.' })
  readonly mustChangePassword!: boolean;

  @Field(() => TimestampScalar, { nullable: true, description: 'Since when it cannot be used; null while it can.' })
  readonly disabledAt!: Date | null;

  @Field(() => TimestampScalar, { description: 'When it was made.' })
  readonly createdAt!: Date;

  @Field(() => Int, { description: 'Version, to be given back when changing it.' })
  readonly version!: number;
}

@ObjectType('AccountConnection', { description: 'Accounts, a page at a time, by user name.' })
export class AccountConnection extends connectionOf(AccountModel, 'Account') {}

@ObjectType('Viewer', { description: 'Who is logged in, and what they may do.' })
export class ViewerModel {
  @Field(() => AccountModel, { description: 'The account.' })
  readonly account!: AccountModel;

  @Field(() => String, { nullable: true, description: 'What the request is acted in, as the audit records it; null for nothing.' })
  readonly hat!: string | null;

  @Field(() => [String], { description: 'Names of the rights that follow from what the request is acted in.' })
  readonly rights!: readonly string[];
}

@ObjectType('LoginPayload', { description: 'A session that was opened.' })
export class LoginPayload {
  @Field(() => AccountModel, { description: 'The account that is now logged in.' })
  readonly account!: AccountModel;

  @Field(() => String, { nullable: true, description: 'The token of a BEARER session, shown this once; null for COOKIE.' })
  readonly token!: string | null;

  @Field(() => TimestampScalar, { description: 'When the session ends by itself.' })
  readonly expiresAt!: Date;
}

@ObjectType('LogoutPayload', { description: 'A session that was ended.' })
export class LogoutPayload {
  @Field(() => Boolean, { description: 'True: nothing the session’s token is shown to will accept it any more.' })
  readonly loggedOut!: boolean;
}

@ObjectType('AccountPayload', { description: 'An account after a change, or, with `validateOnly`, as it is.' })
export class AccountPayload {
  @Field(() => AccountModel, { description: 'The account.' })
  readonly account!: AccountModel;
}

@ObjectType('CreateAccountPayload', { description: 'An account that was made; empty with `validateOnly`.' })
export class CreateAccountPayload {
  @Field(() => AccountModel, { nullable: true, description: 'The account.' })
  readonly account!: AccountModel | null;

  @Field(() => String, { nullable: true, description: 'Its first password, shown this once; it must be changed at the first log-in.' })
  readonly oneTimePassword!: string | null;
}

@ObjectType('EndSessionsPayload', { description: 'Sessions that were ended.' })
export class EndSessionsPayload {
  @Field(() => Int, { description: 'How many sessions were live.' })
  readonly ended!: number;
}
