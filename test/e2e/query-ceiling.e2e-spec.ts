import pg from 'pg';
import { WORK_IN_PROGRESS } from '../access/work-in-progress.js';
import { connect } from '../setup/client.js';
import { type Client, TestApi, USERS } from './api.js';
import { ApiHere } from './api-here.js';
import { everything } from './every-query.js';

/** Transaction, session, scope and audit: what every query costs besides its own statements. */
const FIXED = ['BEGIN', 'chibo_session_actor', `set_config('chibo.' || name`, 'audit_entry', 'COMMIT'];

const LINEAGE = 'lineage { kind decision { number } predecessor { id name } successor { id name } }';
const PERIODS = 'periods { name decision { number } parent { id name } }';
const POSTS = 'posts { kind person { fullName contact { phone } member { id seniorityYears } } organization { name } }';
const COMPOSITION = 'composition { size byGender { share { percentText } } byEthnicGroup { ethnicGroup { nameVi } } byEducation { education } byPoliticalTheory { politicalTheory } agedAtMost(age: 35) { count } }';

/** Each list with all that belongs to its rows, and the most statements it may take, however long. */
const CEILINGS = [
  { list: 'members', what: 'the members alone', fields: 'id status', ceiling: 1 },
  {
    list: 'members',
    what: 'members with person, contact, posts, statuses, memberships and organisations',
    fields: `id status seniorityYears organization { id name parent { name } } statuses { status } memberships { kind organization { name } }
      person { fullName birthDate ethnicGroup { nameVi } contact { phone email address } posts { kind organization { name } } member { id } }`,
    ceiling: 10,
  },
  { list: 'members', what: 'members with their numbers, by their ends', fields: 'id cardNumber person { nationalId identityNumbers { masked } }', ceiling: 2 },
  { list: 'organizations', what: 'the organisations alone', fields: 'id name kind', ceiling: 1 },
  {
    list: 'organizations',
    what: 'organisations with parent, children, ancestors, counts, history and decisions',
    fields: `id name memberCount parent { name } children { id name memberCount } ancestors { name } ${PERIODS} ${LINEAGE}`,
    ceiling: 12,
  },
  { list: 'organizations', what: 'organisations with parent, children and counts', fields: 'id name memberCount parent { name } children { id name memberCount } ancestors { name }', ceiling: 6 },
  { list: 'organizations', what: 'posts with their persons and seniority', fields: `id ${POSTS}`, ceiling: 7 },
  { list: 'organizations', what: 'committees with composition and posts', fields: `id committees { kind ${COMPOSITION} organization { name } ${POSTS} }`, ceiling: 9 },
  { list: 'admissions', what: 'the admissions alone', fields: 'id appliedOn', ceiling: 1 },
  {
    list: 'admissions',
    what: 'admissions with candidate, cell, introducers, inquiries, member, state and log',
    fields: `id candidate { fullName contact { phone } posts { kind } } organization { name } introducers { place member { person { fullName } } }
      inquiries { subject outcome } member { id } state { stage version } log { action }`,
    ceiling: 11,
  },
] as const;

describe('statements a list takes', () => {
  const original = Object.getOwnPropertyDescriptor(pg.Client.prototype, 'query');
  const statements: string[] = [];
  let api: TestApi;
  let client: Client;

  beforeAll(async () => {
    listen();
    api = await TestApi.start(new ApiHere());
    const owner = await connect(api.database.ownerUrl);
    await owner.query(WORK_IN_PROGRESS);
    await owner.end();
    client = await api.login(USERS.office);
    // A server reads each data key once in its life.
    await client.ask('{ members(first: 1, filter: { statuses: [FULL] }) { edges { node { cardNumber } } } }');
  });

  afterAll(async () => {
    if (original) Object.defineProperty(pg.Client.prototype, 'query', original);
    await api.close();
  });

  /** Notes every statement that any connection of this process sends. */
  function listen(): void {
    const send = original?.value as (this: pg.Client, ...args: unknown[]) => unknown;
    const noting = function (this: pg.Client, ...args: unknown[]): unknown {
      const [first] = args;
      statements.push(typeof first === 'string' ? first : (first as { text: string }).text);
      return send.apply(this, args);
    };
    Object.defineProperty(pg.Client.prototype, 'query', { ...original, value: noting });
  }

  /** The statements of one operation, without those that every operation takes. */
  async function statementsOf(query: string, variables: Readonly<Record<string, unknown>>): Promise<string[]> {
    statements.length = 0;
    await client.ask(query, variables);
    const fixed = FIXED.map((part) => statements.filter((each) => each.includes(part)).length);
    expect(fixed).toEqual(FIXED.map(() => 1));
    return statements.filter((each) => !FIXED.some((part) => each.includes(part)));
  }

  it.each(CEILINGS)('$list: $what, at most $ceiling', async ({ list, fields, ceiling }) => {
    // From the end: there stand the organisations that have children and predecessors.
    const query = `query ($last: Int!) { list: ${list}(last: $last) { edges { node { ${fields} } } } }`;
    const [few, some, many] = [await statementsOf(query, { last: 5 }), await statementsOf(query, { last: 40 }), await statementsOf(query, { last: 100 })];
    // Among five rows there may be none with, say, a post, and then nothing is asked of posts; in a long list,
    // what belongs to one row may be loaded already for another. Whether two paths to the same kind of record share a
    // statement depends on which answer comes first; the kinds of statements do not.
    expect(new Set(many).size).toBeLessThanOrEqual(new Set(some).size);
    for (const statements of [few, some, many]) expect(statements.length).toBeLessThanOrEqual(ceiling);
    expect(many.length).toBeGreaterThan(0);
  });

  it('the number of rows in all pages takes one more', async () => {
    for (const list of ['members', 'organizations', 'admissions']) {
      const query = `query ($first: Int!) { list: ${list}(first: $first) { totalCount edges { node { id } } } }`;
      expect(await statementsOf(query, { first: 100 })).toHaveLength(2);
    }
  });

  it('everything there is to know of members grows with the depth of the query, not with the list', async () => {
    const query = everything('members', 1);
    const [few, many] = [await statementsOf(query, { first: 20 }), await statementsOf(query, { first: 100 })];
    expect(new Set(many).size).toBeGreaterThanOrEqual(new Set(few).size);
    expect(many.length).toBeLessThanOrEqual(28);
  });

  it('what was reported for all measures of a resolution takes one', async () => {
    const query = '{ resolutions { targets { measures { progress { observation { value author { fullName } } } years { observation { value } } } } } }';
    statements.length = 0;
    await client.ask(query);
    expect(statements.filter((each) => each.includes('chibo_reported('))).toHaveLength(1);
  });
});
