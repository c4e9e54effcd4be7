import { resolve } from 'node:path';
import { finding, type Finding, type RefusalParams } from '#kernel';
import { StartupError } from './startup-error.js';
import { startupRefusals as refusals } from './startup.refusals.js';

const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Where the database is: the one we run ourselves (folder empty: the default one), or somebody else's. */
export type DatabaseConfig =
  | { readonly kind: 'embedded'; readonly dataDir: string | undefined }
  | { readonly kind: 'external'; readonly ownerUrl: string; readonly appUrl: string };

/** Where the master key comes from. */
export type KeyConfig =
  | { readonly kind: 'data-folder' }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'value'; readonly value: string };

export interface Config {
  readonly database: DatabaseConfig;
  readonly key: KeyConfig;
  readonly host: string;
  readonly port: number;
  readonly logLevel: LogLevel;
  /** Session cookies travel over HTTPS only; `auto`: unless the host is this machine itself. */
  readonly secureCookies: 'always' | 'auto';
  /** More is shown and less is hidden: the GraphQL page, details of errors. */
  readonly development: boolean;
  /** The first start makes no demo data. */
  readonly empty: boolean;
  /** The folder the program was started in. */
  readonly workingDir: string;
  /** npm started the program; when npm is gone, so is whoever wanted the program to run. */
  readonly startedByNpm: boolean;
}

export interface Flags {
  readonly development?: boolean;
  readonly empty?: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

const SETTINGS = ['CHIBO_DATA', 'CHIBO_HOST', 'CHIBO_KEY', 'CHIBO_KEY_FILE', 'CHIBO_LOG_LEVEL', 'CHIBO_PORT', 'CHIBO_SECURE_COOKIES'];
const HOST = /^[\p{L}\p{N}.:_-]+$/u;

/**
 * Reads all settings; nothing else in the program looks at the environment.
 * @throws StartupError naming every setting that is unknown, missing or malformed, and no value
 */
export function loadConfig(env: Environment, flags: Flags = {}, workingDir: string = process.cwd()): Config {
  const settings = new Settings(env);
  for (const name of Object.keys(env)) {
    if (name.startsWith('CHIBO_') && !SETTINGS.includes(name)) settings.refuse('SETTING_UNKNOWN', { setting: name });
  }
  const path = (name: string): string | undefined => {
    const text = settings.text(name);
    return text === undefined ? undefined : resolve(workingDir, text);
  };
  const database = readDatabase(settings, path('CHIBO_DATA'));
  const config: Config = {
    database,
    key: readKey(settings, path('CHIBO_KEY_FILE'), database),
    host: settings.matching('CHIBO_HOST', HOST, ['một tên máy hoặc địa chỉ IP', 'a host name or an IP address']) ?? '127.0.0.1',
    port: readPort(settings),
    logLevel: readLogLevel(settings),
    secureCookies: readSecureCookies(settings),
    development: flags.development ?? false,
    empty: flags.empty ?? false,
    workingDir,
    startedByNpm: env['npm_lifecycle_event'] !== undefined,
  };
  settings.throwIfRefused();
  return Object.freeze(config);
}

function readDatabase(settings: Settings, dataDir: string | undefined): DatabaseConfig {
  const ownerUrl = readUrl(settings, 'DATABASE_URL');
  const appUrl = readUrl(settings, 'DATABASE_APP_URL');
  if (settings.has('DATABASE_URL') !== settings.has('DATABASE_APP_URL')) {
    const [setting, other] = settings.has('DATABASE_URL') ? ['DATABASE_APP_URL', 'DATABASE_URL'] : ['DATABASE_URL', 'DATABASE_APP_URL'];
    settings.refuse('SETTING_MISSING', { setting, other });
  }
  if (settings.has('DATABASE_URL') && dataDir !== undefined) {
    settings.refuse('SETTINGS_EXCLUSIVE', { setting: 'CHIBO_DATA', other: 'DATABASE_URL' });
  }
  if (ownerUrl === undefined || appUrl === undefined) return { kind: 'embedded', dataDir };
  return { kind: 'external', ownerUrl, appUrl };
}

function readUrl(settings: Settings, name: string): string | undefined {
  const text = settings.text(name);
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const whole = url && /^postgres(ql)?:$/.test(url.protocol) && url.hostname !== '' && url.pathname.length > 1;
  if (!whole) settings.malformed(name, ['postgresql://tên:mật-khẩu@máy:cổng/cơ-sở-dữ-liệu', 'postgresql://name:password@host:port/database']);
  return text;
}

function readKey(settings: Settings, path: string | undefined, database: DatabaseConfig): KeyConfig {
  const value = settings.text('CHIBO_KEY');
  if (path !== undefined && value !== undefined) {
    settings.refuse('SETTINGS_EXCLUSIVE', { setting: 'CHIBO_KEY', other: 'CHIBO_KEY_FILE' });
  }
  if (path !== undefined) return { kind: 'file', path };
  if (value !== undefined) return { kind: 'value', value };
  if (database.kind === 'external') settings.refuse('KEY_MISSING', { setting: 'CHIBO_KEY_FILE, CHIBO_KEY' });
  return { kind: 'data-folder' };
}

function readPort(settings: Settings): number {
  const needed = ['một số nguyên từ 0 đến 65535', 'a whole number from 0 to 65535'] as const;
  const text = settings.matching('CHIBO_PORT', /^\d{1,5}$/, needed) ?? '3000';
  const port = Number(text);
  if (port > 65_535) settings.malformed('CHIBO_PORT', needed);
  return port;
}

function readSecureCookies(settings: Settings): 'always' | 'auto' {
  const text = settings.text('CHIBO_SECURE_COOKIES') ?? 'auto';
  if (text !== 'always' && text !== 'auto') settings.malformed('CHIBO_SECURE_COOKIES', ['always hoặc auto', 'always or auto']);
  return text === 'always' ? 'always' : 'auto';
}

function readLogLevel(settings: Settings): LogLevel {
  const text = settings.text('CHIBO_LOG_LEVEL') ?? 'info';
  const level = LOG_LEVELS.find((each) => each === text);
  if (!level) settings.malformed('CHIBO_LOG_LEVEL', [`một trong ${LOG_LEVELS.join(', ')}`, `one of ${LOG_LEVELS.join(', ')}`]);
  return level ?? 'info';
}

/** The environment, and what is wrong with it. */
class Settings {
  private readonly findings: Finding[] = [];

  constructor(private readonly env: Environment) {}

  has(name: string): boolean {
    return this.env[name] !== undefined;
  }

  /** The setting's text. An empty one is a mistake, not a way to leave it out. */
  text(name: string): string | undefined {
    const text = this.env[name];
    if (text?.trim() !== '') return text;
    this.malformed(name, ['một giá trị, hoặc bỏ hẳn', 'a value, or left out']);
    return undefined;
  }

  matching(name: string, pattern: RegExp, needed: readonly [string, string]): string | undefined {
    const text = this.text(name);
    if (text === undefined || pattern.test(text)) return text;
    this.malformed(name, needed);
    return undefined;
  }

  malformed(setting: string, [needVi, needEn]: readonly [string, string]): void {
    this.refuse('SETTING_MALFORMED', { setting, needVi, needEn });
  }

  refuse(code: keyof typeof refusals, params: RefusalParams): void {
    this.findings.push(finding(refusals[code], params));
  }

  throwIfRefused(): void {
    const [first, ...rest] = this.findings;
    if (first) throw new StartupError([first, ...rest]);
  }
}
