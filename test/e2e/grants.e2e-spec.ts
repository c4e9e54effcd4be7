import { newId } from '#kernel';
import { openAccount } from './account-operations.js';
import { TestApi, USERS, type ApiError, type Client } from './api.js';
import { MEETING, RECORD_MEETING } from './fact-operations.js';
import {
  APPROVE_GRANT, DELEGATE, type DelegationsNamed, type GrantsNamed, GRANTS_NAMED, delegationInput, DELEGATIONS, END_DELEGATION, END_GRANT, explained, EXPLAIN, GRANT_ROLE, grantInput, GRANTS,
  personOf, placeOf, places, who, type Granted,
} from './grant-operations.js';
import { Inspector } from './inspector.js';
import { KeptState } from './kept-state.js';

type User = keyof typeof USERS;

let api: TestApi;
let inspector: Inspector;
let demo: KeptState;
let users: Readonly<Record<User, Client>>;
let ward: string;
let cell: string;
let otherCell: string;
/** The people behind the demo's accounts. */
let people: Readonly<Record<Exclude<User, 'administrator'>, string>>;

beforeAll(async () => {
  api = await TestApi.start();
  inspector = await Inspector.open(api.database);
  users = Object.fromEntries(await Promise.all(Object.entries(USERS).map(async ([user, name]) => [user, await api.login(name)]))) as typeof users;
  const persons = Object.entries(users).filter(([user]) => user !== 'administrator');
  people = Object.fromEntries(await Promise.all(persons.map(async ([user, client]) => [user, await personOf(client)]))) as typeof people;
  ward = (await placeOf(users.standing, 'WARD_COMMITTEE')).id;
  cell = (await placeOf(users.secretary, 'CELL')).id;
  otherCell = (await placeOf(users.otherSecretary, 'CELL')).id;
  demo = await KeptState.of(inspector, 'kept_demo');
});

afterEach(() => demo.restore());

afterAll(async () => {
  await inspector.close();
  await api.close();
});

const codes = ({ extensions }: ApiError): string[] => extensions.refusals?.map(({ code }) => code) ?? [extensions.code];

async function refused(client: Client, document: string, input: Readonly<Record<string, unknown>>): Promise<readonly string[]> {
  const error = await client.refusal(document, { input });
  for (const each of error.extensions.refusals ?? []) expect(each.messages.vi).not.toBe(each.messages.en);
  return codes(error);
}

async function give(client: Client, input: Readonly<Record<string, unknown>>): Promise<Granted> {
  return (await client.ask<{ grantRole: { grant: Granted } }>(GRANT_ROLE, { input })).grantRole.grant;
}

async function lend(client: Client, input: Readonly<Record<string, unknown>>): Promise<Granted> {
  return (await client.ask<{ delegateRights: { delegation: Granted } }>(DELEGATE, { input })).delegateRights.delegation;
}

/** To write up a meeting one must see who belongs to the cell. */
const LENT = ['member.read', 'meeting.read', 'meeting.record'];

const nameOf = (personId: string) => inspector.value<string>('SELECT full_name FROM person WHERE id = $1', [personId]);
const rolesOf = async (client: Client): Promise<readonly string[]> => (await who(client)).roles;
const meeting = (organizationId: string): Readonly<Record<string, unknown>> => ({ input: { organizationId, ...MEETING, validateOnly: true } });
const seesCell = async (client: Client, id: string): Promise<boolean> => (await places(client)).some((each) => each.id === id && each.viewerCan.includes('member.read'));

