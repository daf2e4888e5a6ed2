import { ChatError } from '@steppergo/chat-protocol/constants'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { backoff, RETRY_MAX_MS } from './backoff.ts'
import { createReporter } from './reporter.ts'
import { readTokenUserId } from './token.ts'
import { createOwnTyping, createTypers } from './typing.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const aida = { userId: 'aida', userName: 'Aida' }

describe('typing', () => {
  it('[CL20] tells the start again only every three seconds and the stop once', () => {
    const tell = vi.fn()
    const typing = createOwnTyping({ tell, now: Date.now })
    for (let second = 0; second < 7; second += 1) {
      typing.start()
      vi.advanceTimersByTime(1_000)
    }
    expect(tell.mock.calls).toEqual([['typing:start'], ['typing:start'], ['typing:start']])
    typing.stop()
    typing.stop()
    expect(tell).toHaveBeenCalledTimes(4)
  })

  it('[CL13] forgets a typer after six seconds of its own clock without news', () => {
    const onChange = vi.fn()
    const typers = createTypers(onChange)
    typers.add(aida)
    vi.advanceTimersByTime(4_000)
    typers.add(aida)
    vi.advanceTimersByTime(4_000)
    expect(onChange).toHaveBeenLastCalledWith([aida])
    vi.advanceTimersByTime(2_000)
    expect(onChange).toHaveBeenLastCalledWith([])
  })
})

describe('reporter', () => {
  function open(send = vi.fn(async () => undefined)) {
    let isReady = true
    const reporter = createReporter({
      ...{ delayMs: 200, intervalMs: 1_000, send, now: Date.now },
      isReady: () => isReady,
    })
    return { reporter, send, setReady: (ready: boolean) => (isReady = ready) }
  }

  it('[CL21] sends marks that come together as one, at most once a second, never back', async () => {
    const { reporter, send } = open()
    for (const seq of [1, 3, 2]) reporter.note(seq)
    await vi.advanceTimersByTimeAsync(200)
    expect(send.mock.calls).toEqual([[3]])
    reporter.note(4)
    await vi.advanceTimersByTimeAsync(500)
    reporter.note(5)
    await vi.advanceTimersByTimeAsync(500)
    expect(send.mock.calls).toEqual([[3], [5]])
    reporter.note(4)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(send).toHaveBeenCalledTimes(2)
  })

  it('[CL21] waits for a connection and repeats what was refused for the moment', async () => {
    const send = vi
      .fn(async () => undefined)
      .mockRejectedValueOnce(new ChatError('RATE_LIMITED', 'Slower', { retryAfterMs: 2_000 }))
    const { reporter, setReady } = open(send)
    setReady(false)
    reporter.note(7)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(send).not.toHaveBeenCalled()
    setReady(true)
    reporter.resume()
    await vi.advanceTimersByTimeAsync(200)
    expect(send).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(2_000)
    expect(send.mock.calls).toEqual([[7], [7]])
  })
})

describe('retrying', () => {
  it('[CL22] waits between nothing and a doubling ceiling of twenty seconds', () => {
    expect(backoff(3, () => 0)).toBe(0)
    expect([0, 1, 2].map((attempt) => backoff(attempt, () => 1))).toEqual([500, 1_000, 2_000])
    expect(backoff(1_000, () => 1)).toBe(RETRY_MAX_MS)
  })
})

describe('tokens', () => {
  it('[CL10] reads from an access token who it speaks for, and nothing from others', () => {
    const encode = (value: object) => btoa(JSON.stringify(value)).replaceAll('=', '')
    expect(readTokenUserId(`x.${encode({ sub: 'user-1' })}.y`)).toBe('user-1')
    expect(readTokenUserId(`x.${encode({ sid: 'session-1' })}.y`)).toBeNull()
    expect(readTokenUserId('no-access-token')).toBeNull()
    expect(readTokenUserId('a.b.c')).toBeNull()
  })
})
