import js from '@eslint/js'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

/**
 * The import table of ARCHITECTURE.md. `files` may not import what matches `never`;
 * type-only imports of `typesOnly` are let through.
 */
const borders = [
  {
    files: ['packages/protocol/src/**'],
    never: ['@steppergo/*', '@steppergo/*/**', 'node:*', 'react', 'socket.io*', 'next'],
  },
  {
    files: ['packages/client/src/**'],
    never: [
      '@steppergo/chat-server',
      '@steppergo/chat-react',
      'react',
      'react-dom',
      'node:*',
      'zod',
    ],
    typesOnly: ['@steppergo/chat-protocol'],
  },
  {
    files: ['packages/react/src/**'],
    never: ['@steppergo/chat-server', 'socket.io-client', 'next', 'next/**', 'node:*', 'zod'],
    typesOnly: ['@steppergo/chat-protocol'],
  },
  {
    files: ['packages/server/src/**'],
    never: ['@steppergo/chat-client', '@steppergo/chat-react', 'next', 'react', 'prom-client'],
  },
  {
    files: ['packages/server/src/*/**'],
    ignores: [
      'packages/server/src/{http,redis,socket,storage,testing}/**',
      'packages/server/src/**/*.test.ts',
    ],
    never: [
      '@steppergo/chat-client',
      '@steppergo/chat-react',
      '**/http/**',
      '**/socket/**',
      '**/storage/**',
      'hono',
      'hono/**',
      '@hono/**',
      'socket.io',
      '/redis',
      '@prisma/**',
      'pg',
      'prom-client',
    ],
  },
  {
    files: ['packages/server/src/metrics/**'],
    never: [
      '@steppergo/chat-client',
      '@steppergo/chat-react',
      '**/http/**',
      '**/socket/**',
      '**/storage/**',
      'hono',
      'hono/**',
      '@hono/**',
      'socket.io',
      '/redis',
      '@prisma/**',
      'pg',
    ],
  },
  {
    files: ['packages/server/src/http/**'],
    ignores: ['packages/server/src/**/*.test.ts'],
    never: [
      'socket.io',
      '/redis',
      '@prisma/**',
      'pg',
      'prom-client',
      '**/metrics/**',
      '**/storage/**',
      '**/socket/**',
    ],
  },
  {
    files: ['packages/server/src/socket/**'],
    ignores: ['packages/server/src/**/*.test.ts'],
    never: [
      'hono',
      'hono/**',
      '@hono/**',
      '/redis',
      '@prisma/**',
      'pg',
      'prom-client',
      '**/metrics/**',
      '**/storage/**',
      '**/http/**',
    ],
  },
  {
    files: ['packages/server/src/storage/**'],
    ignores: ['packages/server/src/**/*.test.ts'],
    never: [
      'hono',
      'hono/**',
      '@hono/**',
      'socket.io',
      '/redis',
      'prom-client',
      '**/metrics/**',
      '**/http/**',
      '**/socket/**',
    ],
  },
  {
    files: ['apps/web/src/**'],
    never: ['@steppergo/chat-server', '@steppergo/chat-server/**', '@prisma/**', 'pg'],
  },
]

const borderRule = ({ never, typesOnly = [] }) => [
  'error',
  {
    patterns: [
      { group: never, message: 'Not across this border: see the import table in ARCHITECTURE.md.' },
      ...typesOnly.map((name) => ({
        regex: `^${name}$`,
        allowTypeImports: true,
        message: `Types only, so that zod stays out of browsers; values come from '${name}/constants'.`,
      })),
    ],
  },
]

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/.next/**',
      '**/next-env.d.ts',
      '.steppergo/**',
      'packages/server/src/storage/generated/**',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.recommended],
    languageOptions: {
      parserOptions: {
        project: [
          './packages/*/tsconfig.json',
          './apps/web/tsconfig.json',
          './apps/web/tsconfig.server.json',
          './tsconfig.tests.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false } },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      'no-console': 'error',
      'max-lines': ['error', 300],
      eqeqeq: ['error', 'always'],
    },
  },
  {
    files: ['packages/react/src/**', 'apps/web/src/**'],
    plugins: { 'react-hooks': reactHooks },
    rules: reactHooks.configs.recommended.rules,
  },
  ...borders.map((border) => ({
    files: border.files,
    ...(border.ignores ? { ignores: border.ignores } : {}),
    rules: { '@typescript-eslint/no-restricted-imports': borderRule(border) },
  })),
  {
    files: ['**/*.mjs', '*.config.{js,ts}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        fetch: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        AbortSignal: 'readonly',
        Buffer: 'readonly',
      },
    },
  },
)