describe('a role given without a post', () => {
  const membership = (): Readonly<Record<string, unknown>> => grantInput('INSPECTION_COMMITTEE', people.member, ward);

  it('gives its rights at once, to the very next request, and ends at once', async () => {
    expect(await seesCell(users.member, otherCell)).toBe(false);
    const { id, version } = await give(users.inspection, membership());
    expect(await rolesOf(users.member)).toContain('INSPECTION_COMMITTEE');
    expect(await seesCell(users.member, otherCell)).toBe(true);
    await users.standing.ask(END_GRANT, { input: { id, version, reason: 'Đã có người mới' } });
    expect(await rolesOf(users.member)).toEqual(['MEMBER']);
    expect(await seesCell(users.member, otherCell)).toBe(false);
    expect(await refused(users.standing, END_GRANT, { id, version: version + 1, reason: 'Lần nữa' })).toEqual(['GRANT_ENDED']);
  });

  it('is shown with the names of its people and its place', async () => {
    await give(users.inspection, membership());
    const [holderName, grantedByName] = [await nameOf(people.member), await nameOf(people.inspection)];
    const names = { holderName, roleTitle: 'Ủy ban Kiểm tra', organizationName: 'Đảng bộ phường Mộc Châu', grantedByName, approvedByName: null, endedByName: null };
    for (const user of ['member', 'standing'] as const) expect([user, (await users[user].ask<GrantsNamed>(GRANTS_NAMED)).grants.edges]).toEqual([user, [{ node: names }]]);
    expect((await users.administrator.ask<GrantsNamed>(GRANTS_NAMED)).grants.edges[0]?.node).toMatchObject({ holderName: USERS.administrator, roleTitle: 'Quản trị hệ thống', organizationName: null });
    const { me } = await users.member.ask<{ me: { hats: object[] } }>('{ me { hats { roleTitle organizationName delegatorName } } }');
    expect(me.hats).toContainEqual({ roleTitle: 'Ủy ban Kiểm tra', organizationName: 'Đảng bộ phường Mộc Châu', delegatorName: null });
  });

  it('reaches no farther than the limit set', async () => {
    await give(users.inspection, { ...membership(), reach: 'UNIT' });
    expect([(await rolesOf(users.member)).includes('INSPECTION_COMMITTEE'), await seesCell(users.member, otherCell)]).toEqual([true, false]);
  });

  it('holds from its first day through its last', async () => {
    const { id } = await give(users.inspection, membership());
    for (const [from, through, holds] of [['2026-11-22', '2026-12-31', false], ['2026-11-01', '2026-11-20', false], ['2026-11-21', '2026-11-21', true]] as const) {
      await inspector.run([`UPDATE access_grant SET valid_from = '${from}', valid_through = '${through}' WHERE id = '${id}'`]);
      expect([from, (await rolesOf(users.member)).includes('INSPECTION_COMMITTEE')]).toEqual([from, holds]);
    }
  });

  it('is seen by its holder and by those who may give roles there, and by nobody else', async () => {
    const { id } = await give(users.inspection, membership());
    const seen = async (client: Client): Promise<boolean> =>
      (await client.ask<{ grants: { edges: { node: { id: string } }[] } }>(GRANTS)).grants.edges.some(({ node }) => node.id === id);
    for (const user of Object.keys(users) as User[]) expect([user, await seen(users[user])]).toEqual([user, ['member', 'inspection', 'standing'].includes(user)]);
  });

  it('is refused to whoever lacks a right of it, with the rights lacking', async () => {
    const { extensions } = await users.standing.refusal(GRANT_ROLE, { input: membership() });
    expect(extensions.code).toBe('FORBIDDEN_TO_GRANT');
    expect(extensions.params).toEqual({ rights: 'case.inspect' });
  });

  it('is refused where the giver’s right does not reach so far', async () => {
    const { extensions } = await users.inspection.refusal(GRANT_ROLE, { input: grantInput('INSPECTION_COMMITTEE', people.member, cell) });
    expect([extensions.code, String(extensions.params?.['rights']).split(', ').sort()]).toEqual(['FORBIDDEN_TO_GRANT', ['case.inspect', 'case.log']]);
  });

  it('is not given out of what was only lent', async () => {
    await lend(users.inspection, delegationInput(people.standing, ['member.read', 'case.log', 'case.inspect'], ward));
    expect((await who(users.standing)).rights).toContain('case.inspect');
    expect(await refused(users.standing, GRANT_ROLE, membership())).toEqual(['FORBIDDEN_TO_GRANT']);
  });

  it('is refused with all that speaks against it at once', async () => {
    const input = { ...grantInput('PARTY_OFFICE', people.inspection, ward), from: '2026-11-20', through: '2026-11-19' };
    expect(new Set(await refused(users.inspection, GRANT_ROLE, input))).toEqual(new Set(['PERIOD_FROM_PAST', 'DATES_OUT_OF_ORDER', 'GRANT_TO_SELF', 'FORBIDDEN_TO_GRANT']));
  });

  it('has a holder, a place and a last day, but for the administrator’s', async () => {
    const [input, accountId] = [membership(), (await who(users.member)).account.id];
    for (const wrong of [{ ...input, through: null }, { ...input, organizationId: null }, { ...input, personId: null }, { ...input, accountId }, { ...input, role: 'ADMINISTRATOR' }]) {
      expect(await refused(users.inspection, GRANT_ROLE, wrong)).toEqual(['GRANT_SHAPE_WRONG']);
    }
  });

  it('is given only where one may give roles, to people one knows, who have an account', async () => {
    expect(await refused(users.inspection, GRANT_ROLE, { ...membership(), organizationId: newId() })).toEqual(['NOT_FOUND']);
    expect(await refused(users.inspection, GRANT_ROLE, { ...membership(), personId: people.vanSonStanding })).toEqual(['NOT_FOUND']);
    expect(await refused(users.vanSonStanding, GRANT_ROLE, membership())).toEqual(['NOT_FOUND']);
    const without = await inspector.value<string>(
      `SELECT m.person_id FROM membership s JOIN member m ON m.id = s.member_id WHERE s.organization_id = $1 AND s.valid_through IS NULL AND m.person_id NOT IN (SELECT person_id FROM account WHERE person_id IS NOT NULL) LIMIT 1`,
      [cell],
    );
    expect(await refused(users.inspection, GRANT_ROLE, { ...membership(), personId: without })).toEqual(['PERSON_WITHOUT_ACCOUNT']);
  });

  it('is given by nobody without the right to give', async () => {
    for (const user of ['secretary', 'office', 'member'] as const) expect(await refused(users[user], GRANT_ROLE, membership())).toEqual(['FORBIDDEN']);
    const { id, version } = await give(users.inspection, membership());
    expect(await refused(users.member, END_GRANT, { id, version, reason: 'Thôi' })).toEqual(['FORBIDDEN']);
    expect(await refused(users.vanSonStanding, END_GRANT, { id, version, reason: 'Thôi' })).toEqual(['NOT_FOUND']);
  });
});

