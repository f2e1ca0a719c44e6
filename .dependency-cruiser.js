/** What each room may import of this project; what is not named here is forbidden. The picture is in shared/README.md. */
const MAY_IMPORT = {
  'shared/domain': [],
  'shared/ports': ['shared/domain'],
  'shared/contracts': ['shared/domain', 'shared/ports'],
  'shared/mail': ['shared/domain', 'shared/ports', 'shared/contracts'],
  'shared/messages': ['shared/domain', 'shared/ports', 'shared/contracts'],
  'shared/application': [
    'shared/domain',
    'shared/ports',
    'shared/contracts',
    'shared/mail',
    'shared/messages',
  ],
  'shared/adapters': ['shared/domain', 'shared/ports', 'shared/contracts'],
  'shared/runtime': ['shared/domain', 'shared/ports', 'shared/contracts', 'shared/adapters'],
  functions: ['shared'],
  'infra/settings': ['shared/contracts'],
  'infra/stack': ['shared/contracts', 'infra/settings'],
  'infra/terminal': [],
  'infra/local': ['shared/contracts', 'infra/settings', 'infra/stack', 'infra/terminal'],
  'infra/commands': ['shared', 'infra/settings', 'infra/stack', 'infra/terminal', 'infra/local'],
};

/** Small tools that hold no idea of the product; every room of shared/ may use them. */
const TOOLS = 'shared/[^/]+[.]ts$';

const AWS = '@aws-sdk|aws-cdk-lib';

export default {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    ...Object.entries(MAY_IMPORT).map(([room, others]) => ({
      name: `directions-of-${room.replace('/', '-')}`,
      severity: 'error',
      from: { path: `^${room}/`, ...(room === 'functions' && { path: '^functions/([^/]+)/' }) },
      to: {
        path: '^(shared|functions|infra|test)/',
        pathNot: [
          `^${TOOLS}`,
          ...[room === 'functions' ? 'functions/$1' : room, ...others].map((one) => `^${one}/`),
        ],
      },
    })),
    {
      name: 'the-domain-is-pure',
      severity: 'error',
      from: { path: '^shared/(domain|ports)/' },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev'], pathNot: 'node_modules/temporal-polyfill' },
    },
    {
      name: 'aws-stays-in-adapters-and-infra',
      severity: 'error',
      from: { path: '^shared/(contracts|mail|messages|application)/' },
      to: { path: `node_modules/(${AWS})` },
    },
    {
      name: 'no-cdk-in-functions',
      severity: 'error',
      from: { path: '^(functions|shared)/' },
      to: { path: 'node_modules/(aws-cdk-lib|constructs)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
};
