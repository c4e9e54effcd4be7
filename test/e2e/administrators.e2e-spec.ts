import { newId } from '#kernel';
import { DISABLE_ACCOUNT, openAccount, type OpenAccount } from './account-operations.js';
import { TestApi, USERS, type ApiError, type Client } from './api.js';
import { END_GRANT } from './grant-operations.js';
import { Inspector } from './inspector.js';
import { KeptState } from './kept-state.js';

const codes = ({ extensions }: ApiError): string[] => extensions.refusals?.map(({ code }) => code) ?? [extensions.code];

describe('accounts are managed by somebody always', () => {
  let api: TestApi;
  let inspector: Inspector;
  let demo: KeptState;
  let administrator: Client;

  beforeAll(async () => {
    api = await TestApi.start();
    inspector = await Inspector.open(api.database);
    administrator = await api.login(USERS.administrator);
    demo = await KeptState.of(inspector, 'kept_demo');
  });

  afterEach(() => demo.restore());

  afterAll(async () => {
    await inspector.close();
    await api.close();
  });

  const refused = async (client: Client, document: string, input: object): Promise<readonly string[]> => codes(await client.refusal(document, { input }));
  const leave = (id: string, version = 1): Readonly<Record<string, unknown>> => ({ id, version, reason: 'Nghỉ hưu' });
  let second: OpenAccount;
  let grants: readonly [string, string];

  beforeEach(async () => {
    const own = await inspector.value<string>(`SELECT g.id FROM access_grant g JOIN account a ON a.id = g.account_id WHERE a.username = '${USERS.administrator}'`);
    second = await openAccount(api, administrator);
    grants = [own, newId()];
  });

  const appointSecond = () => inspector.run([`INSERT INTO access_grant (id, account_id, role, valid_from) VALUES ('${grants[1]}', '${second.id}', 'ADMINISTRATOR', '2026-11-21')`]);
  /** Both at the same moment: one is done, the other refused. */
  const bothAtOnce = async (one: ReturnType<Client['send']>, other: ReturnType<Client['send']>): Promise<void> => {
    const answers = (await Promise.all([one, other])).map(({ errors }) => errors?.map(codes) ?? []);
    expect(answers.sort((a, b) => a.length - b.length)).toEqual([[], [['LAST_ADMINISTRATOR']]]);
  };

  it('the last one is not ended', async () => {
    expect(await refused(administrator, END_GRANT, leave(grants[0]))).toEqual(['LAST_ADMINISTRATOR']);
    expect(await refused(administrator, END_GRANT, leave(grants[0], 2))).toEqual(['VERSION_STALE']);
    await appointSecond();
    await administrator.ask(END_GRANT, { input: leave(grants[0]) });
    expect(await refused(second.client, END_GRANT, leave(grants[1]))).toEqual(['LAST_ADMINISTRATOR']);
  });

  it('two do not leave at once', async () => {
    await appointSecond();
    await bothAtOnce(administrator.send(END_GRANT, { input: leave(grants[0]) }), second.client.send(END_GRANT, { input: leave(grants[1]) }));
  });

  it('two do not disable each other at once', async () => {
    await appointSecond();
    const [first] = await inspector.rows<{ id: string; version: number }>(`SELECT id, version FROM account WHERE username = '${USERS.administrator}'`);
    const disable = (client: Client, { id, version }: { id: string; version: number }) => client.send(DISABLE_ACCOUNT, { input: { id, version } });
    await bothAtOnce(disable(administrator, second), disable(second.client, first ?? second));
  });
});