describe('the strongest roles', () => {
  const office = (): Readonly<Record<string, unknown>> => grantInput('INSPECTION_OFFICER', people.member, ward);

  it('work only once a second person has approved', async () => {
    const grant = await give(users.inspection, office());
    const { id, version } = grant;
    expect(grant.needsApproval).toBe(true);
    expect(await rolesOf(users.member)).toEqual(['MEMBER']);
    expect(await refused(users.inspection, APPROVE_GRANT, { id, version })).toEqual(['APPROVER_NOT_SECOND']);
    expect(await refused(users.vanSonStanding, APPROVE_GRANT, { id, version })).toEqual(['NOT_FOUND']);
    expect(await refused(users.office, APPROVE_GRANT, { id, version })).toEqual(['FORBIDDEN']);
    await users.standing.ask(APPROVE_GRANT, { input: { id, version } });
    const { hats } = await who(users.member);
    expect(hats.map(({ role }) => role)).toEqual(['INSPECTION_OFFICER', 'MEMBER']);
    expect(hats[0]?.rights).toEqual(expect.arrayContaining(['access.read', 'access.delegate']));
    expect(await refused(users.standing, APPROVE_GRANT, { id, version: version + 1 })).toEqual(['GRANT_APPROVED']);
  });

  it('are not approved by who is to hold them', async () => {
    const { id, version } = await give(users.inspection, { ...office(), personId: people.standing });
    expect(await refused(users.standing, APPROVE_GRANT, { id, version })).toEqual(['APPROVER_NOT_SECOND']);
  });

  it('are not approved once ended, and others need no approval', async () => {
    const { id, version } = await give(users.inspection, office());
    await users.inspection.ask(END_GRANT, { input: { id, version, reason: 'Nhầm người' } });
    expect(await refused(users.standing, APPROVE_GRANT, { id, version: version + 1 })).toEqual(['GRANT_ENDED']);
    const other = await give(users.inspection, grantInput('INSPECTION_COMMITTEE', people.member, ward));
    expect(await refused(users.standing, APPROVE_GRANT, { id: other.id, version: other.version })).toEqual(['GRANT_NEEDS_NO_APPROVAL']);
  });

  it('the administrator gives only the own role, to an account, and a second administrator approves', async () => {
    const { administrator } = users;
    const second = await openAccount(api, administrator);
    const appoint = (accountId: string): Readonly<Record<string, unknown>> => ({ role: 'ADMINISTRATOR', accountId, from: '2026-11-21', reason: 'Quản trị thứ hai' });
    const { id, version } = await give(administrator, appoint(second.id));
    expect(await refused(second.client, APPROVE_GRANT, { id, version })).toEqual(['FORBIDDEN']);
    expect(await refused(administrator, APPROVE_GRANT, { id, version })).toEqual(['APPROVER_NOT_SECOND']);
    expect(await refused(administrator, GRANT_ROLE, appoint((await who(administrator)).account.id))).toEqual(['GRANT_TO_SELF']);
    expect(await refused(administrator, GRANT_ROLE, grantInput('SECRETARY', people.member, cell))).toEqual(['NOT_FOUND']);
    expect(await refused(users.standing, GRANT_ROLE, appoint(second.id))).toEqual(['NOT_FOUND']);
    // A second administrator, as the operator makes one.
    const third = await openAccount(api, administrator);
    await inspector.run([`INSERT INTO access_grant (id, account_id, role, valid_from) VALUES ('${newId()}', '${third.id}', 'ADMINISTRATOR', '2026-11-21')`]);
    await third.client.ask(APPROVE_GRANT, { input: { id, version } });
    expect(await rolesOf(second.client)).toEqual(['ADMINISTRATOR']);
  });
});

