import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createChatClient } from './createChatClient.ts'
import { createMemoryOutboxStorage } from './outboxStorage.ts'
import type { TransportOptions } from './transport.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const SUSPENDED = { code: 'SUSPENDED', message: 'You are suspended from the chat' } as const

/** A server that lets the person in or not, and notes when it was asked. */
function open() {
  let isSuspended = true
  let isConnected = false
  let listener: TransportOptions['listener'] | null = null
  const attempts: number[] = []
  const client = createChatClient({
    ...{ url: 'nowhere', token: 'token', userId: 'aida', storage: createMemoryOutboxStorage() },
    fetch: () => Promise.reject(new Error('There is no REST here')),
    createTransport: (options) => {
      listener = options.listener
      return {
        connect() {
          attempts.push(Date.now())
          isConnected = !isSuspended
          if (isSuspended) options.listener.onConnectError(SUSPENDED)
          else options.listener.onConnect()
        },
        disconnect: () => void (isConnected = false),
        isConnected: () => isConnected,
        tell: () => undefined,
        ask: () => new Promise(() => undefined),
      }
    },
  })
  return {
    ...{ client, attempts },
    setSuspended: (value: boolean) => void (isSuspended = value),
    hear: () => listener?.onEvent({ name: 'error', payload: SUSPENDED }),
    breakLine() {
      isConnected = false
      listener?.onDisconnect()
    },
  }
}

it('[CL35] asks no more often than every 30 seconds while suspended, and comes back by itself', async () => {
  const { client, attempts, setSuspended } = open()
  expect(client.getState().phase).toBe('suspended')
  await vi.advanceTimersByTimeAsync(10 * 60_000)
  const waits = attempts.slice(1).map((at, index) => at - (attempts[index] ?? 0))
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(30_000)
  expect(Math.max(...waits)).toBeLessThanOrEqual(60_000)
  expect(new Set(waits).size).toBeGreaterThan(1)
  setSuspended(false)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(client.getState().phase).toBe('connected')
  client.close()
})

it('[CL35] does not come straight back when a suspension closes the line', async () => {
  const { client, attempts, setSuspended, hear, breakLine } = open()
  setSuspended(false)
  await vi.advanceTimersByTimeAsync(60_000)
  const conversation = client.conversation('trip')
  const before = attempts.length
  setSuspended(true)
  hear()
  breakLine()
  expect(client.getState().phase).toBe('suspended')
  expect(conversation.getState()).toMatchObject({ phase: 'no-access', error: SUSPENDED })
  await vi.advanceTimersByTimeAsync(29_000)
  expect(attempts).toHaveLength(before)
  client.close()
})
