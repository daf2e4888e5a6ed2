import { secrets } from '../world.ts'

/** Where a server is wanted. */
export interface Place {
  port: number
  databaseUrl: string | null
}

/** How a server is started there. */
export interface Command {
  words: string[]
  env: NodeJS.ProcessEnv
  /** Removes what was laid out for it. */
  clear(): void
}

export type MakeCommand = (place: Place) => Command

const preloads = [
  new URL('../../scripts/lib/exitWithParent.mjs', import.meta.url),
  new URL('preload.mjs', import.meta.url),
].map(({ href }) => `--import=${href}`)

/** For every server that Node runs, such as `--single-threaded-gc`; see the workload `pauses`. */
const { BENCH_NODE_FLAGS = '' } = process.env

/** A server that Node runs. */
export function onNode(program: string[], env: NodeJS.ProcessEnv = {}): MakeCommand {
  const flags = BENCH_NODE_FLAGS.split(' ').filter(Boolean)
  return ({ port, databaseUrl }) => ({
    words: [process.execPath, '--expose-gc', ...flags, ...preloads, ...program],
    env: {
      PORT: String(port),
      NODE_ENV: 'production',
      DATABASE_URL: databaseUrl ?? '',
      NEXT_PUBLIC_APP_URL: `http://127.0.0.1:${port}`,
      ...secrets,
      LOG_LEVEL: 'error',
      CHAT_MESSAGES_PER_MINUTE: '1000000000',
      ...env,
    },
    clear: () => undefined,
  })
}
