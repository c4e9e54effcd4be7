import type pg from 'pg';
import { newId } from '#kernel';
import { REPORTS } from '#demo/figures';
import { WORK_IN_PROGRESS } from '../access/work-in-progress.js';
import { connect } from '../setup/client.js';
import { TestApi, USERS, withoutRequestId, type Answer, type ApiError, type Client } from './api.js';
import { Inspector } from './inspector.js';
import { MERGED_ONCE } from './merge-operations.js';
import { operation, operations, withValue, type InputOperation, type InputPlace } from './schema-inputs.js';
import { validVariables, type Variables } from './valid-variables.js';

const SQL = "'; DROP TABLE person; --";
const LONG = 'a'.repeat(10_000);

/** Values that are not of the type at all. */
const NOT_OF_TYPE: Readonly<Record<string, readonly unknown[]>> = {
  UUID: ['', 'x', '123', `${newId()}0`, newId().replaceAll('-', '_'), SQL, LONG, '👍', true, 1, {}],
  PlainDate: ['', 'today', '2026-02-30', '2026-13-01', '0000-00-00', '1849-12-31', '2201-01-01', '26-1-1', '2026-11-21T00:00:00Z', SQL, LONG, true, 20_261_121, {}],
  PartialDate: ['', 'today', '2026-02-30', '2026-13', '1849', '2201-01', '26', SQL, LONG, true, 2026, {}],
  Int: [1.5, '1', true, 2 ** 31, -(2 ** 31) - 1, 1e300, {}],
  Boolean: ['true', 1, {}],
  String: [1, true, {}],
};
const NOT_OF_ENUM: readonly unknown[] = ['', 'NO_SUCH_VALUE', 'name', SQL, LONG, true, 1, {}];

/** Texts that are of the type, and meant to break something. */
const HOSTILE = [
  SQL,
  `" OR 1=1; --`,
  '%',
  '_',
  '\\',
  '%%%___\\\\',
  '*',
  '👍',
  '👩‍👩‍👧',
  '\u0301',
  '\u0000',
  'a\u0000b',
  'a\nb\tc',
  '\u001b[31m',
  '\u202eabc',
  '\u200b',
  '\ud800',
  '\uffff',
  '${1+1} {{7*7}} <script>alert(1)</script>',
  '../../etc/passwd',
  'zzzz '.repeat(20).trim(),
  LONG,
];

/** What no answer may ever tell. */
const INSIDES = /INTERNAL|node_modules|\.[jt]s:\d|\\n *at |SELECT |INSERT |UPDATE |syntax error|violates|relation "|pg_|prisma|membership_|organization_period|person_contact|password_hash|search_name/i;

