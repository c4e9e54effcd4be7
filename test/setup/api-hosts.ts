import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

/** What a host is to do: serve the API on a database, or close what it serves at an address. */
export type HostOrder = { readonly id: number } & ({ readonly serve: string; readonly close?: undefined } | { readonly serve?: undefined; readonly close: string });

/** The address that an order was about, or why it failed. */
export type HostAnswer = { readonly id: number } & ({ readonly url: string; readonly problem?: undefined } | { readonly url?: undefined; readonly problem: string });

/** What a worker asks for: an order, and which worker it is. */
export type WorkerOrder = { readonly worker: string } & ({ readonly serve: string } | { readonly close: string });

/** A process that serves the API, started when it is first needed. */
class Host {
  private readonly process: ChildProcess;
  private readonly waiting = new Map<number, (answer: HostAnswer) => void>();
  private last = 0;

  constructor() {
    this.process = fork(join(import.meta.dirname, 'api-host.js'));
    this.process.on('message', (answer: HostAnswer) => this.waiting.get(answer.id)?.(answer));
    this.process.once('exit', (code) => {
      for (const [id, tell] of this.waiting) tell({ id, problem: `The process that serves the API ended (exit code ${code ?? 'none'}).` });
    });
  }

  async obey(order: { readonly serve: string } | { readonly close: string }): Promise<HostAnswer> {
    const id = (this.last += 1);
    const answer = await new Promise<HostAnswer>((resolve) => {
      this.waiting.set(id, resolve);
      this.process.send({ id, ...order });
    });
    this.waiting.delete(id);
    return answer;
  }

  async end(): Promise<void> {
    if (this.process.exitCode !== null) return;
    const exited = once(this.process, 'exit');
    this.process.disconnect();
    await exited;
  }
}

/**
 * One process for each worker that asks, each serving the API where it is told to.
 * @returns where to ask, and how to end them all
 */
export async function startApiHosts(): Promise<{ url: string; stop: () => Promise<void> }> {
  const hosts = new Map<string, Host>();
  const server = createServer((request, response) => {
    const carryOut = async (): Promise<HostAnswer> => {
      const { worker, ...order } = JSON.parse(await text(request)) as WorkerOrder;
      const host = hosts.get(worker) ?? new Host();
      hosts.set(worker, host);
      return host.obey(order);
    };
    void carryOut().then((answer) => response.end(JSON.stringify(answer)));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await Promise.all([...hosts.values()].map((host) => host.end()));
    },
  };
}
