import tseslint from 'typescript-eslint';

/** Directions between rooms and circles are held by .dependency-cruiser.js; this is how an import is written. */
const PARENT = {
  group: ['../../*', '../../../*'],
  message: 'Reach another folder by its alias: #shared/..., #functions/..., #infra/..., #test/...',
};

const LARGE_ZOD = {
  group: ['/zod'],
  message: 'A function loads the small form: import * as z from #shared/zod.',
};

const imports = (files, patterns) => ({
  files,
  rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] },
});

export default tseslint.config(
  { ignores: ['cdk.out/**', '.replywatch/**', 'node_modules/**', 'coverage/**', '.rehearsal/**'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['eslint.config.js', '.dependency-cruiser.js'] },
      },
    },
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
  imports(['infra/**', 'test/**'], [PARENT]),
  imports(['shared/*/**', 'functions/**'], [PARENT, LARGE_ZOD]),
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
    files: ['infra/terminal/terminal.ts', 'test/bench/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['test/**'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/explicit-module-boundary-types': 'off',
    },
  },
  { files: ['*.config.js', '.*.js'], ...tseslint.configs.disableTypeChecked },
);
