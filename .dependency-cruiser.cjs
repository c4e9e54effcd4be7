// The import rules of the house, bottom to top. A feature not yet built joins its row when it is.
const layers = [
  ['kernel'],
  ['regulations'],
  ['database'],
  ['graphql'],
  ['audit', 'metrics', 'rule-books'],
  ['access'],
  ['workflow'],
  ['organizations'],
  ['members'],
  ['merges', 'posts', 'meetings', 'training', 'dues', 'admissions', 'movements', 'transfers', 'records', 'ratings', 'inspection'],
  ['discipline'],
  ['complaints', 'denunciations'],
  ['reorganizations'],
  ['rollups'],
  ['targets'],
  ['worklist', 'local-rules', 'disclosure'],
];

const lib = (names) => `^libs/(${names.join('|')})/`;

/** No row imports a row above it; `database` does not know `regulations`. */
const upward = layers.slice(0, -1).map((row, index) => ({
  name: `${row[0]}-imports-nothing-above`,
  severity: 'error',
  from: { path: lib(row) },
  to: { path: lib(layers.slice(index + 1).flat()) },
}));

/** Neighbours in one row do not know each other, except discipline on inspection, which is its own row. */
const sideways = layers.flatMap((row) =>
  row.length < 2
    ? []
    : row.map((name) => ({
        name: `${name}-does-not-import-its-neighbours`,
        severity: 'error',
        from: { path: lib([name]) },
        to: { path: lib(row.filter((other) => other !== name)) },
      })),
);

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, pathNot: 'database/src/generated' } },
    ...upward,
    ...sideways,
    { name: 'database-does-not-know-regulations', severity: 'error', from: { path: lib(['database', 'graphql', 'audit', 'metrics']) }, to: { path: lib(['regulations']) } },
    {
      name: 'other-libs-only-through-their-index',
      severity: 'error',
      from: { path: '^libs/([^/]+)/' },
      to: { path: '^libs/([^/]+)/src/', pathNot: ['^libs/$1/', '^libs/[^/]+/src/index\\.ts$', '^libs/database/src/generated/'] },
    },
    {
      name: 'outsiders-only-through-the-index',
      severity: 'error',
      // The golden scenarios hold facts against the rules themselves, without the application around them.
      from: { pathNot: ['^libs/', '^test/scenarios/golden/'] },
      to: { path: '^libs/[^/]+/src/', pathNot: ['^libs/[^/]+/src/index\\.ts$', '^libs/database/src/generated/'] },
    },
    { name: 'nothing-imports-the-apps', severity: 'error', from: { path: '^(libs|prisma)/' }, to: { path: '^apps/' } },
    {
      name: 'rules-are-pure',
      severity: 'error',
      from: { path: '\\.rules\\.ts$' },
      to: { pathNot: ['\\.rules\\.ts$', '^libs/(kernel|regulations)/', '\\.refusals\\.ts$'] },
    },
    {
      name: 'golden-scenarios-are-pure',
      severity: 'error',
      from: { path: '^test/scenarios/golden/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: ['^test/scenarios/golden/', '\\.rules\\.ts$', '^libs/(kernel|regulations)/src/index\\.ts$'] },
    },
    {
      name: 'only-repositories-and-queries-use-the-generated-client',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: ['^libs/database/', '\\.(repository|query)\\.ts$'] },
      to: { path: '^libs/database/src/generated/', pathNot: 'generated/enums' },
    },
    { name: 'only-the-database-lib-knows-the-driver', severity: 'error', from: { path: '^(apps|libs)/', pathNot: '^libs/database/' }, to: { path: '^node_modules/(pg|@prisma)/' } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    { name: 'no-undeclared-packages', severity: 'error', from: {}, to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'database/src/generated/internal' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['source', 'import', 'node', 'default', 'types'], extensions: ['.ts', '.js', '.json'] },
  },
};
