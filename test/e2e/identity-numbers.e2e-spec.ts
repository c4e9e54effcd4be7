import type pg from 'pg';
import { rotateKeys, sealPlainNumbers, type Rotation } from '../../apps/cli/src/keys.js';
import { DataKeys, SystemClock, UnitOfWork } from '#database';
import { newId } from '#kernel';
import { connect, refusalOf } from '../setup/client.js';
import { testKeys } from '../setup/reference.js';
import { type ApiError, type Client, TestApi, USERS } from './api.js';
import { DemoOracle } from './demo-oracle.js';
import { CANDIDATE, FILE, PROPOSE } from './admission-desk.js';
import { DUPLICATES, NOT_SAME, NUMBERS, REVEAL, SET_NUMBER, SUSPICIONS, type ShownNumbers } from './identity-number-operations.js';
import { Inspector } from './inspector.js';

const READS = process.env['CHIBO_TEST_FULL'] === undefined ? 50 : 1000;
const TIMEOUT = 300_000;
const NEW_ID = '000190888888';
const oracle = new DemoOracle();
const { rows } = oracle;
const NA_SUONG = oracle.organization('Chi bộ bản Nà Sương');
const DOI_THONG = oracle.organization('Chi bộ tổ dân phố Đồi Thông');
const MOC_CHAU = [...oracle.answersFor(oracle.organization('Đảng bộ phường Mộc Châu'))];
const VAN_SON = [...oracle.answersFor(oracle.organization('Đảng bộ phường Vân Sơn'))];

const coded = ({ extensions }: ApiError): string[] => (extensions.refusals ?? [{ code: extensions.code, path: extensions.path ?? [] }]).map(({ code, path }) => [code, ...path].join('.'));
const numberOf = (personId: string, kind: 'NATIONAL_ID' | 'CARD'): string | undefined => rows.identityNumber.find((each) => each.personId === personId && each.kind === kind)?.number;
const end = (number: string | undefined): string | null => (number === undefined ? null : '•'.repeat(number.length - 3) + number.slice(-3));

/** Members who belong there now, with these numbers on record. */
function membersOf(organizations: readonly string[], has: { readonly nationalId: boolean; readonly card: boolean }): { readonly memberId: string; readonly personId: string; readonly fullName: string }[] {
  const present = rows.membership.filter(({ kind, organizationId, validThrough }) => kind === 'PRIMARY' && validThrough === null && organizations.includes(organizationId));
  return present.flatMap(({ memberId }) => {
    const { personId } = oracle.member(memberId);
    const fits = (numberOf(personId, 'NATIONAL_ID') !== undefined) === has.nationalId && (numberOf(personId, 'CARD') !== undefined) === has.card;
    return fits ? [{ memberId, personId, fullName: oracle.person(personId).fullName }] : [];
  });
}

function first<T>(all: readonly T[], place = 0): T {
  const found = all[place];
  if (found === undefined) throw new Error('The demo data has too few of them.');
  return found;
}

let api: TestApi;
let inspector: Inspector;
let owner: pg.Client;
const clients = {} as Record<keyof typeof USERS, Client>;

beforeAll(async () => {
  api = await TestApi.start();
  inspector = await Inspector.open(api.database);
  owner = await connect(api.database.ownerUrl);
  for (const who of Object.keys(USERS) as (keyof typeof USERS)[]) clients[who] = await api.login(USERS[who]);
});

afterAll(async () => {
  await owner.end();
  await inspector.close();
  await api.close();
});

/** How much is sealed: numbers, and who denounces. */
const sealed = async (): Promise<number> =>
  Number(await inspector.value('SELECT (SELECT count(*) FROM identity_number WHERE sealed IS NOT NULL) + (SELECT count(*) FROM denunciation WHERE sealed IS NOT NULL)'));