describe('a delegation', () => {
  const leave = (rights: readonly string[] = LENT): Readonly<Record<string, unknown>> => delegationInput(people.member, rights, cell);
  const audited = async (client: Client, headers: Readonly<Record<string, string>> = {}): Promise<string | null | undefined> => {
    const answer = await client.send('{ meetings: __typename me { hat } }', {}, headers);
    return (await inspector.auditOf(answer.headers.get('x-request-id')))[0]?.hat;
  };

  it('lets the other act, in the name of both, until it is ended by either', async () => {
    expect(codes(await users.member.refusal(RECORD_MEETING, meeting(cell)))).toEqual(['FORBIDDEN']);
    const { id, version } = await lend(users.secretary, leave());
    await users.member.ask(RECORD_MEETING, meeting(cell));
    expect(await audited(users.member)).toBe(`MEMBER, SECRETARY thay ${people.secretary}`);
    const [delegatorName, delegateName] = [await nameOf(people.secretary), await nameOf(people.member)];
    const named = { delegatorName, delegateName, organizationName: 'Chi bộ bản Nà Sương' };
    const { delegations, me } = await users.member.ask<DelegationsNamed>('{ delegations { edges { node { delegatorName delegateName organizationName } } } me { hats { roleTitle organizationName delegatorName } } }');
    expect(delegations.edges).toEqual([{ node: named }]);
    expect(me.hats).toContainEqual({ roleTitle: null, organizationName: named.organizationName, delegatorName });
    await users.member.ask(END_DELEGATION, { input: { id, version } });
    expect(codes(await users.member.refusal(RECORD_MEETING, meeting(cell)))).toEqual(['FORBIDDEN']);
    expect(await refused(users.secretary, END_DELEGATION, { id, version: version + 1 })).toEqual(['DELEGATION_ENDED']);
  });

  it('ends with the delegator’s post, and while the account is disabled', async () => {
    await lend(users.secretary, leave());
    const may = async (): Promise<boolean> => (await who(users.member)).rights.includes('meeting.record');
    expect(await may()).toBe(true);
    await inspector.run([`UPDATE account SET disabled_at = now() WHERE username = '${USERS.secretary}'`]);
    expect(await may()).toBe(false);
    await inspector.run([`UPDATE account SET disabled_at = NULL WHERE username = '${USERS.secretary}'`]);
    expect(await may()).toBe(true);
    await inspector.run([`UPDATE post SET valid_through = '2026-11-20' WHERE person_id = '${people.secretary}' AND valid_through IS NULL`]);
    expect(await may()).toBe(false);
  });

  it('holds from its first day through its last', async () => {
    const { id } = await lend(users.secretary, leave());
    for (const [from, through, holds] of [['2026-11-22', '2026-12-31', false], ['2026-11-01', '2026-11-20', false], ['2026-11-21', '2026-11-21', true]] as const) {
      await inspector.run([`UPDATE delegation SET valid_from = '${from}', valid_through = '${through}' WHERE id = '${id}'`]);
      expect([from, (await who(users.member)).rights.includes('meeting.record')]).toEqual([from, holds]);
    }
  });

  it('reaches no farther than the place it is for, and never beyond the delegator', async () => {
    await lend(users.standing, delegationInput(people.secretary, ['organization.read', 'member.read'], otherCell));
    expect([await seesCell(users.secretary, otherCell), await seesCell(users.secretary, cell)]).toEqual([true, true]);
    expect((await places(users.secretary)).filter(({ kind, viewerCan }) => kind === 'WARD_COMMITTEE' && viewerCan.includes('member.read'))).toEqual([]);
  });

  it('takes with it what one must read to use it, and says what that is', async () => {
    const { extensions } = await users.secretary.refusal(DELEGATE, { input: leave(['meeting.record']) });
    expect([extensions.code, extensions.params]).toEqual(['RIGHTS_NEED_OTHERS', { rights: 'meeting.read, member.read' }]);
    expect(await refused(users.secretary, DELEGATE, leave(['rating.submit', 'rating.read']))).toEqual(['RIGHTS_NEED_OTHERS']);
    await users.secretary.ask(DELEGATE, { input: { ...leave(['rating.submit', 'rating.read', 'member.read']), validateOnly: true } });
  });

  it('cannot be handed on, and is not for what is in person', async () => {
    await lend(users.secretary, leave());
    expect(await refused(users.member, DELEGATE, delegationInput(people.secretary, ['meeting.record'], cell))).toEqual(['FORBIDDEN']);
    await inspector.run([`UPDATE delegation SET delegate_id = '${people.office}' WHERE delegator_id = '${people.secretary}'`]);
    expect((await who(users.office)).rights).toContain('meeting.record');
    expect(await refused(users.office, DELEGATE, delegationInput(people.member, ['member.read', 'meeting.read', 'meeting.record'], cell))).toEqual(['RIGHT_NOT_HELD']);
    expect(await refused(users.standing, DELEGATE, delegationInput(people.secretary, ['access.grant', 'session.own'], ward))).toEqual(['RIGHT_NOT_DELEGABLE']);
  });

  it('is refused with all that speaks against it at once', async () => {
    const input = { ...leave(['meeting.record', 'rating.close', 'access.delegate']), personId: people.secretary, from: '2026-11-20', through: '2027-02-18' };
    const against = ['PERIOD_FROM_PAST', 'DELEGATION_TOO_LONG', 'DELEGATION_TO_SELF', 'RIGHT_NOT_DELEGABLE', 'RIGHT_NOT_HELD', 'RIGHTS_NEED_OTHERS'];
    expect(new Set(await refused(users.secretary, DELEGATE, input))).toEqual(new Set(against));
    expect(await refused(users.secretary, DELEGATE, { ...leave(), through: '2026-11-20' })).toEqual(['DATES_OUT_OF_ORDER']);
    await users.secretary.ask(DELEGATE, { input: { ...leave(), through: '2027-02-18', validateOnly: true } });
    expect(await refused(users.secretary, DELEGATE, { ...leave(), through: '2027-02-19' })).toEqual(['DELEGATION_TOO_LONG']);
    expect(await refused(users.secretary, DELEGATE, leave(['no.right']))).toEqual(['RIGHT_UNKNOWN']);
    expect(await refused(users.secretary, DELEGATE, { ...leave(), personId: people.vanSonStanding })).toEqual(['NOT_FOUND']);
    expect(await refused(users.secretary, DELEGATE, { ...leave(), organizationId: otherCell })).toEqual(['NOT_FOUND']);
    expect(await refused(users.secretary, DELEGATE, { ...leave(), organizationId: ward })).toEqual(['RIGHT_NOT_HELD']);
  });

  it('is seen by the two, and ended by nobody else', async () => {
    const { id, version } = await lend(users.secretary, leave());
    const seen = async (client: Client): Promise<boolean> =>
      (await client.ask<{ delegations: { edges: { node: { id: string } }[] } }>(DELEGATIONS)).delegations.edges.some(({ node }) => node.id === id);
    for (const user of Object.keys(users) as User[]) expect([user, await seen(users[user])]).toEqual([user, ['member', 'secretary'].includes(user)]);
    expect(await refused(users.standing, END_DELEGATION, { id, version })).toEqual(['NOT_FOUND']);
  });

  describe('and roles as hats', () => {
    it('are listed with what gives them', async () => {
      const { id } = await lend(users.secretary, leave());
      const { hats } = await who(users.member);
      expect(hats).toEqual([
        expect.objectContaining({ hat: 'MEMBER', role: 'MEMBER', basis: 'MEMBERSHIP', organizationId: cell, delegatorId: null }),
        { hat: id, role: null, basis: 'DELEGATION', basisId: id, organizationId: cell, delegatorId: people.secretary, rights: LENT, since: '2026-11-21', until: '2026-12-31' },
      ]);
      expect((await who(users.inspection)).hats.map(({ hat, basis }) => [hat, basis])).toEqual(
        expect.arrayContaining([['STANDING_COMMITTEE', 'POST'], ['INSPECTION_OFFICER', 'POST'], ['MEMBER', 'MEMBERSHIP']]),
      );
    });

    it('narrow what may be done to the one declared, which the audit records', async () => {
      const { id } = await lend(users.secretary, leave());
      const refusalAs = async (hat: string): Promise<readonly string[] | undefined> => {
        const { errors } = await users.member.send(RECORD_MEETING, meeting(cell), { 'chibo-hat': hat });
        return errors?.flatMap(codes);
      };
      expect(await refusalAs('MEMBER')).toEqual(['FORBIDDEN']);
      expect(await refusalAs(id)).toBeUndefined();
      expect(await audited(users.member, { 'chibo-hat': id })).toBe(`SECRETARY thay ${people.secretary}`);
      const [all, one] = [await who(users.inspection), await who(users.inspection, 'STANDING_COMMITTEE')];
      expect(one.hat).toBe('STANDING_COMMITTEE');
      expect(one.roles).toEqual(all.roles);
      expect(all.rights.filter((right) => !one.rights.includes(right))).toEqual(expect.arrayContaining(['case.inspect', 'case.oversee']));
      expect(await audited(users.inspection, { 'chibo-hat': 'STANDING_COMMITTEE' })).toBe('STANDING_COMMITTEE');
      // What is held under another hat cannot be given away under this one.
      const error = await users.inspection.refusal(GRANT_ROLE, { input: grantInput('INSPECTION_COMMITTEE', people.member, ward) }, { 'chibo-hat': 'STANDING_COMMITTEE' });
      expect(error.extensions.code).toBe('FORBIDDEN_TO_GRANT');
    });

    it.each(['SECRETARY', 'NO_SUCH_ROLE', '', newId(), 'MEMBER, SECRETARY'])('are refused when not held: %j', async (hat) => {
      for (const document of ['{ me { hat } }', 'mutation { logout { loggedOut } }']) {
        const answer = await users.member.send(document, {}, { 'chibo-hat': hat });
        expect([answer.data ?? null, answer.errors?.flatMap(codes)]).toEqual([null, ['HAT_NOT_HELD']]);
        expect((await inspector.auditOf(answer.headers.get('x-request-id')))[0]).toMatchObject({ account: USERS.member, outcome: 'REFUSED', detail: { codes: ['HAT_NOT_HELD'] } });
      }
      expect(await rolesOf(users.member)).toEqual(['MEMBER']);
    });
  });
});

