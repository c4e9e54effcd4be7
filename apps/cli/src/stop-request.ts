import { setTimeout as sleep } from 'node:timers/promises';
import { parentOf } from '#database';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const LOOK_EVERY = 500;

/**
 * When the program is asked to stop: by a signal, or because the npm that started it was killed and could
 * pass none on.
 */
export class StopRequest {
  private readonly controller = new AbortController();
  private readonly done = new AbortController();

  constructor(startedByNpm: boolean) {
    for (const name of SIGNALS) process.on(name, this.stop);
    if (startedByNpm) void this.watchParents();
  }

  get requested(): boolean {
    return this.controller.signal.aborted;
  }

  /** Resolves when the program is asked to stop. */
  wait(): Promise<void> {
    if (this.requested) return Promise.resolve();
    return new Promise((resolve) => {
      this.controller.signal.addEventListener('abort', () => { resolve(); }, { once: true });
    });
  }

  dispose(): void {
    this.done.abort();
    for (const name of SIGNALS) process.off(name, this.stop);
  }

  private readonly stop = (): void => {
    this.controller.abort();
  };

  /** npm may start us through a shell, so the parent's parent counts too. */
  private async watchParents(): Promise<void> {
    const parents = await parentsOfThis();
    while (!this.done.signal.aborted && (await parentsOfThis()) === parents) {
      await sleep(LOOK_EVERY, undefined, { ref: false });
    }
    this.stop();
  }
}

async function parentsOfThis(): Promise<string> {
  return `${process.ppid} ${(await parentOf(process.ppid)) ?? ''}`;
}
