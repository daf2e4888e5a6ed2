import { readSecrets } from './secrets.mjs'

/**
 * The environment the server gets: what is set stays, what is missing is filled in for this machine.
 *
 * @param {{ port: number, databaseUrl: string, demo: boolean, dev: boolean }} options
 * @returns {Promise<NodeJS.ProcessEnv & { NEXT_PUBLIC_APP_URL: string }>}
 */
export async function serverEnvironment({ port, databaseUrl, demo, dev }) {
  const { env } = process
  const local = [`http://localhost:${port}`, `http://127.0.0.1:${port}`]
  const appUrl = env['NEXT_PUBLIC_APP_URL'] || `http://localhost:${port}`
  const isLocal = ['localhost', '127.0.0.1'].includes(new URL(appUrl).hostname)
  const origins = [env['CHAT_ALLOWED_ORIGINS'], ...(isLocal ? local : [])].filter(Boolean)
  return {
    LOG_LEVEL: 'warn',
    NEXT_TELEMETRY_DISABLED: '1',
    ...env,
    ...(await readSecrets(env)),
    ...(demo ? { STEPPERGO_DEMO: '1' } : {}),
    ...(dev ? { NODE_OPTIONS: `${env['NODE_OPTIONS'] ?? ''} --conditions=steppergo-source` } : {}),
    NODE_ENV: dev ? 'development' : 'production',
    PORT: String(port),
    DATABASE_URL: databaseUrl,
    NEXT_PUBLIC_APP_URL: appUrl,
    CHAT_ALLOWED_ORIGINS: origins.join(','),
  }
}