describe('why somebody may or may not', () => {
  it('is what happens when it is tried', async () => {
    await lend(users.secretary, delegationInput(people.member, LENT, cell));
    for (const user of ['secretary', 'otherSecretary', 'member', 'standing', 'inspection', 'office'] as const) {
      for (const { id } of (await places(users[user])).filter(({ kind }) => ['CELL', 'WARD_COMMITTEE'].includes(kind)).slice(0, 6)) {
        const [explanation] = await explained(users[user], { right: 'meeting.record', organizationId: id });
        const { errors } = await users[user].send(RECORD_MEETING, meeting(id));
        const tried = (errors ?? []).flatMap(codes).filter((code) => ['FORBIDDEN', 'NOT_FOUND'].includes(code)).length === 0;
        expect([user, id, explanation?.reaches]).toEqual([user, id, tried]);
      }
    }
  });

  it('is what a record says its viewer can, right by right', async () => {
    for (const user of ['secretary', 'member', 'standing', 'inspection', 'office'] as const) {
      for (const { id, viewerCan } of (await places(users[user])).slice(0, 8)) {
        const answers = await explained(users[user], { organizationId: id });
        expect(answers.filter(({ reaches }) => reaches).map(({ right }) => right).sort()).toEqual([...viewerCan].sort());
      }
      const { members } = await users[user].ask<{ members: { edges: { node: { id: string; viewerCan: string[]; person: { contact: unknown } } }[] } }>(
        '{ members(first: 5) { edges { node { id viewerCan person { contact { phone } } } } } }',
      );
      for (const { node } of members.edges) {
        const answers = await explained(users[user], { memberId: node.id });
        expect(answers.filter(({ reaches }) => reaches).map(({ right }) => right).sort()).toEqual([...node.viewerCan].sort());
        expect(node.viewerCan).toContain('member.read');
        expect(node.viewerCan.includes('contact.read')).toBe(node.person.contact !== null);
      }
    }
  });

  it('says by what, or why not, in plain words', async () => {
    const [reads] = await explained(users.secretary, { right: 'meeting.record', organizationId: cell });
    expect(reads).toMatchObject({ reaches: true, grounds: [{ role: 'SECRETARY', basis: 'POST', organizationName: 'Chi bộ bản Nà Sương' }], reason: 'Có: Bí thư, phó bí thư (theo chức vụ).' });
    const reasons = async (client: Client, variables: Readonly<Record<string, unknown>>): Promise<string | undefined> => (await explained(client, variables))[0]?.reason;
    expect(await reasons(users.member, { right: 'meeting.record', organizationId: cell })).toMatch(/thuộc vai trò Bí thư, phó bí thư; người này không giữ/);
    expect(await reasons(users.member, { right: 'member.read', organizationId: cell })).toMatch(/chỉ cho quyền này đối với phần của chính mình/);
    expect(await reasons(users.inspection, { right: 'case.inspect', organizationId: cell })).toMatch(/chỉ đến đúng đơn vị/);
    expect(await reasons(users.secretary, { right: 'meeting.record', organizationId: ward })).toMatch(/ở nơi khác/);
  });

  it('of others is told to those who may give them roles, and to administrators without a word of members', async () => {
    const { id: accountId } = (await who(users.member)).account;
    const about = { personId: people.member, right: 'organization.read', organizationId: cell };
    expect((await explained(users.standing, about))[0]?.reaches).toBe(true);
    const [told] = await explained(users.administrator, { accountId, right: 'organization.read', organizationId: cell });
    expect(told).toMatchObject({ reaches: true, grounds: [{ basis: 'MEMBERSHIP', organizationName: 'Chi bộ bản Nà Sương' }] });
    for (const user of ['secretary', 'office', 'vanSonStanding'] as const) expect(codes(await users[user].refusal(EXPLAIN, about))).toEqual(['NOT_FOUND']);
    const memberId = (await who(users.member)).person?.member?.id;
    expect(codes(await users.administrator.refusal(EXPLAIN, { accountId, memberId }))).toEqual(['NOT_FOUND']);
    await inspector.run([`UPDATE account SET disabled_at = now() WHERE username = '${USERS.member}'`]);
    expect((await explained(users.administrator, { accountId, right: 'member.read' }))[0]?.reason).toBe('Tài khoản đã bị khóa.');
  });

  it('is one question at a time, of what there is', async () => {
    const { id: accountId } = (await who(users.member)).account;
    expect(codes(await users.standing.refusal(EXPLAIN, { accountId, personId: people.member }))).toEqual(['EXPLAIN_ONE']);
    expect(codes(await users.standing.refusal(EXPLAIN, { organizationId: cell, memberId: newId() }))).toEqual(['EXPLAIN_ONE']);
    expect(codes(await users.standing.refusal(EXPLAIN, { right: 'no.right' }))).toEqual(['RIGHT_UNKNOWN']);
    expect(codes(await users.member.refusal(EXPLAIN, { organizationId: otherCell }))).toEqual(['NOT_FOUND']);
    expect(codes(await users.member.refusal(EXPLAIN, { organizationId: newId() }))).toEqual(['NOT_FOUND']);
  });
});
