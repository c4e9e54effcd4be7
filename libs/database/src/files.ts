import { open, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Names of files we are in the middle of writing begin so; one that is left over means nothing. */
export const UNFINISHED = '.chibo-';

/**
 * Writes a file so that, whenever the machine stops, either the old or the new content is there in full.
 */
export async function writeWhole(path: string, content: string, mode: number): Promise<void> {
  const unfinished = join(dirname(path), `${UNFINISHED}${basename(path)}.${process.pid}`);
  const file = await open(unfinished, 'w', mode);
  try {
    await file.chmod(mode);
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(unfinished, path);
  await syncFolder(dirname(path));
}

/** Makes the names in a folder durable, as a file's own sync does not. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