/** Two cases of a ward with a measure and a complaint before its standing committee each, denunciations and notices from courts, so that its lists of them have rows to page through. */
const SUBMITTED_CASES = [
  `INSERT INTO workflow_item (id, kind, organization_id, stage, opened_on)
   SELECT pair.id, pair.kind, ward.organization_id, pair.stage, '2026-11-20'::date
   FROM (SELECT organization_id FROM organization_period WHERE name = $1 LIMIT 1) ward, (
     SELECT unnest($2::uuid[]) AS id, 'case-inspection' AS kind, 'CONCLUDED' AS stage
     UNION ALL SELECT unnest($3::uuid[]), 'discipline', 'AWAITING_STANDING_COMMITTEE' UNION ALL SELECT unnest($4::uuid[]), 'complaint', 'AWAITING_STANDING_COMMITTEE'
     UNION ALL SELECT unnest($5::uuid[]), 'denunciation', 'UNDER_WAY' UNION ALL SELECT unnest($6::uuid[]), 'state-notice', 'RECEIVED') pair`,
  `INSERT INTO inspection_case (id, organization_id, conducted_by, kind, decision_number, decided_on, content)
   SELECT id, organization_id, 'INSPECTION_COMMITTEE', 'INSPECTION', '1', '2026-11-20', '…' FROM workflow_item WHERE id = ANY ($1::uuid[])`,
  `INSERT INTO inspection_case_subject (id, case_id, member_id)
   SELECT id, id, (SELECT member_id FROM membership WHERE kind = 'PRIMARY' AND valid_through IS NULL ORDER BY member_id LIMIT 1) FROM unnest($1::uuid[]) AS id`,
  `INSERT INTO discipline_case (id, inspection_case_id, member_id, cell_id, violation, proposal_number, proposed_on, proposed_form)
   SELECT measure_id, case_id, m.member_id, m.organization_id, '…', '1', '2026-11-20', 'REPRIMAND'
   FROM unnest($1::uuid[], $2::uuid[]) AS pair (case_id, measure_id), (SELECT * FROM membership WHERE kind = 'PRIMARY' AND valid_through IS NULL ORDER BY member_id LIMIT 1) m`,
  `INSERT INTO complaint (id, discipline_id, organization_id, handled_by, received_on, way, content)
   SELECT i.id, pair.measure_id, i.organization_id, 'STANDING_COMMITTEE', '2026-11-20', 'BY_POST', '…' FROM unnest($1::uuid[], $2::uuid[]) AS pair (id, measure_id) JOIN workflow_item i ON i.id = pair.id`,
  `INSERT INTO denunciation (id, organization_id, member_id, received_on, content, anonymous, case_id, taken_up_on)
   SELECT i.id, i.organization_id, s.member_id, '2026-11-20', '…', true, $2, '2026-11-20' FROM workflow_item i, (SELECT member_id FROM inspection_case_subject WHERE case_id = $2) s WHERE i.id = ANY ($1::uuid[])`,
  `INSERT INTO state_notice (id, organization_id, member_id, issuer, document_number, issued_on, received_on, matter, content)
   SELECT i.id, i.organization_id, s.member_id, '…', i.id::text, '2026-11-20', '2026-11-20', 'OTHER_SENTENCE', '…' FROM workflow_item i, (SELECT member_id FROM inspection_case_subject WHERE case_id = $2) s WHERE i.id = ANY ($1::uuid[])`,
  'INSERT INTO inspection_case_team (case_id, person_id) SELECT $1, person_id FROM account WHERE username = $2',
] as const;

/** In one transaction, as the server writes them: the item first, then what is of it. */
async function submitCases(owner: pg.Client): Promise<void> {
  const [items, cases, subjects, measures, complaints, denunciations, notices, team] = SUBMITTED_CASES;
  const [caseIds, measureIds, complaintIds, denunciationIds, noticeIds] = [[newId(), newId()], [newId(), newId()], [newId(), newId()], [newId(), newId()], [newId(), newId()]];
  await owner.query('BEGIN');
  await owner.query(items, [REPORTS.mocChau.ward.nameVi, caseIds, measureIds, complaintIds, denunciationIds, noticeIds]);
  await owner.query(cases, [caseIds]);
  await owner.query(subjects, [caseIds]);
  await owner.query(measures, [caseIds, measureIds]);
  // Against measures that nobody decided yet: only their lists are read here.
  await owner.query('ALTER TABLE complaint DISABLE TRIGGER complaint_stands');
  await owner.query(complaints, [complaintIds, measureIds]);
  await owner.query('ALTER TABLE complaint ENABLE TRIGGER complaint_stands');
  await owner.query(denunciations, [denunciationIds, caseIds[0]]);
  await owner.query(notices, [noticeIds, caseIds[0]]);
  await owner.query(team, [caseIds[0], USERS.standing]);
  await owner.query('COMMIT');
}

/** That somebody opened a user's record twice, so that there are rows of that to page through. */
const OPENED_TWICE = `
  WITH entry AS (INSERT INTO audit_entry (request_id, operation, outcome) SELECT gen_random_uuid(), 'member', 'DONE' FROM generate_series(1, 2) RETURNING id)
  INSERT INTO audit_subject (entry_id, subject_kind, subject_id, action)
  SELECT entry.id, 'member', m.id, 'READ' FROM entry, account a JOIN member m ON m.person_id = a.person_id WHERE a.username = $1`;

const COMPOSITION = operation(
  'composition',
  'query ($id: UUID!, $asOf: PlainDate, $age: Int!, $decimals: Int) { committee(id: $id, asOf: $asOf) { composition { agedAtMost(age: $age) { percentText(decimals: $decimals) } } } }',
);
// A preview takes the inputs of the mutations, which are asked one by one, and says what it would refuse instead of refusing.
const QUERIES = [...operations('query').filter(({ name }) => name !== 'accounts' && name !== 'reorganizationPreview'), COMPOSITION];
const CONNECTIONS = QUERIES.filter(({ places }) => places.some(({ path }) => path[0] === 'after'));
const MUTATIONS = operations('mutation');

