// Who may import whom. Each package lists the workspace packages it may use; everything else is refused.
const may = {
  garments: [],
  identity: [],
  tracing: [],
  tables: [],
  contracts: ['garments'],
  measure: ['garments'],
  sizing: ['garments'],
  ui: ['garments'],
  usecases: ['garments', 'contracts', 'measure', 'sizing', 'identity'],
  db: ['garments', 'contracts', 'sizing', 'usecases'],
  storage: ['garments', 'usecases'],
  api: ['usecases', 'identity', 'garments', 'contracts', 'sizing'],
  testing: ['garments', 'identity', 'contracts'],
}
const mayApp = {
  web: [
    'api',
    'ui',
    'garments',
    'measure',
    'sizing',
    'contracts',
    'identity',
    'usecases',
    'db',
    'storage',
    'tables',
    'tracing',
  ],
  gateway: ['usecases', 'db', 'storage', 'identity', 'contracts', 'measure', 'garments', 'tracing'],
}
const packagePath = (names) => `^packages/(${names.join('|')})/`

const layers = [
  ...Object.entries(may).map(([name, allowed]) => [`packages/${name}`, name, allowed]),
  ...Object.entries(mayApp).map(([name, allowed]) => [`apps/${name}`, name, allowed]),
].map(([folder, name, allowed]) => ({
  name: `${name}-imports`,
  severity: 'error',
  comment: `${name} may import ${allowed.join(', ') || 'no other package'}`,
  from: { path: `^${folder}/src/` },
  to: { path: '^(packages|apps)/', pathNot: [`^${folder}/`, ...(allowed.length ? [packagePath(allowed)] : [])] },
}))

const pure = packagePath(['garments', 'contracts', 'measure', 'sizing', 'usecases']).replace(/\/$/, '/src/')

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...layers,
    {
      name: 'only-tracing-imports-opentelemetry',
      severity: 'error',
      comment: 'which loads it only when tracing is on',
      from: { path: '^(apps|packages)/', pathNot: '^packages/tracing/' },
      to: { path: 'node_modules/@opentelemetry/' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: { pathNot: '^apps/web/\\.next/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'no-deep-imports',
      severity: 'error',
      comment: "past a package's exports",
      from: { path: '^(apps|packages)/([^/]+)/' },
      to: { path: '^packages/[^/]+/src/', pathNot: ['^packages/$2/', '^packages/[^/]+/src/[^/]+\\.(ts|tsx|css)$'] },
    },
    {
      name: 'pure-packages',
      severity: 'error',
      comment: 'no Node core and no npm package but zod',
      from: { path: pure },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer'], pathNot: 'node_modules/zod/' },
    },
    {
      name: 'identity-rules-only',
      severity: 'error',
      comment: 'use cases know what an actor is and may do, not how passwords are hashed',
      from: { path: '^packages/usecases/src/' },
      to: {
        path: '^packages/identity/',
        pathNot: '^packages/identity/src/rules\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'only-db-imports-prisma',
      severity: 'error',
      comment: 'testing makes databases and rows in plain SQL, independent of the repositories it serves',
      from: { path: '^(apps|packages)/', pathNot: '^packages/(db|testing)/' },
      to: { path: 'node_modules/(@prisma|prisma|pg)/' },
    },
    {
      name: 'only-api-imports-trpc-server',
      severity: 'error',
      from: { path: '^(apps|packages)/', pathNot: '^(packages/api/|apps/web/src/app/api/trpc/)' },
      to: { path: 'node_modules/@trpc/server/' },
    },
    {
      name: 'only-web-server-imports-next-auth',
      severity: 'error',
      from: { path: '^(apps|packages)/', pathNot: '^apps/web/src/server/' },
      to: { path: 'node_modules/next-auth/' },
    },
    {
      name: 'composition-root',
      severity: 'error',
      from: { path: '^apps/web/src/', pathNot: '^apps/web/src/server/' },
      to: { path: '^packages/(usecases|db|storage|tables)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'src-never-imports-tests',
      severity: 'error',
      from: { path: '^(apps|packages)/[^/]+/src/', pathNot: '^packages/testing/' },
      to: { path: '(^|/)(test|bench|e2e)/|^packages/testing/' },
    },
    {
      name: 'bench-measures-from-outside',
      severity: 'error',
      comment: 'through the packages below the apps, or over the network',
      from: { path: '^bench/' },
      to: { path: '^apps/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)next-env\\.d\\.ts$|(^|/)(dist|\\.next|generated)/' },
    tsPreCompilationDeps: true,
    // With the alias that web uses.
    tsConfig: { fileName: '.dependency-cruiser.tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
    },
  },
}
