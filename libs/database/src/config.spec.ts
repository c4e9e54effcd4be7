import { loadConfig, type Flags } from './config.js';
import { StartupError } from './startup-error.js';

const OWNER = 'postgresql://owner:s3cret@db.example:5432/chibo';
const APP = 'postgresql://app:s3cret@db.example:5432/chibo';

function refusalsOf(env: Record<string, string>, flags: Flags = {}): string[] {
  try {
    loadConfig(env, flags, '/somewhere');
  } catch (error) {
    if (!(error instanceof StartupError)) throw error;
    expect(error.message).not.toContain('\n');
    for (const value of Object.values(env)) if (value.trim() !== '') expect(error.message).not.toContain(value);
    return error.findings.map(({ refusal, params }) => `${refusal.code} ${params['setting'] ?? ''}`);
  }
  return [];
}

describe('loadConfig', () => {
  it('needs no setting at all', () => {
    expect(loadConfig({ HOME: '/root', PORT: '80' }, {}, '/somewhere')).toEqual({
      database: { kind: 'embedded', dataDir: undefined },
      key: { kind: 'data-folder' },
      host: '127.0.0.1',
      port: 3000,
      logLevel: 'info',
      secureCookies: 'auto',
      development: false,
      empty: false,
      workingDir: '/somewhere',
      startedByNpm: false,
    });
  });

  it('reads every setting', () => {
    const env = { DATABASE_URL: OWNER, DATABASE_APP_URL: APP, CHIBO_KEY_FILE: 'a/key', CHIBO_HOST: '::', CHIBO_PORT: '0', CHIBO_LOG_LEVEL: 'warn', CHIBO_SECURE_COOKIES: 'always', npm_lifecycle_event: 'start' };
    expect(loadConfig(env, { development: true, empty: true }, '/somewhere')).toMatchObject({
      database: { kind: 'external', ownerUrl: OWNER, appUrl: APP },
      key: { kind: 'file', path: '/somewhere/a/key' },
      host: '::',
      port: 0,
      logLevel: 'warn',
      secureCookies: 'always',
      development: true,
      empty: true,
      startedByNpm: true,
    });
  });

  it('cannot be changed afterwards', () => {
    expect(Object.isFrozen(loadConfig({}))).toBe(true);
  });

  it.each<[string, Record<string, string>, string[]]>([
    ['an unknown setting', { CHIBO_PROT: 'qqq' }, ['SETTING_UNKNOWN CHIBO_PROT']],
    ['a port that is no number', { CHIBO_PORT: 'qqq' }, ['SETTING_MALFORMED CHIBO_PORT']],
    ['a port out of range', { CHIBO_PORT: '65537' }, ['SETTING_MALFORMED CHIBO_PORT']],
    ['a host with a path', { CHIBO_HOST: 'qqq/www' }, ['SETTING_MALFORMED CHIBO_HOST']],
    ['another word for cookies', { CHIBO_SECURE_COOKIES: 'qqq' }, ['SETTING_MALFORMED CHIBO_SECURE_COOKIES']],
    ['an unknown log level', { CHIBO_LOG_LEVEL: 'qqq' }, ['SETTING_MALFORMED CHIBO_LOG_LEVEL']],
    ['an empty setting', { CHIBO_DATA: ' ' }, ['SETTING_MALFORMED CHIBO_DATA']],
    ['only the owner of an external database', { DATABASE_URL: OWNER, CHIBO_KEY: 'k' }, ['SETTING_MISSING DATABASE_APP_URL']],
    ['only the application’s role', { DATABASE_APP_URL: APP }, ['SETTING_MISSING DATABASE_URL']],
    ['an external database without key', { DATABASE_URL: OWNER, DATABASE_APP_URL: APP }, ['KEY_MISSING CHIBO_KEY_FILE, CHIBO_KEY']],
    ['an address of something else', { DATABASE_URL: 'mysql://u:p@h/d', DATABASE_APP_URL: APP, CHIBO_KEY: 'kkk' }, ['SETTING_MALFORMED DATABASE_URL']],
    ['an address without database', { DATABASE_URL: 'postgresql://u:p@h', DATABASE_APP_URL: APP, CHIBO_KEY: 'kkk' }, ['SETTING_MALFORMED DATABASE_URL']],
    ['two keys', { CHIBO_KEY: 'kkk', CHIBO_KEY_FILE: 'fff' }, ['SETTINGS_EXCLUSIVE CHIBO_KEY']],
    ['a data folder for an external database', { DATABASE_URL: OWNER, DATABASE_APP_URL: APP, CHIBO_KEY: 'kkk', CHIBO_DATA: 'ddd' }, ['SETTINGS_EXCLUSIVE CHIBO_DATA']],
    ['everything at once', { CHIBO_PORT: 'qqq', CHIBO_X: 'xxx' }, ['SETTING_UNKNOWN CHIBO_X', 'SETTING_MALFORMED CHIBO_PORT']],
  ])('refuses %s by name, without its value', (_, env, expected) => {
    expect(refusalsOf(env)).toEqual(expected);
  });
});
