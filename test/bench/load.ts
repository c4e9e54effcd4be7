import { connect, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';

/** One request, to be sent again and again. */
export interface Shot {
  readonly url: URL;
  /** The whole request as it goes over the wire. */
  readonly bytes: Buffer;
}

export interface Load {
  readonly perSecond: number;
  /** How long each request took, in milliseconds, the shortest first. */
  readonly latencies: readonly number[];
}

const HEAD_END = Buffer.from('\r\n\r\n');

/** A request with a kept connection; with a body it is a POST of JSON. */
export function shot(url: URL, token: string, body?: object): Shot {
  const text = body && JSON.stringify(body);
  const head = [
    `${text === undefined ? 'GET' : 'POST'} ${url.pathname}${url.search} HTTP/1.1`,
    `host: ${url.host}`,
    `authorization: Bearer ${token}`,
    ...(text === undefined ? [] : ['content-type: application/json', `content-length: ${Buffer.byteLength(text)}`]),
  ];
  return { url, bytes: Buffer.from(`${head.join('\r\n')}\r\n\r\n${text ?? ''}`) };
}

/**
 * Sends the request over a number of kept connections, on each the next as soon as the last is answered. Plain
 * sockets: a HTTP client would take from the servers the processor time that is to be measured.
 * @param length of every right answer, in bytes
 * @throws Error at the first answer that is not 200, or not as long as it should be
 */
export async function load(request: Shot, length: number, connections: number, milliseconds: number): Promise<Load> {
  const latencies: number[] = [];
  const begin = performance.now();
  const end = begin + milliseconds;
  await Promise.all(Array.from({ length: connections }, () => keepAsking(request, length, end, latencies)));
  const seconds = (performance.now() - begin) / 1_000;
  return { perSecond: latencies.length / seconds, latencies: latencies.sort((a, b) => a - b) };
}

function keepAsking({ url, bytes }: Shot, length: number, end: number, latencies: number[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(url.port), url.hostname);
    const answers = new Answers(length);
    let sent = 0;
    const ask = (): void => {
      sent = performance.now();
      socket.write(bytes);
    };
    socket.setNoDelay(true);
    socket.once('connect', ask);
    socket.once('error', reject);
    socket.once('close', () => {
      reject(new Error(`${url.pathname} closed a connection.`));
    });
    socket.on('data', (chunk) => {
      const complete = answers.take(chunk);
      if (complete instanceof Error) {
        reject(complete);
        socket.destroy();
      }
      if (complete !== true) return;
      const now = performance.now();
      latencies.push(now - sent);
      if (now < end) ask();
      else finish(socket, resolve);
    });
  });
}

function finish(socket: Socket, resolve: () => void): void {
  socket.removeAllListeners('close').end();
  resolve();
}

/** Puts the answers of one connection together. */
class Answers {
  private received: Buffer = Buffer.alloc(0);
  private missing = 0;

  constructor(private readonly length: number) {}

  /** Whether the answer is complete with this chunk; an error when it is not as it should be. */
  take(chunk: Buffer): boolean | Error {
    if (this.missing > 0) {
      this.missing -= chunk.length;
      return this.missing === 0;
    }
    this.received = this.received.length === 0 ? chunk : Buffer.concat([this.received, chunk]);
    const headLength = this.received.indexOf(HEAD_END);
    if (headLength < 0) return false;
    const head = this.received.toString('latin1', 0, headLength);
    const body = Number(/^content-length: (\d+)/im.exec(head)?.[1]);
    if (!head.startsWith('HTTP/1.1 200') || body !== this.length) return new Error(`An answer is not as the first was: ${this.received.toString()}`);
    this.missing = headLength + HEAD_END.length + body - this.received.length;
    this.received = Buffer.alloc(0);
    return this.missing === 0;
  }
}
