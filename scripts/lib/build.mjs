import { runScript } from './run.mjs'
import { whenChanged } from './stamp.mjs'

/** What production runs, in the order of the import table. */
const compiled = [
  'packages/protocol',
  'packages/client',
  'packages/react',
  'packages/server',
  'apps/web/tsconfig.server.json',
]

/** Compiles the packages and the host's server to JavaScript; `tsc` knows what has changed. */
export function compile() {
  return runScript('typescript/bin/tsc', ['-b', ...compiled])
}

/** Builds the pages, unless they are built from these very inputs. */
export function buildPages() {
  const pages = {
    // Next empties this folder before it builds: after an interrupted build there is no stamp.
    stamp: 'apps/web/.next/.built',
    inputs: [
      'apps/web',
      'packages/protocol/src',
      'packages/client/src',
      'packages/react/src',
      'prisma/demoAccounts.json',
      'package-lock.json',
      'tsconfig.base.json',
    ],
    // The address goes into the bundles.
    salt: process.env['NEXT_PUBLIC_APP_URL'] ?? '',
    ignore: ['node_modules', 'dist', '.next', 'test', 'next-env.d.ts'],
  }
  return whenChanged(pages, () =>
    runScript('next/dist/bin/next', ['build', 'apps/web'], {
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    }),
  )
}
