// What chibo is compared with, as a process of its own: a bare Fastify server that does the same work by hand.
// Per request: session look-up, transaction, scope, one prepared statement, audit, commit, JSON by a schema.
// Below /bare the statement alone, as the owner of the tables, whom row-level security does not concern.
import { createHash, randomUUID } from 'node:crypto';
import Fastify, { type FastifyRequest } from 'fastify';
import pg from 'pg';
import { BASELINE, type BaselineQuery } from './baseline-queries.js';

const { appUrl, ownerUrl } = JSON.parse(process.env['BENCH_DATABASE'] ?? '') as { appUrl: string; ownerUrl: string };

/** As many as chibo has. */
const CONNECTIONS = 10;

/** Today in Vietnam, as YYYY-MM-DD. */
const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });

interface Session {
  readonly account_id: string;
  readonly person_id: string | null;
  readonly member_id: string | null;
  readonly posts: readonly { readonly kind: string; readonly path: string }[];
}

interface Asked {
  readonly Querystring: Readonly<Record<string, string>>;
}

const SESSION = { name: 'session', text: 'SELECT * FROM chibo_session_actor($1, $2)' };
const SCOPE = {
  name: 'scope',
  text: `SELECT set_config('chibo.account', $1, true), set_config('chibo.person', $2, true), set_config('chibo.member', $3, true),
    set_config('chibo.organization_read', $4, true), set_config('chibo.member_read', $4, true),
    set_config('chibo.rating_read', $4, true), set_config('chibo.target_read', $4, true)`,
};
const AUDIT = {
  name: 'audit',
  text: `
    WITH entry AS (SELECT nextval('audit_entry_id_seq') AS id),
    appended AS (
      INSERT INTO audit_entry (id, request_id, account_id, person_id, hat, operation, outcome)
      SELECT id, $1, chibo_account(), chibo_person(), $2, $3, 'DONE' FROM entry)
    INSERT INTO audit_subject (entry_id, subject_kind, subject_id, action)
    SELECT entry.id, 'member', member, 'READ' FROM entry, unnest($4::uuid[]) AS member`,
};

const getTypeParser: pg.CustomTypesConfig['getTypeParser'] = (oid, format) =>
  oid === pg.types.builtins.DATE ? (value: string) => value : (pg.types.getTypeParser(oid, format) as (value: string | Buffer) => unknown);
const app = new pg.Pool({ connectionString: appUrl, max: CONNECTIONS, types: { getTypeParser } });
const owner = new pg.Pool({ connectionString: ownerUrl, max: CONNECTIONS, types: { getTypeParser } });

type Rows = Record<string, unknown>[];

async function read(client: pg.ClientBase | pg.Pool, name: string, { text, params }: BaselineQuery, request: FastifyRequest<Asked>): Promise<Rows> {
  const { rows } = await client.query<Record<string, unknown>>({ name, text, values: params.map((param) => request.query[param]) });
  return rows;
}

async function answer(path: string, query: BaselineQuery, request: FastifyRequest<Asked>): Promise<Rows> {
  const token = (request.headers.authorization ?? '').replace(/^Bearer /, '');
  const client = await app.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
    const { rows: [session] } = await client.query<Session>({ ...SESSION, values: [createHash('sha256').update(token).digest(), DAY.format()] });
    if (!session) throw new Error('The session does not live.');
    const scope = `{${session.posts.map((post) => `"${post.path}"`).join(',')}}`;
    await client.query({ ...SCOPE, values: [session.account_id, session.person_id ?? '', session.member_id ?? '', scope] });
    const rows = await read(client, path, query, request);
    const { member } = query;
    const members = member === undefined ? [] : rows.map((row) => row[member]);
    await client.query({ ...AUDIT, values: [randomUUID(), session.posts.map(({ kind }) => kind).join(' '), path, members] });
    await client.query('COMMIT');
    return rows;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

function schemaOf({ fields, nullable = [] }: BaselineQuery): object {
  const properties = Object.fromEntries(Object.entries(fields).map(([name, type]) => [name, { type, nullable: nullable.includes(name) }]));
  return { response: { 200: { type: 'array', items: { type: 'object', properties } } } };
}

const server = Fastify();
for (const [path, query] of Object.entries(BASELINE)) {
  server.get<Asked>(path, { schema: schemaOf(query) }, (request) => answer(path, query, request));
  server.get<Asked>(`/bare${path}`, { schema: schemaOf(query) }, (request) => read(owner, path, query, request));
}
process.stdout.write(`${await server.listen({ host: '127.0.0.1', port: 0 })}\n`);
// It ends with whoever started it.
process.stdin.resume();
await new Promise((resolve) => process.stdin.once('close', resolve));
await server.close();
await Promise.all([app.end(), owner.end()]);
