import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { access, chmod, constants, mkdir, readFile, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UNFINISHED, writeWhole } from './files.js';
import { serverUser, userMay } from './server-user.js';
import { startupRefusals as refusals } from './startup.refusals.js';
import { cannotStart, codeOf, StartupError } from './startup-error.js';

const FORMAT = 1;
const POSTGRESQL = '18';

/** What the folder says about itself, in chibo.json. */
interface Marker {
  readonly format: number;
  readonly createdAt: string;
  /** Whether demo data is wanted; the first start decides. */
  readonly demo?: boolean;
}

/** The one folder in which everything of an installation with the embedded server lies. */
export class DataFolder {
  private constructor(
    readonly path: string,
    private marker: Marker,
  ) {}

  get markerFile(): string {
    return join(this.path, 'chibo.json');
  }

  get lockFile(): string {
    return join(this.path, 'chibo.lock');
  }

  get keysFolder(): string {
    return join(this.path, 'keys');
  }

  get masterKeyFile(): string {
    return join(this.keysFolder, 'master.key');
  }

  get passwordsFile(): string {
    return join(this.keysFolder, 'database.json');
  }

  /** The server's own folder. */
  get serverFolder(): string {
    return join(this.path, 'postgres');
  }

  get logFile(): string {
    return join(this.path, 'postgres.log');
  }

  get binariesFolder(): string {
    return join(this.path, 'binaries');
  }

  /** Whether demo data is wanted; undefined until the first start has decided. */
  get demo(): boolean | undefined {
    return this.marker.demo;
  }

  async decideDemo(demo: boolean): Promise<void> {
    this.marker = { ...this.marker, demo };
    await writeMarker(this.markerFile, this.marker);
  }

  /**
   * Opens the folder, and makes it when it is not there.
   * @throws StartupError when it cannot be used, or is not ours; then nothing in it was touched
   */
  static async open(path: string): Promise<DataFolder> {
    try {
      const root = process.getuid?.() === 0;
      await mkdir(path, { recursive: true, mode: root ? 0o711 : 0o700 });
      await access(path, constants.R_OK | constants.W_OK | constants.X_OK);
      const user = serverUser(join(path, 'postgres'));
      if (user && !userMay(user, '-x', path)) throw cannotStart(refusals.DATA_CLOSED, { user: user.name });
      const folder = new DataFolder(path, await readMarker(path));
      await checkPostgresVersion(folder.serverFolder);
      await mkdir(folder.keysFolder, { recursive: true, mode: 0o700 });
      await chmod(folder.keysFolder, 0o700);
      return folder;
    } catch (error) {
      if (error instanceof StartupError) throw error;
      throw cannotStart(refusals.DATA_UNUSABLE, { reason: codeOf(error) ?? 'I/O' });
    }
  }

  /**
   * Where the data lies: where the setting says, otherwise `data` in the working folder. As root, when the
   * database's own user cannot enter that folder, below /var/lib instead. Data that exists stays where it is.
   */
  static locate(setting: string | undefined, workingDir: string): string {
    if (setting !== undefined) return setting;
    const usual = join(workingDir, 'data');
    if (process.getuid?.() !== 0 || existsSync(join(usual, 'chibo.json'))) return usual;
    const hash = createHash('sha256').update(workingDir).digest('hex').slice(0, 12);
    const elsewhere = join('/var/lib', `chibo-${hash}`);
    if (existsSync(join(elsewhere, 'chibo.json'))) return elsewhere;
    return userMay(serverUser(join(usual, 'postgres')), '-x', firstExisting(usual)) ? usual : elsewhere;
  }
}

function firstExisting(path: string): string {
  return existsSync(path) ? path : firstExisting(dirname(path));
}

async function readMarker(path: string): Promise<Marker> {
  const file = join(path, 'chibo.json');
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) {
    const names = await readdir(path);
    if (names.some((name) => !name.startsWith(UNFINISHED))) throw cannotStart(refusals.DATA_FOREIGN);
    const marker = { format: FORMAT, createdAt: new Date().toISOString() };
    await writeMarker(file, marker);
    return marker;
  }
  const marker = parseMarker(text);
  if (!marker) throw cannotStart(refusals.DATA_FOREIGN);
  if (marker.format > FORMAT) throw cannotStart(refusals.DATA_NEWER);
  return marker;
}

function parseMarker(text: string): Marker | undefined {
  try {
    const marker = JSON.parse(text) as Partial<Marker> | null;
    return typeof marker?.format === 'number' && typeof marker.createdAt === 'string' ? (marker as Marker) : undefined;
  } catch {
    return undefined;
  }
}

async function writeMarker(file: string, marker: Marker): Promise<void> {
  await writeWhole(file, `${JSON.stringify(marker, null, 2)}\n`, 0o644);
}

async function checkPostgresVersion(serverFolder: string): Promise<void> {
  const version = await readFile(join(serverFolder, 'PG_VERSION'), 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (version === undefined || version.trim() === POSTGRESQL) return;
  throw cannotStart(refusals.DATA_OTHER_POSTGRESQL, { found: version.trim(), expected: POSTGRESQL });
}