let api: TestApi;
let inspector: Inspector;
let readers: Readonly<Record<'standing' | 'secretary', Client>>;
let administrator: Client, officer: Client, office: Client;
/** Variables with which each operation gets as far as it can without doing anything. */
let valid: Readonly<Record<string, Variables>>;

beforeAll(async () => {
  api = await TestApi.start();
  const owner = await connect(api.database.ownerUrl);
  await owner.query(`${WORK_IN_PROGRESS}; ${MERGED_ONCE}`);
  await submitCases(owner);
  await owner.query(OPENED_TWICE, [USERS.standing]);
  await owner.end();
  inspector = await Inspector.open(api.database);
  administrator = await api.login(USERS.administrator);
  [officer, office] = [await api.login(USERS.inspection), await api.login(USERS.office)];
  readers = { standing: await api.login(USERS.standing), secretary: await api.login(USERS.secretary) };
  const cell = `(SELECT organization_id FROM post JOIN account USING (person_id) WHERE username = '${USERS.secretary}' AND kind = 'SECRETARY' AND valid_through IS NULL LIMIT 1)`;
  const member = await inspector.value(`SELECT member_id FROM membership WHERE organization_id = ${cell} AND valid_through IS NULL LIMIT 1`);
  const organization = await inspector.value(`SELECT ${cell}`);
  const committee = await inspector.value(`SELECT id FROM committee WHERE organization_id = ${cell} AND valid_through IS NULL`);
  valid = validVariables({ member, organization, committee, season: await inspector.value(`SELECT season_id FROM rating_sheet WHERE organization_id = ${cell} AND year = 2026`) });
});

afterAll(async () => {
  await inspector.close();
  await api.close();
});

const variablesOf = ({ name }: InputOperation): Variables => valid[name] ?? {};

/** Sends an operation with one value changed; whatever the answer, it gives nothing away. */
async function sendWith(client: Client, operation: InputOperation, path: readonly string[], value: unknown): Promise<Answer<unknown>> {
  const answer = await client.send(operation.document, withValue(variablesOf(operation), path, value));
  expect(answer.text).not.toMatch(INSIDES);
  return answer;
}

function expectNamed(errors: readonly ApiError[] | undefined, codes: readonly string[], path: readonly string[], value: unknown): void {
  const shown = (errors ?? []).map(({ extensions }) => [extensions.refusals?.[0]?.code ?? extensions.code, (extensions.refusals?.[0] ?? extensions).path]);
  expect([value, shown]).toEqual([value, [[expect.stringMatching(`^(${codes.join('|')})$`), path]]]);
  for (const error of errors ?? []) expect(error.extensions.messages?.vi).not.toBe(error.extensions.messages?.en);
}

const placesOf = (all: readonly InputOperation[]): [string, InputOperation, InputPlace][] =>
  all.flatMap((each) => each.places.map((place): [string, InputOperation, InputPlace] => [`${each.name} ${place.path.join('.')}`, each, place]));

const ONE_IN = process.env['CHIBO_TEST_FULL'] === undefined ? 36 : 1;
/** In the short form one of so many, spread over all operations. */
const shortOf = <T>(all: readonly T[]): readonly T[] => all.filter((_, index) => index % ONE_IN === 0);

function wrongFor({ type, isEnum }: InputPlace): readonly unknown[] {
  const wrong = isEnum ? NOT_OF_ENUM : NOT_OF_TYPE[type];
  if (!wrong) throw new Error(`No wrong values are known for ${type}.`);
  return wrong;
}

async function expectAllRefused(client: Client, operation: InputOperation, place: InputPlace): Promise<void> {
  const wrong = wrongFor(place);
  const answers = await Promise.all(wrong.map((value) => sendWith(client, operation, place.path, value)));
  answers.forEach(({ errors }, index) => { expectNamed(errors, ['BAD_INPUT'], place.path, wrong[index]); });
}

function isRequired(document: string, variable: string): boolean {
  return new RegExp(`\\$${variable}: [^,)]+!`).test(document);
}

