import type { ChatMessage } from '@steppergo/chat-client'
import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { buildMessage } from '../test/messageBuilder.ts'
import { Announcer } from './Announcer.tsx'
import { ConnectionBanner } from './ConnectionBanner.tsx'
import { HostRepliesContext } from './quickReplies.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const pass = (ms: number) =>
  act(() => {
    vi.advanceTimersByTime(ms)
  })

describe('announcements', () => {
  const politely = () => document.querySelector('[aria-live=polite]')?.textContent
  const assertively = () => document.querySelector('[aria-live=assertive]')?.textContent

  function open(first: ChatMessage[]) {
    const { rerender } = render(<Announcer messages={first} />)
    return (messages: ChatMessage[]) => rerender(<Announcer messages={messages} />)
  }

  it('[UI40] reads incoming messages together, a second after the first of them', () => {
    const show = open([buildMessage(1)])
    show([buildMessage(1), buildMessage(2)])
    show([buildMessage(1), buildMessage(2), buildMessage(3)])
    expect(politely()).toBe('')
    pass(1_000)
    expect(politely()).toBe('Nurlan: Message 2. Nurlan: Message 3')
  })

  it('[UI17] says a reply of the host in the words of the reader', () => {
    const host = [{ id: 'gate', text: { en: 'I am at the gate', ru: 'Я у ворот' } }]
    const reply = buildMessage(2, { content: 'Я у ворот', metadata: { quickReplyId: 'gate' } })
    const shown = (messages: ChatMessage[]) => (
      <HostRepliesContext value={host}>
        <Announcer messages={messages} />
      </HostRepliesContext>
    )
    const { rerender } = render(shown([buildMessage(1)]))
    rerender(shown([buildMessage(1), reply]))
    pass(1_000)
    expect(politely()).toBe('Nurlan: I am at the gate')
  })

  it('[UI40] is silent about older pages and own messages', () => {
    const show = open([buildMessage(5)])
    show([buildMessage(1), buildMessage(5)])
    show([buildMessage(1), buildMessage(5), buildMessage(6, { isOwn: true })])
    pass(2_000)
    expect(politely()).toBe('')
  })

  it('[UI40] takes back what is no news any more, said or not', () => {
    const { rerender } = render(<Announcer messages={[]} news={['Muted']} />)
    const show = (news: string[]) => rerender(<Announcer messages={[]} news={news} />)
    show([])
    pass(1_000)
    expect(politely()).toBe('')
    show(['Warned'])
    pass(1_000)
    expect(politely()).toBe('Warned')
    show([])
    expect(politely()).toBe('')
  })

  it('[UI41] says once and at once that a message was not sent', () => {
    const failed = buildMessage(2, { isOwn: true, seq: null, status: 'FAILED' })
    const show = open([buildMessage(1)])
    show([buildMessage(1), failed])
    expect(assertively()).toBe('Not sent')
  })
})

describe('connection banner', () => {
  const shown = () => screen.getByRole('status').textContent

  it('[UI42] passes over a loss of less than two seconds', () => {
    const since = Date.now()
    const { rerender } = render(<ConnectionBanner status="reconnecting" since={since} />)
    pass(1_900)
    expect(shown()).toBe('')
    rerender(<ConnectionBanner status="connected" since={since + 1_900} />)
    pass(5_000)
    expect(shown()).toBe('')
  })

  it('[UI42] speaks up after two seconds, and at once when the device says so', () => {
    const since = Date.now()
    const { rerender } = render(<ConnectionBanner status="reconnecting" since={since} />)
    pass(2_000)
    expect(shown()).toBe('Connecting…')
    rerender(<ConnectionBanner status="offline" since={Date.now()} />)
    expect(shown()).toContain('You are offline')
  })
})