const shownTo = async (client: Client, id: string): Promise<ShownNumbers> => (await client.ask<{ member: ShownNumbers }>(NUMBERS, { id })).member;
const versionOf = async (client: Client, memberId: string, kind: string): Promise<number> => (await shownTo(client, memberId)).person.identityNumbers.find((each) => each.kind === kind)?.version ?? -1;
const reveal = async (client: Client, input: object): Promise<string | null> =>
  (await client.ask<{ revealIdentityNumber: { revealed: { number: string } | null } }>(REVEAL, { input: { purpose: 'Làm thẻ đảng viên', ...input } })).revealIdentityNumber.revealed?.number ?? null;
const set = async (client: Client, input: object): Promise<object> => (await client.ask<{ setIdentityNumber: { identityNumber: object } }>(SET_NUMBER, { input })).setIdentityNumber.identityNumber;
const database = (): { readonly ownerUrl: string; readonly keys: ReturnType<typeof testKeys> } => ({ ownerUrl: api.database.ownerUrl, keys: testKeys() });

describe('national ids and card numbers', () => {
  const someone = first(membersOf([NA_SUONG], { nationalId: true, card: true }));

  it('are shown by their end, whoever asks', async () => {
    const [nationalId, card] = [numberOf(someone.personId, 'NATIONAL_ID'), numberOf(someone.personId, 'CARD')];
    for (const who of ['secretary', 'office', 'standing', 'inspection'] as const) {
      const shown = await shownTo(clients[who], someone.memberId);
      expect([who, shown.cardNumber, shown.person.nationalId]).toEqual([who, end(card), end(nationalId)]);
      expect(shown.person.identityNumbers).toEqual([{ kind: 'NATIONAL_ID', masked: end(nationalId), version: 1 }, { kind: 'CARD', masked: end(card), version: 1 }]);
    }
    const told = await shownTo(clients.office, first(membersOf(MOC_CHAU, { nationalId: false, card: true })).memberId);
    expect([told.person.nationalId, told.person.identityNumbers.map(({ version }) => version)]).toEqual([null, [0, 1]]);
  });

  it('find exactly who has them, in scope, with spaces or without', async () => {
    const SEARCH = 'query ($number: String!) { members(filter: { number: $number }) { totalCount edges { node { id } } } }';
    const found = async (client: Client, number: string): Promise<string[]> =>
      (await client.ask<{ members: { edges: { node: { id: string } }[] } }>(SEARCH, { number })).members.edges.map(({ node }) => node.id);
    const number = numberOf(someone.personId, 'NATIONAL_ID') ?? '';
    for (const written of [number, `${number.slice(0, 3)} ${number.slice(3)}`]) expect(await found(clients.office, written)).toEqual([someone.memberId]);
    expect(await found(clients.office, numberOf(someone.personId, 'CARD') ?? '')).toEqual([someone.memberId]);
    expect(await found(clients.office, number.slice(0, -1))).toEqual([]);
    expect([await found(clients.otherSecretary, number), await found(clients.vanSonStanding, number)]).toEqual([[], []]);
  });

  describe('are revealed', () => {
    it('to the party office of the ward and to oneself, to nobody else', async () => {
      const input = { personId: someone.personId, kind: 'NATIONAL_ID' };
      expect(await reveal(clients.office, input)).toBe(numberOf(someone.personId, 'NATIONAL_ID'));
      const { me } = await clients.member.ask<{ me: { person: { id: string } } }>('{ me { person { id } } }');
      const own = (['NATIONAL_ID', 'CARD'] as const).find((kind) => numberOf(me.person.id, kind) !== undefined) ?? 'CARD';
      expect(await reveal(clients.member, { personId: me.person.id, kind: own })).toBe(numberOf(me.person.id, own));
      const purpose = 'Làm thẻ';
      const others = membersOf([NA_SUONG], { nationalId: true, card: true }).filter(({ personId }) => personId !== me.person.id);
      expect(coded(await clients.member.refusal(REVEAL, { input: { ...input, personId: first(others).personId, purpose } }))).toEqual(['NOT_FOUND.input.personId']);
      const stranger = first(membersOf(VAN_SON, { nationalId: true, card: true }));
      const [foreign, absent] = [await clients.office.refusal(REVEAL, { input: { ...input, personId: stranger.personId, purpose } }), await clients.office.refusal(REVEAL, { input: { ...input, personId: newId(), purpose } })];
      expect([coded(foreign), foreign.message]).toEqual([['NOT_FOUND.input.personId'], absent.message]);
      expect(coded(await clients.administrator.refusal(REVEAL, { input: { ...input, purpose } }))).toEqual(['FORBIDDEN']);
      for (const who of ['secretary', 'standing', 'inspection'] as const) expect([who, coded(await clients[who].refusal(REVEAL, { input: { ...input, purpose } }))]).toEqual([who, ['NOT_FOUND.input.personId']]);
    });

    it('with a purpose, on record, and the member reads it', async () => {
      const { me } = await clients.member.ask<{ me: { person: { id: string; member: { id: string } } } }>('{ me { person { id member { id } } } }');
      const kind = numberOf(me.person.id, 'NATIONAL_ID') === undefined ? 'CARD' : 'NATIONAL_ID';
      const input = { personId: me.person.id, kind, purpose: 'Lập danh sách đổi thẻ' };
      expect(coded(await clients.office.refusal(REVEAL, { input: { ...input, purpose: '' } }))).toEqual(['INVALID_VALUE.input.purpose']);
      expect(await reveal(clients.office, { ...input, validateOnly: true })).toBeNull();
      const answer = await clients.office.send(REVEAL, { input });
      const [entry, ...more] = await inspector.auditOf(answer.headers.get('x-request-id'));
      expect(more).toEqual([]);
      expect(entry).toMatchObject({ account: USERS.office, operation: 'revealIdentityNumber', outcome: 'DONE' });
      expect(entry?.subjects).toContainEqual({ kind: 'person', id: me.person.id, action: 'READ' });
      expect(await inspector.rows('SELECT purpose, kind FROM identity_reveal WHERE request_id = $1', [answer.headers.get('x-request-id')])).toEqual([{ purpose: input.purpose, kind }]);
      const { recordReads } = await clients.member.ask<{ recordReads: { edges: { node: object }[] } }>('{ recordReads(first: 1) { edges { node { operation changed roles purpose } } } }');
      expect(recordReads.edges).toEqual([{ node: { operation: 'Xem đầy đủ số căn cước, số thẻ đảng viên', changed: false, roles: ['Văn phòng Đảng ủy', 'Đảng viên'], purpose: input.purpose } }]);
      expect(await refusalOf(owner, `UPDATE identity_reveal SET purpose = 'khác'`)).toBe('42501');
    });

    it('not where there is none', async () => {
      const one = first(membersOf(MOC_CHAU, { nationalId: false, card: true }));
      expect(coded(await clients.office.refusal(REVEAL, { input: { personId: one.personId, kind: 'NATIONAL_ID', purpose: 'Làm thẻ' } }))).toEqual(['IDENTITY_NUMBER_ABSENT.input.kind']);
    });
  });

  describe('are entered', () => {
    const other = first(membersOf([NA_SUONG], { nationalId: true, card: true }), 1);
    const elsewhere = first(membersOf([DOI_THONG], { nationalId: true, card: true }));
    const input = { personId: other.personId, kind: 'NATIONAL_ID', number: NEW_ID, version: 1 };

    it('by the secretary for the own cell and the office for the ward, on the present version', async () => {
      expect(coded(await clients.otherSecretary.refusal(SET_NUMBER, { input }))).toEqual(['NOT_FOUND.input.personId']);
      for (const who of ['standing', 'member', 'administrator'] as const) expect([who, coded(await clients[who].refusal(SET_NUMBER, { input }))]).toEqual([who, who === 'standing' ? ['NOT_FOUND.input.personId'] : ['FORBIDDEN']]);
      expect(coded(await clients.secretary.refusal(SET_NUMBER, { input: { ...input, version: 0 } }))).toEqual(['VERSION_STALE.input.version']);
      expect(await set(clients.secretary, { ...input, validateOnly: true })).toEqual({ kind: 'NATIONAL_ID', masked: end(NEW_ID), version: 2 });
      expect(await versionOf(clients.secretary, other.memberId, 'NATIONAL_ID')).toBe(1);
      expect(await set(clients.secretary, { ...input, number: '000190 888888' })).toEqual({ kind: 'NATIONAL_ID', masked: end(NEW_ID), version: 2 });
      expect(await reveal(clients.office, { personId: other.personId, kind: 'NATIONAL_ID' })).toBe(NEW_ID);
      expect(await set(clients.office, { personId: elsewhere.personId, kind: 'CARD', number: '00777777', version: 1 })).toEqual({ kind: 'CARD', masked: '•••••777', version: 2 });
    });

    it('with the digits they must have; nothing that is said repeats them', async () => {
      for (const [kind, number, code] of [['NATIONAL_ID', '00019088888', 'NATIONAL_ID_DIGITS'], ['CARD', '001234567', 'CARD_DIGITS']] as const) {
        const refusal = await clients.office.refusal(SET_NUMBER, { input: { ...input, kind, number, version: await versionOf(clients.office, other.memberId, kind) } });
        expect(coded(refusal)).toEqual([`${code}.input.number`]);
        expect(JSON.stringify(refusal)).not.toContain(number);
      }
    });

    it('once: what somebody in scope has is refused with the name, card and national id alike', async () => {
      const taken = { ...input, number: numberOf(someone.personId, 'NATIONAL_ID') };
      for (const kind of ['NATIONAL_ID', 'CARD'] as const) {
        const refusal = await clients.secretary.refusal(SET_NUMBER, { input: { ...taken, kind, version: await versionOf(clients.secretary, other.memberId, kind) } });
        expect([coded(refusal), refusal.message.includes(someone.fullName)]).toEqual([['IDENTITY_NUMBER_TAKEN.input.number'], true]);
      }
      const own = await set(clients.secretary, { ...input, kind: 'CARD', version: await versionOf(clients.secretary, other.memberId, 'CARD') });
      expect(own).toMatchObject({ kind: 'CARD', masked: end(NEW_ID) });
    });

    it('what somebody out of scope has is entered as if nobody had it, and marked for the office to look into', async () => {
      const stranger = first(membersOf([DOI_THONG], { nationalId: true, card: true }), 1);
      const number = numberOf(stranger.personId, 'NATIONAL_ID');
      const version = await versionOf(clients.secretary, other.memberId, 'NATIONAL_ID');
      expect(await set(clients.secretary, { ...input, number, version })).toEqual({ kind: 'NATIONAL_ID', masked: end(number), version: version + 1 });
      const disputed = (): Promise<boolean> => inspector.value(`SELECT disputed FROM identity_number WHERE kind = 'NATIONAL_ID' AND person_id = $1`, [other.personId]);
      expect(await disputed()).toBe(true);
      expect(coded(await clients.office.refusal(SET_NUMBER, { input: { ...input, number, version: version + 1 } }))).toEqual(['IDENTITY_NUMBER_TAKEN.input.number']);
      expect(await set(clients.office, { ...input, version: version + 1 })).toMatchObject({ version: version + 2 });
      expect(await disputed()).toBe(false);
    });

    it('and taken away when they were entered by mistake', async () => {
      const version = await versionOf(clients.secretary, other.memberId, 'CARD');
      expect(await set(clients.secretary, { ...input, kind: 'CARD', number: null, version })).toEqual({ kind: 'CARD', masked: null, version: version + 1 });
      expect((await shownTo(clients.office, other.memberId)).cardNumber).toBeNull();
    });

    it('by nobody past row-level security, and no national id twice', async () => {
      const server = await connect(api.database.appUrl);
      const [{ path }] = (await owner.query<{ path: string }>('SELECT path::text FROM organization WHERE id = $1', [DOI_THONG])).rows as [{ path: string }];
      await server.query('BEGIN');
      for (const [name, value] of [['member_read', `{"${path}"}`], ['identity_write_here', `{"${path}"}`], ['person', newId()]] as const) await server.query('SELECT set_config($1, $2, true)', [`chibo.${name}`, value]);
      const change = 'UPDATE identity_number SET disputed = true WHERE person_id = $1';
      expect([(await server.query(change, [other.personId])).rowCount, (await server.query(change, [elsewhere.personId])).rowCount]).toEqual([0, 2]);
      expect((await server.query('SELECT person_id FROM chibo_number_holders(ARRAY(SELECT blind_index FROM identity_number), $1)', [elsewhere.personId])).rowCount).toBeGreaterThan(0);
      await server.query('ROLLBACK');
      await server.end();
      const copy = `UPDATE identity_number n SET blind_index = (SELECT blind_index FROM identity_number WHERE kind = 'NATIONAL_ID' AND person_id = $1) WHERE kind = 'NATIONAL_ID' AND person_id = $2`;
      expect(await refusalOf(owner, copy, [someone.personId, elsewhere.personId])).toBe('23505');
    });
  });

  it('stand nowhere in the database, whatever was done with them', async () => {
    const some = rows.identityNumber.filter((_, index) => index % 151 === 0).map(({ number }) => number);
    expect(some.length).toBeGreaterThan(5);
    expect(await inspector.tablesHolding(...some, NEW_ID, '00777777')).toEqual([]);
  });

  it('can be read while another data key takes over', async () => {
    const [nationalId, card] = [numberOf(someone.personId, 'NATIONAL_ID'), numberOf(someone.personId, 'CARD')];
    let [asked, failures] = [0, 0];
    // One change of keys after the other, so that every read falls into one.
    const changing = async (): Promise<Rotation> => {
      const rotation = await rotateKeys(database());
      return asked < READS ? changing() : rotation;
    };
    const rotation = changing();
    const reader = async (): Promise<void> => {
      while (asked++ < READS) {
        const { data } = await clients.secretary.send<{ member: ShownNumbers }>(NUMBERS, { id: someone.memberId });
        if (data?.member.cardNumber !== end(card) || data.member.person.nationalId !== end(nationalId)) failures++;
      }
    };
    await Promise.all([reader(), reader(), reader()]);
    expect(failures).toBe(0);
    const { changed, resealed } = await rotation;
    expect([changed, resealed]).toEqual([true, await sealed()]);
    expect(await inspector.rows('SELECT count(*)::int AS left FROM identity_number n JOIN data_key k ON k.id = n.data_key_id WHERE k.retired_at IS NOT NULL')).toEqual([{ left: 0 }]);
    expect(await reveal(clients.office, { personId: someone.personId, kind: 'CARD' })).toBe(card);
  }, TIMEOUT);

  it('are sealed again in the end, also when the change of keys was broken off', async () => {
    const before = Number(await inspector.value('SELECT count(*) FROM data_key'));
    const unitOfWork = new UnitOfWork({ url: api.database.ownerUrl, max: 1, connectTimeout: 2_000, statementTimeout: 2_000 }, new SystemClock(), () => undefined);
    await unitOfWork.run({ requestId: newId(), language: 'vi' }, ({ db }) => new DataKeys(testKeys()).change(db.sql));
    await unitOfWork.close();
    expect(await shownTo(clients.secretary, someone.memberId)).toMatchObject({ cardNumber: end(numberOf(someone.personId, 'CARD')) });
    expect(await rotateKeys(database())).toEqual({ changed: false, resealed: await sealed() });
    expect(Number(await inspector.value('SELECT count(*) FROM data_key'))).toBe(before + 1);
  });

  it('of an older release are sealed at the start, and are not taken in plain any more', async () => {
    const one = first(membersOf(MOC_CHAU, { nationalId: true, card: false }));
    await inspector.run([
      'ALTER TABLE member DROP CONSTRAINT member_card_number_is_sealed',
      `UPDATE member SET card_number = ' 0055 5555' WHERE id = '${one.memberId}'`,
      'ALTER TABLE member ADD CONSTRAINT member_card_number_is_sealed CHECK (card_number IS NULL) NOT VALID',
    ]);
    expect([await sealPlainNumbers(database()), await sealPlainNumbers(database())]).toEqual([1, 0]);
    expect(await reveal(clients.office, { personId: one.personId, kind: 'CARD' })).toBe('00555555');
    expect(await inspector.tablesHolding('0055 5555', '00555555')).toEqual([]);
    expect(await inspector.rows(`SELECT convalidated FROM pg_constraint WHERE conname = 'member_card_number_is_sealed'`)).toEqual([{ convalidated: true }]);
    expect(await refusalOf(owner, `UPDATE member SET card_number = '1' WHERE id = $1`, [one.memberId])).toBe('23514');
  });
});