/** What it cannot be asked without. */
function requiredOf(operation: InputOperation): Variables {
  return Object.fromEntries(Object.entries(variablesOf(operation)).filter(([name]) => isRequired(operation.document, name)));
}

/** Somebody who may ask it, and is told rows; and those who may. */
const readerOf = ({ name }: InputOperation): Client => (name === 'stateNotices' ? officer : name === 'personMerges' ? office : name === 'duesPayments' ? readers.secretary : readers.standing);
function readersOf(query: InputOperation): readonly Client[] {
  return ['overrides', 'memberSuspensions', 'personMerges', 'stateNotices', 'ratingSeasonDrafts'].includes(query.name) ? [readerOf(query)] : Object.values(readers);
}

describe('values that are not of the type', () => {
  it.each(shortOf(placesOf(QUERIES)))('%s: each is refused by the name of its field', async (_, query, place) => {
    for (const client of Object.values(readers)) {
      await expectAllRefused(client, query, place);
      if (!place.isList) continue;
      const [value] = wrongFor(place);
      expectNamed((await sendWith(client, query, place.path, [value])).errors, ['BAD_INPUT', 'INVALID_VALUE'], [...place.path, '0'], value);
    }
  });

  it.each(shortOf(placesOf(MUTATIONS)))('%s: each is refused by the name of its field', async (_, mutation, place) => {
    for (const client of [administrator, readers.secretary]) {
      await expectAllRefused(client, mutation, place);
    }
  });

  it.each([...QUERIES, ...MUTATIONS].filter(({ places }) => places.length > 0).map((each): [string, InputOperation] => [each.name, each]))(
    '%s: what is required and what is unknown is named',
    async (_, { document, name }) => {
      const variables = { ...valid[name] };
      for (const key of Object.keys(variables).filter((variable) => isRequired(document, variable))) {
        const { errors, text } = await readers.standing.send(document, { ...variables, [key]: null });
        expect(text).not.toMatch(INSIDES);
        expectNamed(errors, ['BAD_INPUT'], [key], null);
      }
      const { text } = await readers.standing.send(document, { ...variables, filter: { noSuchField: 1 }, input: { noSuchField: 1 } });
      expect(text).not.toMatch(INSIDES);
    },
  );
});

describe('values written into the document', () => {
  it.each([
    ['{ member(id: "x") { id } }', 'BAD_INPUT', ['id']],
    ['{ members(asOf: "2026-02-30") { totalCount } }', 'BAD_INPUT', ['asOf']],
    ['{ members(filter: { organizationId: "%" }) { totalCount } }', 'BAD_INPUT', ['filter', 'organizationId']],
    ['{ members(filter: { gender: NEITHER }) { totalCount } }', 'GRAPHQL_VALIDATION_FAILED', []],
    ['{ members(first: 1.5) { totalCount } }', 'GRAPHQL_VALIDATION_FAILED', []],
    ['{ members(first: -1) { totalCount } }', 'PAGE_SIZE_INVALID', ['first']],
    ['{ members(filter: { name: "a\\u0000b" }) { totalCount } }', 'INVALID_VALUE', ['filter', 'name']],
  ])('%s', async (document, code, path) => {
    const { errors, text } = await readers.standing.send(document);
    expect(text).not.toMatch(INSIDES);
    expectNamed(errors, [code], path, document);
  });
});

