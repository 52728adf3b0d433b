/** The house's import rule, in one table: a slice may call the slices on its line, the platform, and the ports of connectors. */
const MAY_CALL = {
  staff: [],
  files: ['staff'],
  accounts: ['staff'],
  contacts: ['staff', 'files'],
  triage: [],
  conversations: ['accounts', 'contacts', 'files', 'staff'],
  cases: ['conversations', 'contacts', 'accounts', 'staff', 'triage'],
  knowledge: ['cases', 'staff'],
  analytics: ['cases', 'conversations', 'contacts', 'accounts', 'staff'],
  intake: ['cases', 'conversations', 'contacts', 'accounts', 'triage', 'files', 'staff'],
  feed: ['cases', 'staff'],
  notices: ['cases', 'contacts', 'staff'],
  public: ['accounts', 'conversations', 'contacts', 'files', 'staff'],
  demo: ['accounts', 'cases', 'conversations', 'contacts', 'staff', 'public'],
}
const S = '^server/src/'
const TEST = '\\.test\\.tsx?$'
const slices = Object.keys(MAY_CALL)

module.exports = {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'platform-knows-no-slice', severity: 'error', from: { path: `${S}platform/`, pathNot: TEST }, to: { path: S, pathNot: `${S}platform/` } },
    ...slices.map((slice) => ({
      name: `${slice}-calls-down-only`,
      severity: 'error',
      from: { path: `${S}${slice}/`, pathNot: TEST },
      to: { path: S, pathNot: `${S}(platform|connectors|${[slice, ...MAY_CALL[slice]].join('|')})/|${S}slices\\.ts$` },
    })),
    {
      name: 'a-store-is-private',
      comment: 'Call a verb of the other slice; its tables are its own.',
      severity: 'error',
      from: { path: `${S}([^/]+)/`, pathNot: TEST },
      to: { path: `${S}[^/]+/(store|.*-?routes|slice)\\.ts$`, pathNot: `${S}$1/|${S}platform/slice\\.ts$` },
    },
    {
      name: 'only-slices.ts-reads-manifests',
      severity: 'error',
      from: { path: '^server/', pathNot: `${S}slices\\.ts$|${TEST}` },
      to: { path: `${S}[^/]+/slice\\.ts$`, pathNot: `${S}platform/slice\\.ts$` },
    },
    {
      name: 'connectors-stand-alone',
      severity: 'error',
      from: { path: `${S}connectors/([^/]+)/`, pathNot: TEST },
      to: { path: '^server/', pathNot: `${S}connectors/($1/|channel\\.ts$)` },
    },
    {
      name: 'slices-use-ports-not-vendors',
      severity: 'error',
      from: { path: `${S}(?!connectors/)`, pathNot: TEST },
      to: {
        path: `${S}connectors/[^/]+/`,
        pathNot: `${S}connectors/web-chat/events\\.ts$|${S}connectors/web-chat/settings\\.ts$|${S}connectors/web-chat/limits\\.ts$`,
      },
    },
    {
      name: 'only-platform-and-tests-touch-drivers',
      severity: 'error',
      from: { path: '^(server|shared|desktop|widget)/', pathNot: `${S}platform/|^server/test/|${TEST}` },
      to: { path: 'node_modules/(pg|graphile-worker|undici)/' },
    },
    {
      name: 'shared-is-pure',
      severity: 'error',
      from: { path: '^shared/', pathNot: TEST },
      to: { path: '^(server|desktop|widget|simulators|tools)/|^(fs|net|http|crypto|node:)' },
    },
    { name: 'browsers-know-no-server', severity: 'error', from: { path: '^(desktop|widget)/' }, to: { path: '^(server|simulators|tools)/' } },
    {
      name: 'screens-stand-apart',
      severity: 'error',
      from: { path: '^desktop/src/screens/([^/]+)/' },
      to: { path: '^desktop/src/screens/', pathNot: '^desktop/src/screens/$1/' },
    },
    { name: 'parts-know-no-screen', severity: 'error', from: { path: '^desktop/src/parts/' }, to: { path: '^desktop/src/screens/' } },
    { name: 'simulators-stand-outside', severity: 'error', from: { path: '^simulators/' }, to: { path: '^(server|shared|desktop|widget|tools)/' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/dist/|\\.gen\\.ts$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node'] },
    moduleSystems: ['es6'],
  },
}
