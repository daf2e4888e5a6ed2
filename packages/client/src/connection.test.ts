import type { ErrorPayload } from '@steppergo/chat-protocol'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createConnection } from './connection.ts'
import { createDeviceClock } from './deviceClock.ts'
import type { TransportOptions } from './transport.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A line that refuses every attempt in the same way. */
function refuseWith(error: ErrorPayload | null) {
  const attempts: number[] = []
  const createTransport = ({ listener }: TransportOptions) => ({
    connect() {
      attempts.push(Date.now())
      queueMicrotask(() => listener.onConnectError(error))
    },
    disconnect: () => undefined,
    isConnected: () => false,
    tell: () => undefined,
    ask: () => Promise.reject(new Error('There is no connection')),
  })
  const connection = createConnection({
    ...{ url: undefined, token: 'token', refreshToken: undefined, createTransport },
    clock: createDeviceClock({ now: Date.now, elapsed: () => performance.now() }),
    onEvent: () => undefined,
  })
  connection.start()
  return {
    connection,
    waits: () => attempts.slice(1).map((at, index) => at - (attempts[index] ?? 0)),
  }
}

it('[CN8] whoever is refused waits as long as the server asks, and a time of their own on top', async () => {
  const message = 'Too many connections'
  const { connection, waits } = refuseWith({ code: 'RATE_LIMITED', message, retryAfterMs: 4_000 })
  await vi.advanceTimersByTimeAsync(600_000)
  connection.close()
  expect(waits().length).toBeGreaterThan(10)
  for (const wait of waits()) expect(wait).toBeGreaterThanOrEqual(4_000)
  // However many were refused at the same moment, they come back one after the other.
  expect(new Set(waits()).size).toBeGreaterThan(5)
  expect(Math.max(...waits())).toBeGreaterThan(8_000)
})
