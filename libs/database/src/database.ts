import { DataFolder } from './data-folder.js';
import { DataKeys } from './data-keys.js';
import { findRunning, startEmbedded, type EmbeddedServer } from './embedded-server.js';
import { checkExternal, withClient } from './external-database.js';
import { FolderLock } from './folder-lock.js';
import { checkKeys, install, readInstallation, type Installation } from './installation.js';
import { Keys, readKeys } from './keys.js';
import { migrate, migrationState, refuseUnknown } from './migrations.js';
import { startupRefusals as refusals } from './startup.refusals.js';
import { Sql } from './sql.js';
import { cannotStart } from './startup-error.js';
import type { Config } from './config.js';
import { join } from 'node:path';
import type pg from 'pg';

/** A database that runs, is up to date and belongs to our keys. */
export interface Database {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly keys: Keys;
  readonly installation: Installation;
  /** Migrations that were applied just now. */
  readonly migrated: readonly string[];
  /** The data folder; undefined for an external database. */
  readonly folder: DataFolder | undefined;
  /** Tells a next start that this one is about to end. */
  announceStop(): Promise<void>;
  /** Stops what opening the database started. */
  stop(): Promise<void>;
}

export interface OpenOptions {
  /** Use the server that another chibo runs on the data folder, if one does. */
  readonly shared?: boolean;
  readonly log?: (line: string) => void;
  readonly migrationsFolder?: string;
}

/** What can be reached of a database before it is known to be ours. */
interface Source {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly folder: DataFolder | undefined;
  announceStop(): Promise<void>;
  stop(): Promise<void>;
}

const nothing = (): Promise<void> => Promise.resolve();

/**
 * Everything between a configuration and a database one can work with.
 * @throws StartupError; nothing that was started runs on
 */
export async function openDatabase(config: Config, options: OpenOptions = {}): Promise<Database> {
  const source = await reach(config, options);
  try {
    return { ...source, ...(await prepare(config, source, options.migrationsFolder)) };
  } catch (error) {
    await source.stop();
    throw error;
  }
}

/** Where the configuration puts the data folder; undefined for an external database. */
export function dataDirOf(config: Config): string | undefined {
  return config.database.kind === 'embedded' ? DataFolder.locate(config.database.dataDir, config.workingDir) : undefined;
}

/**
 * Refuses a data folder on which another chibo runs, before anything is done to it.
 * @throws StartupError DATA_IN_USE
 */
export async function refuseFolderInUse(config: Config): Promise<void> {
  const dataDir = dataDirOf(config);
  if (dataDir !== undefined && (await FolderLock.isHeld(join(dataDir, 'chibo.lock')))) throw cannotStart(refusals.DATA_IN_USE);
}

async function reach(config: Config, options: OpenOptions): Promise<Source> {
  if (config.database.kind === 'external') {
    const { ownerUrl, appUrl } = config.database;
    await checkExternal(ownerUrl, appUrl);
    return { ownerUrl, appUrl, folder: undefined, announceStop: nothing, stop: nothing };
  }
  const dataDir = DataFolder.locate(config.database.dataDir, config.workingDir);
  if (options.shared && (await FolderLock.isHeld(join(dataDir, 'chibo.lock')))) {
    const running = await findRunning(dataDir);
    if (!running) throw cannotStart(refusals.DATA_IN_USE);
    return { ...running, announceStop: nothing, stop: nothing };
  }
  const server: EmbeddedServer = await startEmbedded({ dataDir, log: options.log });
  return server;
}

/** Looks before it writes: a database that is newer, or belongs to other keys, stays as it is. */
async function prepare(config: Config, source: Source, folder: string | undefined): Promise<Pick<Database, 'keys' | 'installation' | 'migrated'>> {
  const setting = source.folder ? 'CHIBO_DATA' : 'DATABASE_URL';
  return withClient(source.ownerUrl, setting, async (client) => {
    refuseUnknown(await migrationState(client, folder), setting);
    const found = await readKeys(config.key, source.folder?.masterKeyFile);
    checkKeys(await readInstallation(client), found, config.key);
    const migrated = await migrate(source.ownerUrl, setting, folder);
    const keys = found ?? (await makeKeys(source.folder));
    const installation = await install(client, keys, config.key);
    await beginDataKeys(client, keys);
    return { keys, migrated, installation };
  });
}

/** Makes the first key that numbers are sealed with, unless there is one. */
export async function beginDataKeys(client: pg.ClientBase, keys: Keys): Promise<void> {
  await client.query('BEGIN');
  try {
    await new DataKeys(keys).begin(new Sql(client));
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

async function makeKeys(folder: DataFolder | undefined): Promise<Keys> {
  if (!folder) throw new Error('Keys are made only for a data folder.');
  const keys = Keys.random();
  await keys.save(folder.masterKeyFile);
  return keys;
}
