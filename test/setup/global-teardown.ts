/** Ends the database server that the global setup started. */
export default async function globalTeardown(): Promise<void> {
  const child = globalThis.chiboTestServer;
  if (!child || child.exitCode !== null) return;
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.stdin?.end();
  await exited;
}
