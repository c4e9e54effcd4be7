/** A figure that a report prints, beside what the API answers. */
export interface Check {
  readonly figure: string;
  readonly printed: string;
  readonly answered: string;
  /** Line of the report; null where it is not one line's. */
  readonly line: number | null;
  /** Worked out from records, or kept as it was entered. */
  readonly from: 'RECORDS' | 'STORED';
}

/** What a report leaves open. */
export interface NotStated {
  readonly figure: string;
  readonly line: number | null;
}

export interface Findings {
  readonly checks: readonly Check[];
  readonly notStated: readonly NotStated[];
}

/** Sends a query as one of the demo's users. */
export type Ask = <T>(query: string, variables?: Readonly<Record<string, unknown>>) => Promise<T>;

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string }[];
}

/** Logs a user of the demo in over HTTP. */
export async function askAs(url: string, username: string, password: string): Promise<Ask> {
  const login = 'mutation ($input: LoginInput!) { login(input: $input) { token } }';
  const send = async (token: string | null, query: string, variables: object): Promise<unknown> => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token !== null && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as Answer;
    if (errors) throw new Error(errors.map(({ message }) => message).join('; '));
    return data;
  };
  const { login: session } = (await send(null, login, { input: { username, password, transport: 'BEARER' } })) as { login: { token: string } };
  return <T>(query: string, variables: object = {}) => send(session.token, query, variables) as Promise<T>;
}

/** The checks of a group of figures of one kind. */
export function recomputed(line: number | null, figures: readonly (readonly [figure: string, printed: string | number, answered: string | number | undefined])[]): Check[] {
  return figures.map(([figure, printed, answered]) => ({ figure, printed: String(printed), answered: String(answered ?? '–'), line, from: 'RECORDS' }));
}
