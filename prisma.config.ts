import { defineConfig } from 'prisma/config';

// `generate`, `validate` and `format` run on WebAssembly, but the command line looks for the native
// schema engine first and would try to download it; any existing file satisfies that check.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
});
