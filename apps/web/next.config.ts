import path from 'node:path'
import type { NextConfig } from 'next'

const repositoryRoot = path.join(import.meta.dirname, '../..')

const config: NextConfig = {
  poweredByHeader: false,
  devIndicators: false,
  agentRules: false,
  allowedDevOrigins: ['127.0.0.1'],
  // `tsc -b` checks these files together with the packages they import.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: repositoryRoot },
  outputFileTracingRoot: repositoryRoot,
  experimental: {
    // Gives `forbidden()`, so that a refused page answers 403 and not 200.
    authInterrupts: true,
  },
}

export default config
