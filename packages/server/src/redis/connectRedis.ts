import { randomUUID } from 'node:crypto'
import type { Logger } from '../log.ts'
import { openClient } from './openClient.ts'
import { createSubscriber, type Listener } from './subscriber.ts'

export interface RedisLink {
  /** Whether what this node publishes has lately come back to it. */
  isUp(): boolean
  /** Calls back with every change of `isUp`. */
  onChange(listener: (isUp: boolean) => void): void
  /** Neither waits nor throws; while Redis is away it does nothing. */
  publish(channel: string, payload: string | Buffer): void
  /** Resolves when Redis has confirmed it, or while Redis is away; it lasts until `unsubscribe`. */
  subscribe(channel: string, listener: Listener): Promise<void>
  unsubscribe(channel: string): void
  /** Runs a script that answers with a number. Rejects at once, or soon, where Redis is away. */
  runScript(script: string, key: string, args: (string | number)[]): Promise<number>
  close(): void
}

interface RedisOptions {
  url: string
  log: Logger
}

/** Every key and channel of ours begins so. */
export const REDIS_PREFIX = 'steppergo-chat'

const COMMAND_TIMEOUT_MS = 250
const MUTE_MS = 1_000
const ECHO_EVERY_MS = 500
/** Three echoes in a row that did not come. */
const SILENCE_MS = 1_500
/** While Redis is away we ask so seldom that a connection into the void gets to be idle. */
const ECHO_WHILE_AWAY_MS = 3_000
const RECONNECT_MAX_MS = 1_000

/**
 * Two connections to Redis, one to publish and one to listen, whose loss hurts nobody: what goes
 * unsaid here is found again in the database. Resolves nothing and waits for nothing; a node starts
 * without Redis and finds it later.
 */
export function connectRedis({ url, log }: RedisOptions): RedisLink {
  const echo = `${REDIS_PREFIX}:echo:${randomUUID()}`
  const listeners = new Set<(isUp: boolean) => void>()
  const startedAt = performance.now()
  let state: 'starting' | 'up' | 'away' = 'starting'
  let heardAt = -Infinity
  let askedAt = -Infinity
  let mutedUntil = -Infinity

  const publisher = openClient(url, { reconnectStrategy: backOff, disableOfflineQueue: true })
  // note: without this listener a lost connection would end the process.
  publisher.on('error', () => settle(false))
  publisher.on('ready', ask)
  publisher.connect().catch(forget)
  const subscriber = createSubscriber({
    open: () => openClient(url, { reconnectStrategy: false }),
    onReady: ask,
    onLost: () => settle(false),
  })
  void subscriber.subscribe(echo, hear)
  const timer = setInterval(watch, ECHO_EVERY_MS)
  timer.unref()

  function settle(isUp: boolean) {
    const next = isUp ? 'up' : 'away'
    if (state === next || (state === 'starting' && !isUp && isYoung())) return
    state = next
    if (isUp) log.info('Redis is here; nodes hear each other at once')
    else log.warn('Redis is away; this node goes on by itself')
    for (const listener of listeners) listener(isUp)
  }

  const isYoung = () => performance.now() - startedAt < SILENCE_MS

  function hear() {
    heardAt = performance.now()
    settle(true)
  }

  function ask() {
    if (!publisher.isReady) return
    askedAt = performance.now()
    publisher.sPublish(echo, '').catch(forget)
  }

  function watch() {
    const now = performance.now()
    if (now - heardAt > SILENCE_MS) settle(false)
    if (state !== 'away' || now - askedAt >= ECHO_WHILE_AWAY_MS) ask()
  }

  return {
    isUp: () => state === 'up',
    onChange: (listener) => void listeners.add(listener),
    publish(channel, payload) {
      if (state === 'up') publisher.sPublish(channel, payload).catch(forget)
    },
    subscribe: subscriber.subscribe,
    unsubscribe: subscriber.unsubscribe,
    async runScript(script, key, args) {
      if (state !== 'up' || performance.now() < mutedUntil) throw new Error('Redis is away')
      const answer = publisher.eval(script, { keys: [key], arguments: args.map(String) })
      const number = await within(COMMAND_TIMEOUT_MS, answer).catch((error: unknown) => {
        // Whoever asks next need not find out by waiting too.
        mutedUntil = performance.now() + MUTE_MS
        throw error
      })
      if (typeof number !== 'number') throw new Error('A script answered with something else')
      return number
    },
    close() {
      clearInterval(timer)
      listeners.clear()
      state = 'away'
      publisher.destroy()
      subscriber.close()
    },
  }
}

const backOff = (retries: number) => Math.min(50 * 2 ** Math.min(retries, 10), RECONNECT_MAX_MS)

/** Redis may lose anything at any time; the state above says when it does. */
function forget(): void {}

async function within<Result>(ms: number, promise: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('Redis does not answer')), ms)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