describe('people who may be on record twice', () => {
  interface Suspicion {
    readonly id: string;
    readonly sameNumber: boolean;
    readonly alike: boolean;
    readonly person: { readonly id: string } | null;
    readonly other: { readonly id: string } | null;
  }

  const plain = (name: string): string => name.normalize('NFD').replaceAll(/[\u0300-\u036f]/g, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
  const bornAs = (personId: string): string => {
    const { birthOn, birthPrecision } = oracle.person(personId);
    return birthOn.slice(0, { DAY: 10, MONTH: 7, YEAR: 4 }[birthPrecision]);
  };
  const suspicions = async (): Promise<readonly Suspicion[]> => (await clients.office.ask<{ duplicateSuspicions: readonly Suspicion[] }>(SUSPICIONS)).duplicateSuspicions;
  const waiting = async (client: Client): Promise<readonly string[]> => (await client.ask<{ worklist: { id: string; kind: string }[] }>('{ worklist { id kind } }')).worklist.flatMap(({ id, kind }) => (kind === 'duplicate' ? [id] : []));
  const duplicatesOf = async (client: Client, personId: string): Promise<object[]> => (await client.ask<{ possibleDuplicates: object[] }>(DUPLICATES, { personId })).possibleDuplicates;

  async function proposal(fullName: string, birthDate: string, overrides: readonly object[] = []): Promise<{ readonly input: object }> {
    const { members } = await clients.secretary.ask<{ members: { edges: { node: { id: string } }[] } }>('{ members(asOf: "2020-01-01", first: 2, sort: SENIORITY) { edges { node { id } } } }');
    const introducers = members.edges.map(({ node }) => ({ memberId: node.id, guidedSince: '2024-01-01' }));
    return { input: { organizationId: NA_SUONG, candidate: { ...CANDIDATE, fullName, birthDate }, ...FILE, introducers, overrides } };
  }

  async function candidateOf(variables: object): Promise<string> {
    const { proposeAdmission } = await clients.secretary.ask<{ proposeAdmission: { admission: { id: string } } }>(PROPOSE, variables as Record<string, unknown>);
    const { admission } = await clients.secretary.ask<{ admission: { candidate: { id: string } } }>('query ($id: UUID!) { admission(id: $id) { candidate { id } } }', { id: proposeAdmission.admission.id });
    return admission.candidate.id;
  }

  const known = first(membersOf([NA_SUONG], { nationalId: true, card: true }), 2);

  it('in sight are named before somebody is entered; whoever insists says why, and it is not asked again', async () => {
    const OVERRIDE = { rule: 'POSSIBLE_DUPLICATE', reason: 'Trùng tên, khác quê quán' };
    const turned = plain(known.fullName).split(' ').reverse().join(' ');
    for (const name of [plain(known.fullName), turned, `${plain(known.fullName)}g`]) {
      const refusal = await clients.secretary.refusal(PROPOSE, await proposal(name, bornAs(known.personId)));
      expect([name, coded(refusal), refusal.extensions.warnings?.map(({ code, path }) => [code, ...path].join('.'))]).toEqual([name, ['WARNINGS_OPEN.input.overrides'], ['POSSIBLE_DUPLICATE.input.candidate']]);
      expect(refusal.extensions.warnings?.[0]?.messages.vi).toContain(known.fullName);
    }
    const otherYear = String(Number(bornAs(known.personId).slice(0, 4)) + 1);
    expect((await clients.secretary.send(PROPOSE, { input: { ...(await proposal(known.fullName, otherYear)).input, validateOnly: true } })).errors).toBeUndefined();
    const personId = await candidateOf(await proposal(plain(known.fullName), bornAs(known.personId), [OVERRIDE]));
    expect(await inspector.rows(`SELECT reason FROM rule_override WHERE code = 'POSSIBLE_DUPLICATE'`)).toEqual([{ reason: OVERRIDE.reason }]);
    const shown = [{ sameNumber: false, alike: true, person: { id: known.personId, fullName: known.fullName } }];
    for (const who of ['secretary', 'office'] as const) expect([who, await duplicatesOf(clients[who], personId)]).toEqual([who, shown]);
    expect(coded(await clients.otherSecretary.refusal(DUPLICATES, { personId }))).toEqual(['NOT_FOUND.personId']);
    const apart = { personId, otherId: known.personId, reason: OVERRIDE.reason };
    expect(coded(await clients.otherSecretary.refusal(NOT_SAME, { input: apart }))).toEqual(['NOT_FOUND.input.personId', 'NOT_FOUND.input.otherId']);
    expect(coded(await clients.secretary.refusal(NOT_SAME, { input: { ...apart, otherId: personId } }))).toEqual(['APART_FROM_SELF.input.otherId']);
    expect(coded(await clients.secretary.refusal(NOT_SAME, { input: { personId, reason: 'x' } }))).toEqual(['APART_AMBIGUOUS.input.personId']);
    await clients.secretary.ask(NOT_SAME, { input: apart });
    expect([await duplicatesOf(clients.secretary, personId), await duplicatesOf(clients.office, known.personId)]).toEqual([[], []]);
    expect(coded(await clients.office.refusal(NOT_SAME, { input: { ...apart, personId: known.personId, otherId: personId } }))).toEqual(['APART_DECLARED.input.otherId']);
  });

  it('out of sight are no matter of who enters them, but of the party office of the ward', async () => {
    const before = await suspicions();
    expect(before).toMatchObject([{ sameNumber: true }]);
    const hidden = first(membersOf([DOI_THONG], { nationalId: true, card: true }), 2);
    const foreign = first(membersOf(VAN_SON, { nationalId: true, card: true }), 2);
    const people = [await candidateOf(await proposal(hidden.fullName, bornAs(hidden.personId))), await candidateOf(await proposal(plain(foreign.fullName), bornAs(foreign.personId)))];
    for (const personId of people) expect(await duplicatesOf(clients.secretary, personId)).toEqual([]);
    const found = (await suspicions()).filter(({ id }) => !before.some((each) => each.id === id));
    const ofPerson = (personId: string | undefined): Suspicion | undefined => found.find(({ person }) => person?.id === personId);
    expect(ofPerson(people[0])).toMatchObject({ sameNumber: false, alike: true, other: { id: hidden.personId } });
    expect(ofPerson(people[1])).toMatchObject({ sameNumber: false, alike: true, other: null });
    expect([...(await waiting(clients.office))].sort()).toEqual([...before, ...found].map(({ id }) => id).sort());
    for (const who of ['secretary', 'standing', 'vanSonStanding'] as const) {
      expect([who, await waiting(clients[who]), coded(await clients[who].refusal(SUSPICIONS))]).toEqual([who, [], ['FORBIDDEN']]);
    }
    const settle = { suspicionId: ofPerson(people[1])?.id, reason: 'Khác ảnh và quê quán' };
    expect(coded(await clients.secretary.refusal(NOT_SAME, { input: settle }))).toEqual(['NOT_FOUND.input.suspicionId']);
    await clients.office.ask(NOT_SAME, { input: settle });
    await clients.office.ask(NOT_SAME, { input: { personId: people[0], otherId: hidden.personId, reason: 'Khác cha mẹ' } });
    expect((await suspicions()).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(await waiting(clients.office)).toEqual(before.map(({ id }) => id));
    expect(coded(await clients.office.refusal(NOT_SAME, { input: settle }))).toEqual(['NOT_FOUND.input.suspicionId']);
  });
});
