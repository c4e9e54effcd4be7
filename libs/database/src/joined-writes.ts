import { Socket } from 'node:net';

/**
 * A socket that joins the statements sent in one turn of the program into one write to the network: a system call for
 * each costs more than most of them take. (pg corks the socket around each statement; here it stays corked until the
 * turn is over. Overriding `write` would not do: Node puts its own back whenever a socket connects.)
 */
export class JoinedWrites extends Socket {
  override uncork(): void {
    process.nextTick(() => {
      super.uncork();
    });
  }
}
