import { cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { buildMessage } from '../test/messageBuilder.ts'
import { ChatNotificationBadge } from './ChatNotificationBadge.tsx'
import { MessageRow, type MessageRowProps } from './MessageRow.tsx'
import { StatusTicks } from './StatusTicks.tsx'
import { ChatStringsProvider } from './strings/ChatStringsProvider.tsx'
import { en } from './strings/en.ts'
import { createFormats, dayOf } from './strings/formats.ts'
import { ru } from './strings/ru.ts'

afterEach(cleanup)

const rowProps: MessageRowProps = {
  message: buildMessage(1),
  dayLabel: null,
  isUnreadStart: false,
  isGroupStart: true,
  isGroupEnd: true,
  isGroupChat: false,
  sender: null,
  hue: 0,
  isTabStop: true,
  isHighlighted: false,
  onRetry: undefined,
  onDiscard: undefined,
  onOpenMenu: undefined,
}

const showRow = (props: Partial<MessageRowProps>) =>
  render(<MessageRow {...rowProps} {...props} />).container

describe('messages', () => {
  it('[UI30] names and draws every status differently', () => {
    const drawn = (['SENDING', 'SENT', 'DELIVERED', 'READ'] as const).map((status) => {
      const { container } = render(<StatusTicks message={buildMessage(1, { status })} />)
      const picture = container.querySelector('svg')
      return [
        picture?.getAttribute('aria-label'),
        picture?.innerHTML.replace(/<title>.*?<\/title>/u, ''),
      ]
    })
    expect(drawn.map(([name]) => name)).toEqual(['Sending', 'Sent', 'Delivered', 'Read'])
    expect(new Set(drawn.map(([, shape]) => shape)).size).toBe(4)
  })

  it('[UI30] says when a message was read, where that is known', () => {
    const readAt = new Date(2026, 4, 4, 14, 5).toISOString()
    render(<StatusTicks message={buildMessage(1, { status: 'READ', readAt })} />)
    expect(screen.getByRole('img').getAttribute('aria-label')).toBe('Read 14:05')
  })

  it('[UI31] offers to retry or delete a refused message', async () => {
    const onRetry = vi.fn()
    const onDiscard = vi.fn()
    const message = buildMessage(1, {
      ...{ isOwn: true, seq: null, status: 'FAILED', tempId: 't1' },
      error: { code: 'TOO_LARGE', message: 'At most 16384 bytes' },
    })
    const container = showRow({ message, onRetry, onDiscard })
    expect(container.textContent).toContain('This message is too long.')
    await userEvent.click(screen.getByText(/Not sent · Retry/))
    expect(onRetry).toHaveBeenCalledWith('t1')
    await userEvent.click(screen.getByText('Delete'))
    expect(onDiscard).toHaveBeenCalledWith('t1')
  })

  it('[UI31] says of a message that has waited for a day why it was not sent', () => {
    const message = buildMessage(1, {
      ...{ isOwn: true, seq: null, status: 'FAILED', tempId: 't1', content: 'See you' },
      error: { code: 'EXPIRED', message: 'Expired' },
    })
    const container = showRow({ message })
    expect(container.textContent).toContain('See you')
    expect(container.textContent).toContain('This message has waited for more than a day.')
    expect(screen.getByText('Copy')).toBeDefined()
  })

  it('[UI32] shows system messages in the language of the reader', () => {
    const message = buildMessage(1, {
      ...{ type: 'SYSTEM', senderId: null, content: 'Aida joined the trip' },
      metadata: { event: 'participant.joined', name: 'Aida' },
    })
    render(
      <ChatStringsProvider locale="ru">
        <MessageRow {...rowProps} message={message} />
      </ChatStringsProvider>,
    )
    expect(document.body.textContent).toContain('Aida теперь в поездке')
  })

  it('[UI32] falls back on the text of an event it does not know', () => {
    const message = buildMessage(1, {
      ...{ type: 'SYSTEM', senderId: null, content: 'The bus has new tyres' },
      metadata: { event: 'bus.repaired' },
    })
    expect(showRow({ message }).textContent).toContain('The bus has new tyres')
  })

  it('[UI33] keeps the place of deleted and hidden messages without their content', () => {
    const deletedAt = '2026-05-04T10:00:00.000Z'
    expect(showRow({ message: buildMessage(1, { deletedAt }) }).textContent).toContain(
      'Message deleted',
    )
    cleanup()
    const hidden = buildMessage(1, { hiddenAt: deletedAt })
    const container = showRow({ message: hidden, onOpenMenu: () => undefined })
    expect(container.textContent).toContain('Message hidden by a moderator')
    expect(container.querySelector('button')).toBeNull()
  })

  it('[UI34] names senders and their roles where several others take part', () => {
    const sender = { userId: 'driver', name: 'Nurlan', role: 'DRIVER' as const }
    expect(showRow({ isGroupChat: true, sender }).querySelector('.sg-sender')?.textContent).toBe(
      'NurlanDriver',
    )
    cleanup()
    expect(showRow({ isGroupChat: false, sender }).querySelector('.sg-sender')).toBeNull()
  })
})

describe('badge', () => {
  it('[UI35] hides at nothing, stops at 99+ and has a name', () => {
    const { container, rerender } = render(<ChatNotificationBadge count={0} />)
    expect(container.textContent).toBe('')
    rerender(<ChatNotificationBadge count={3} />)
    expect(screen.getByRole('img').getAttribute('aria-label')).toBe('3 unread messages')
    rerender(<ChatNotificationBadge count={120} />)
    expect(container.textContent).toBe('99+')
    rerender(<ChatNotificationBadge count={22} locale="ru" />)
    expect(screen.getByRole('img').getAttribute('aria-label')).toBe('22 непрочитанных сообщения')
  })
})

describe('words', () => {
  it('[UI36] counts by the rules of each language', () => {
    expect([1, 2, 120].map(en.newMessages)).toEqual([
      '1 new message. Jump to latest',
      '2 new messages. Jump to latest',
      '99+ new messages. Jump to latest',
    ])
    expect([1, 3, 5, 21].map(ru.unreadMessages)).toEqual([
      '1 непрочитанное сообщение',
      '3 непрочитанных сообщения',
      '5 непрочитанных сообщений',
      '21 непрочитанное сообщение',
    ])
  })

  it('[UI36] names days as people do', () => {
    const today = dayOf(new Date(2026, 4, 6, 12).getTime())
    const { day } = createFormats(en)
    const names = [0, 1, 2, 20, 200].map((ago) => day(today - ago, today))
    expect(names).toEqual(['Today', 'Yesterday', 'Monday', '16 April', '18 October 2025'])
    expect(createFormats(ru).day(today - 2, today)).toBe('Понедельник')
  })
})
