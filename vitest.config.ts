import { defineConfig } from 'vitest/config'

const conditions = ['steppergo-source']
const shared = { resolve: { conditions }, ssr: { resolve: { conditions } } }

/** Tests of what happens in time, under load of their own; beside others they would measure those. */
const ALONE = [
  'packages/server/test/rollingRestart.test.ts',
  'packages/server/test/chaos/chaos.test.ts',
]

/** The interface in Firefox and WebKit, which not every machine has: `npm run ux -- --engines`. */
const ENGINES = 'apps/web/test/engines/**/*.test.ts'

/** Two cores are shared: what comes within milliseconds may take seconds once in a thousand times. */
const patient = {
  setupFiles: ['test/patience.ts'],
  expect: { poll: { timeout: 10_000 } },
}

const browser = {
  environment: 'node',
  testTimeout: 60_000,
  hookTimeout: 120_000,
  fileParallelism: false,
  sequence: { groupOrder: 2 },
  expect: { poll: { timeout: 10_000 } },
} as const

export default defineConfig({
  ...shared,
  test: {
    // Two cores carry PostgreSQL, Chromium and the tests themselves.
    maxWorkers: 2,
    globalSetup: ['packages/server/test/globalSetup.ts'],
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          include: [
            'packages/{protocol,client}/src/**/*.test.ts',
            'apps/web/src/**/*.test.ts',
            'test/**/*.test.ts',
          ],
          environment: 'node',
        },
      },
      {
        ...shared,
        test: {
          name: 'react',
          include: ['packages/react/src/**/*.test.{ts,tsx}'],
          setupFiles: ['packages/react/test/loadLanguages.ts'],
          environment: 'happy-dom',
        },
      },
      {
        ...shared,
        test: {
          name: 'server',
          exclude: ALONE,
          include: [
            'packages/server/{src,test}/**/*.test.ts',
            'packages/{client,react}/test/**/*.test.{ts,tsx}',
            'prisma/**/*.test.ts',
          ],
          ...patient,
          environment: 'node',
          testTimeout: 20_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'faults',
          include: ALONE,
          ...patient,
          environment: 'node',
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        ...shared,
        test: {
          ...browser,
          name: 'browser',
          exclude: [ENGINES],
          include: ['apps/web/test/**/*.test.ts'],
        },
      },
      ...(process.env.UX_ENGINES
        ? [{ ...shared, test: { ...browser, name: 'engines', include: [ENGINES] } }]
        : []),
    ],
  },
})
