import tseslint from 'typescript-eslint';

/**
 * Forbids imports, so that dependencies point one way: domain <- ports <- adapters <- functions. The patterns are those
 * of .gitignore, where a # at the beginning would be a comment.
 */
const forbid = (files, group, message) => ({
  files,
  rules: {
    '@typescript-eslint/no-restricted-imports': [
      'error',
      {
        patterns: [
          { group: group.map((pattern) => pattern.replace(/^(!?)#/, '$1\\#')), message },
          PARENT,
          ...(files.every((one) => /^(?:shared|functions)\//.test(one)) ? [LARGE_ZOD] : []),
        ],
      },
    ],
  },
});

const PARENT = {
  group: ['../../*', '../../../*'],
  message: 'Reach another folder by its alias: #shared/..., #functions/..., #infra/..., #test/...',
};

const LARGE_ZOD = {
  group: ['/zod'],
  message: 'A function loads the small form: import * as z from #shared/zod.',
};

const outside = [
  '@aws-sdk/*',
  'aws-cdk-lib*',
  'node:*',
  'hono*',
  'jose',
  'zod*',
  'yaml',
  'postal-mime',
  'nodemailer*',
];

export default tseslint.config(
  { ignores: ['cdk.out/**', '.replywatch/**', 'node_modules/**', 'coverage/**'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ['eslint.config.js'] } } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  forbid(['shared/domain/*.ts'], ['#**', '../*', ...outside], 'The domain is pure and imports only itself.'),
  forbid(['shared/domain/*/**'], ['#**', ...outside], 'The domain is pure and imports only itself.'),
  forbid(
    ['shared/ports*.ts'],
    ['#**', './adapters/*', './mail/*', './application/*', './contracts/*', ...outside],
    'Ports speak the words of the domain only.',
  ),
  forbid(
    ['shared/contracts/**'],
    ['#**', '../adapters/*', '../mail/*', '../application/*', '../messages/*', '../runtime/*', '@aws-sdk/*'],
    'Contracts know the domain only.',
  ),
  forbid(
    ['shared/application/**', 'shared/messages/**', 'shared/mail/**'],
    [
      '#functions/**',
      '#infra/**',
      '#test/**',
      '../adapters/*',
      '#shared/adapters/**',
      '@aws-sdk/*',
      'aws-cdk-lib*',
    ],
    'What is decided knows no outside thing.',
  ),
  forbid(
    ['shared/adapters/**', 'shared/runtime/**'],
    ['#functions/**', '#infra/**', '#test/**', '../application/*', 'aws-cdk-lib*'],
    'Adapters know ports and contracts.',
  ),
  forbid(['functions/**'], ['#infra/**', '#test/**', 'aws-cdk-lib*'], 'Functions know shared only.'),
  forbid(
    ['infra/**'],
    ['#functions/**', '#test/**', '#shared/**', '!#shared/contracts', '!#shared/contracts/**'],
    'Infrastructure knows contracts only.',
  ),
  // The import of a mailbox reads and records mails by itself, as the function does that takes them in.
  forbid(
    ['infra/local/mail-import-{recording,batched-loads}.ts'],
    ['#functions/**', '#test/**'],
    'Functions and tests are not for infrastructure.',
  ),
  // A command puts its parts together as a function does.
  forbid(
    ['infra/*-cli.ts', 'infra/doctor/**'],
    ['#functions/**', '#test/**'],
    'Functions and tests are not for infrastructure.',
  ),
  {
    // Lambda prints what a handler throws: the words of an error are ours, or they are not told.
    files: ['functions/**', 'shared/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Error']",
          message: 'Throw a Failure (#shared/failure), whose message holds nothing that came from outside.',
        },
      ],
    },
  },
  {
    files: ['infra/local/main.ts', 'infra/**/*-cli.ts', 'infra/settings/write-schema.ts', 'test/bench/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['test/**'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/explicit-module-boundary-types': 'off',
    },
  },
  { files: ['eslint.config.js'], ...tseslint.configs.disableTypeChecked },
);