describe('texts meant to break something', () => {
  const texts = (all: readonly InputOperation[]): [string, InputOperation, InputPlace][] => placesOf(all).filter(([, , { type }]) => type === 'String');

  it.each(shortOf(texts(QUERIES)))('%s: refused by name, or nothing is found', async (_, query, place) => {
    for (const client of readersOf(query)) {
      await Promise.all(
        HOSTILE.map(async (text) => {
          const { data, errors } = await sendWith(client, query, place.path, text);
          if (errors) expectNamed(errors, ['INVALID_VALUE', 'CURSOR_INVALID', 'METRIC_UNKNOWN', 'READING_UNKNOWN', 'RIGHT_UNKNOWN', 'NOT_FOUND'], place.path, text);
          else expect([text, data]).toEqual([text, { [query.name]: { totalCount: 0, edges: [] } }]);
        }),
      );
    }
  });

  it.each(shortOf(texts(MUTATIONS)))('%s: refused for a reason, and nothing is done', async (_, mutation, place) => {
    const before = await inspector.contents({ except: ['audit_entry', 'audit_subject'] });
    for (const text of HOSTILE) {
      const { errors } = await sendWith(administrator, mutation, place.path, text);
      expect([text, errors?.length]).toEqual([text, 1]);
      if (place.path.at(-1) === 'username' && mutation.name === 'createAccount') expectNamed(errors, ['INVALID_VALUE', 'USERNAME_MALFORMED'], place.path, text);
    }
    expect(await inspector.contents({ except: ['audit_entry', 'audit_subject'] })).toEqual(before);
  });

  it('find by name only whom they name', async () => {
    const { standing } = readers;
    const count = async (name: string): Promise<number> =>
      (await standing.ask<{ members: { totalCount: number } }>('query ($name: String) { members(first: 0, filter: { name: $name }) { totalCount } }', { name })).members.totalCount;
    expect(await count('')).toBeGreaterThan(100);
    expect(await count('nguyễn')).toBe(await count('  NGUYEN '));
    expect(await count('nguyen%')).toBe(0);
    expect(await count('nguy_n')).toBe(0);
  });
});

describe('ids', () => {
  const ids = placesOf(QUERIES).filter(([, , { type }]) => type === 'UUID');

  it.each(ids)('%s: what is out of scope answers like what does not exist', async (_, query, place) => {
    const elsewhere = await inspector.rows<{ id: string }>(
      `WITH ward AS (SELECT path FROM organization o JOIN organization_period p ON p.organization_id = o.id WHERE p.name = $1 LIMIT 1),
      unit AS (SELECT o.id FROM organization o JOIN ward ON o.path <@ ward.path)
      (SELECT id FROM unit LIMIT 3)
      UNION ALL (SELECT member_id FROM membership WHERE organization_id IN (TABLE unit) LIMIT 1)
      UNION ALL (SELECT c.id FROM committee c WHERE c.organization_id IN (TABLE unit) LIMIT 1)
      UNION ALL (SELECT person_id FROM post WHERE organization_id IN (TABLE unit) LIMIT 1)
      UNION ALL (SELECT id FROM account WHERE username = $2)`,
      [REPORTS.vanSon.ward.nameVi, USERS.vanSonStanding],
    );
    expect(elsewhere.length).toBeGreaterThan(5);
    for (const client of Object.values(readers)) {
      const unknown = withoutRequestId((await sendWith(client, query, place.path, newId())).text);
      for (const { id } of elsewhere) {
        for (const form of [id, id.toUpperCase()]) {
          expect(withoutRequestId((await sendWith(client, query, place.path, form)).text)).toBe(unknown);
        }
      }
    }
  });
});

describe('numbers and dates out of range', () => {
  it.each([
    ['members filter.ageFrom', -1],
    ['members filter.ageFrom', 151],
    ['members filter.ageTo', -1],
    ['members filter.ageTo', 2 ** 31 - 1],
    ['members filter.admissionYear', 1849],
    ['members filter.admissionYear', -1],
    ['members filter.admissionYear', 2201],
    ['composition age', -1],
    ['composition age', 151],
    ['composition decimals', -1],
    ['composition decimals', 4],
  ])('%s %d', async (name, value) => {
    const found = placesOf(QUERIES).find(([place]) => place === name);
    if (!found) throw new Error(`There is no ${name}.`);
    for (const client of Object.values(readers)) {
      expectNamed((await sendWith(client, found[1], found[2].path, value)).errors, ['INVALID_VALUE'], found[2].path, value);
    }
  });

  it('ages the wrong way round', async () => {
    for (const client of Object.values(readers)) {
      const error = await client.refusal('query ($filter: MemberFilter) { members(filter: $filter) { totalCount } }', { filter: { ageFrom: 60, ageTo: 30 } });
      expect(error.extensions).toMatchObject({ code: 'AGES_OUT_OF_ORDER', path: ['filter', 'ageFrom'], params: { ageFrom: 60, ageTo: 30 } });
    }
  });

  it.each(QUERIES.filter(({ places }) => places.some(({ type }) => type === 'PlainDate')).map((each): [string, InputOperation] => [each.name, each]))(
    '%s answers on the first and the last day there is',
    async (_, query) => {
      const filter = query.name === 'members' ? { filter: { ageFrom: 150, ageTo: 150 } } : {};
      for (const asOf of ['1850-01-01', '2200-12-31']) {
        const { errors, text } = await readers.standing.send(query.document, { ...variablesOf(query), ...filter, asOf });
        // No badges are known of before the first document on them.
        const unknown = query.name === 'badgeCandidates' && asOf === '1850-01-01' ? [['BADGES_UNKNOWN']] : undefined;
        expect([text, errors?.map(({ extensions }) => (extensions.refusals ?? []).map(({ code }) => code))]).toEqual([text, unknown]);
      }
    },
  );
});

