import pg from 'pg';

/** A connection to a test database, open until the test file closes it; dates come as texts. */
export async function connect(url: string): Promise<pg.Client> {
  const getTypeParser: pg.CustomTypesConfig['getTypeParser'] = (oid, format) =>
    oid === pg.types.builtins.DATE ? (value: string) => value : (pg.types.getTypeParser(oid, format) as (value: string | Buffer) => unknown);
  const client = new pg.Client({ connectionString: url, types: { getTypeParser } });
  await client.connect();
  return client;
}

/** The values of the only column of a query. */
export async function column(client: pg.Client, text: string, values: readonly unknown[] = []): Promise<string[]> {
  const { rows } = await client.query<string[]>({ text, values: [...values], rowMode: 'array' });
  return rows.map(([value]) => String(value));
}

/** The SQLSTATE with which a statement is refused; the transaction it ran in, if any, is rolled back. */
export async function refusalOf(client: pg.Client, text: string, values: readonly unknown[] = []): Promise<string> {
  try {
    await client.query(text, [...values]);
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code !== undefined) return error.code;
    throw error;
  }
  return 'not refused';
}
