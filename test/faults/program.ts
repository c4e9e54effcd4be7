// The operator's commands, with an API and demo data that only say that they were reached.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UnitOfWork, SystemClock, withClient } from '#database';
import { makeProgram, runProgram } from '../../apps/cli/src/program.js';
import type { StartParts } from '../../apps/cli/src/start.js';

const parts: StartParts = {
  migrationsFolder: process.env['TEST_MIGRATIONS'],
  sealPlainNumbers: () => Promise.resolve(0),
  loadDemo: (database) =>
    withClient(database.ownerUrl, 'CHIBO_DATA', async (client) => {
      await client.query('UPDATE installation SET demo_seed = 1, demo_reference_date = current_date');
    }),
  demoLogins: (database) =>
    withClient(database.ownerUrl, 'CHIBO_DATA', async (client) => {
      const { rowCount } = await client.query('SELECT FROM installation WHERE demo_seed IS NOT NULL');
      return rowCount === 0 ? [] : [{ username: 'demo', password: 'demo', role: 'demo' }];
    }),
  async serve(config, database) {
    const unitOfWork = new UnitOfWork({ url: database.appUrl, max: 2, connectTimeout: 2_000, statementTimeout: 2_000 }, new SystemClock(), () => undefined);
    const server = createServer((_, response) => {
      unitOfWork.ping().then(
        () => response.end('ok'),
        () => response.writeHead(503).end(),
      );
    });
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(config.port, config.host, resolve));
    return {
      url: `http://${config.host}:${(server.address() as AddressInfo).port}`,
      close: async () => {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
        await unitOfWork.close();
      },
    };
  },
};

process.exitCode = await runProgram(makeProgram(parts), process.argv.slice(2));