/** What else narrows a list that goes by no name. */
const NARROWED: Readonly<Record<string, object>> = { duesPayments: { year: 2026 }, admissions: { stages: ['PREPARING'] }, overrides: { from: '2000-01-01' }, inspectionCases: { overdue: false }, disciplineCases: { hasFindings: false }, transfers: { overdue: false } };

describe('pages', () => {
  const each = CONNECTIONS.map((query): [string, InputOperation] => [query.name, query]);

  it.each(each)('%s: sizes and directions', async (_, query) => {
    for (const client of readersOf(query)) {
      for (const [field, size] of [['first', -1], ['first', 101], ['last', -1], ['last', 101], ['first', 2 ** 31 - 1]] as const) {
        expectNamed((await sendWith(client, query, [field], size)).errors, ['PAGE_SIZE_INVALID'], [field], size);
      }
      for (const both of [{ first: 1, last: 1 }, { first: 1, before: 'x' }, { last: 1, after: 'x' }, { after: 'x', before: 'x' }]) {
        const error = await client.refusal(query.document, { ...requiredOf(query), ...both });
        expect(error.extensions.code).toBe('PAGE_DIRECTION_AMBIGUOUS');
        expect(error.message).toMatch(/first.*last/);
      }
    }
  });

  it.each(each)('%s: cursors hold for the very list they came from', async (name, query) => {
    type Connection = Readonly<Record<string, { readonly edges: readonly { readonly cursor: string }[] }>>;
    const reader = readerOf(query);
    const cursorOf = async (from: InputOperation, variables: Variables): Promise<string> => {
      const cursor = (await readerOf(from).ask<Connection>(from.document, { ...requiredOf(from), first: 2, ...variables }))[from.name]?.edges[0]?.cursor;
      if (cursor === undefined) throw new Error('There is no row to take a cursor from.');
      return cursor;
    };
    const has = (argument: string): boolean => query.places.some(({ path }) => path[0] === argument);
    const narrowed = NARROWED[name];
    const own = await cursorOf(query, {});
    expect((await reader.send(query.document, { ...requiredOf(query), first: 1, after: own })).errors).toBeUndefined();
    const others = CONNECTIONS.filter((other) => other !== query);
    const elsewhere = await Promise.all([
      ...others.map((other) => cursorOf(other, {})),
      ...(narrowed ? [cursorOf(query, { filter: narrowed })] : has('filter') ? [cursorOf(query, { filter: { name: 'a' } }).catch(() => cursorOf(query, { filter: { name: 'chi bo' } }))] : []),
      ...(has('asOf') ? [cursorOf(query, { asOf: '2026-06-01' })] : []),
      ...(name === 'members' ? [cursorOf(query, { sort: 'SENIORITY' }), cursorOf(query, { descending: true })] : []),
    ]);
    const payload = Buffer.from(own, 'base64url').subarray(12);
    const forged = [
      own.slice(0, -2),
      own.slice(0, 12),
      `${own}AA`,
      `${own}=`,
      own.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A')),
      payload.toString('base64url'),
      Buffer.concat([Buffer.alloc(12), payload]).toString('base64url'),
      Buffer.from('["a","b"]').toString('base64url'),
      '',
    ];
    for (const cursor of [...elsewhere, ...forged]) {
      for (const field of ['after', 'before']) {
        expectNamed((await sendWith(reader, query, [field], cursor)).errors, ['CURSOR_INVALID'], [field], cursor);
      }
    }
  });
});
