import { createServer } from 'node:net';
import { cannotStart, codeOf, startupRefusals as refusals, type Config, type StartupError } from '#database';

/** @throws StartupError when the server could not listen where the settings say */
export async function refusePortInUse({ host, port }: Pick<Config, 'host' | 'port'>): Promise<void> {
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  } catch (error) {
    throw asListeningRefusal(error) ?? error;
  }
  await new Promise((resolve) => server.close(resolve));
}

/** What an error of `listen` means to the operator; undefined for any other error. */
export function asListeningRefusal(error: unknown): StartupError | undefined {
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return cannotStart(refusals.PORT_IN_USE);
    case 'EACCES':
      return cannotStart(refusals.PORT_FORBIDDEN);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EINVAL':
      return cannotStart(refusals.HOST_UNAVAILABLE);
    default:
      return undefined;
  }
}
