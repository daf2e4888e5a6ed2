import type { ChatMessage, OwnStanding } from '@steppergo/chat-client'
import { act, cleanup, render, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { buildMessage } from '../test/messageBuilder.ts'
import { Announcer } from './Announcer.tsx'
import { BlockDialog } from './BlockDialog.tsx'
import { SuspendedState } from './ChatStates.tsx'
import { FailedActions } from './FailedActions.tsx'
import { FoundText } from './FoundText.tsx'
import { MessageInput } from './MessageInput.tsx'
import { ModerationNotices, MutedNote, useModerationNews } from './ModerationNotices.tsx'
import type { MessageInputHandle } from './props.ts'
import type { SocketChat } from './useSocketChat.ts'

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false }))
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const nurlan = { userId: 'driver', name: 'Nurlan' }
const nobody = () => undefined

const standing = (change: Partial<OwnStanding>): OwnStanding => ({
  ...{ mutedUntil: null, suspendedAt: null, reason: null, warnings: [], newWarning: null },
  ...change,
})

/** All that the notices read of a chat. */
const chatOf = (change: Partial<SocketChat>) =>
  ({ standing: null, reportOutcome: null, ...change }) as unknown as SocketChat

describe('blocking', () => {
  function open(onBlock: () => Promise<void>) {
    const onBlocked = vi.fn()
    const onClose = vi.fn()
    render(<BlockDialog person={nurlan} {...{ onBlock, onBlocked, onClose }} />)
    return { onBlocked, onClose, dialog: within(screen.getByRole('dialog')) }
  }

  it('[UI70] asks first, saying what it does and what it does not', async () => {
    const onBlock = vi.fn(async () => undefined)
    const { dialog, onBlocked, onClose } = open(onBlock)
    dialog.getByRole('heading', { name: 'Block Nurlan?' })
    dialog.getByText(/nothing they write, here and on your other trips.*not told.*trip itself stay/)
    expect(onBlock).not.toHaveBeenCalled()
    await userEvent.click(dialog.getByRole('button', { name: 'Block' }))
    expect(onBlock).toHaveBeenCalledExactlyOnceWith('driver')
    expect(onBlocked).toHaveBeenCalledExactlyOnceWith(nurlan)
    expect(onClose).toHaveBeenCalled()
  })

  it('[UI70] says when it did not work, and can be tried again', async () => {
    const onBlock = vi.fn().mockRejectedValueOnce(new Error('refused')).mockResolvedValue(undefined)
    const { dialog, onBlocked } = open(onBlock)
    await userEvent.click(dialog.getByRole('button', { name: 'Block' }))
    expect(dialog.getByRole('alert').textContent).toBe('That did not work. Try again.')
    expect(onBlocked).not.toHaveBeenCalled()
    await userEvent.click(dialog.getByRole('button', { name: 'Block' }))
    expect(onBlocked).toHaveBeenCalled()
  })

  it('[UI70] can be undone at once, by the keyboard too', async () => {
    const unblock = vi.fn(async () => undefined)
    const onBlockSeen = vi.fn()
    render(<ModerationNotices chat={chatOf({ unblock })} blocked={nurlan} {...{ onBlockSeen }} />)
    screen.getByText('Nurlan is blocked. You see nothing they write.')
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Undo' }))
    await userEvent.keyboard('{Enter}')
    expect(unblock).toHaveBeenCalledExactlyOnceWith('driver')
    expect(onBlockSeen).toHaveBeenCalled()
  })
})

describe('a refused message', () => {
  const text = 'Call +7 701 234 56 78 or a@b.kz'
  const findings = [
    { kind: 'EMAIL' as const, start: 25, end: 31 },
    { kind: 'PHONE' as const, start: 5, end: 21 },
  ]
  const failed = (error: ChatMessage['error']) =>
    buildMessage(1, {
      ...{ isOwn: true, seq: null, status: 'FAILED', tempId: 't1', content: text, error },
    })

  function show(error: ChatMessage['error'], isMuted = false) {
    const handlers = { onRetry: vi.fn(), onEdit: vi.fn(), onDiscard: vi.fn() }
    const message = failed(error)
    render(<FailedActions {...{ message, isMuted, ...handlers }} />)
    const names = screen.getAllByRole('button').map(({ textContent }) => textContent)
    return { ...handlers, message, names }
  }

  it('[UI71] names the contacts for which it is held, and offers to edit it', async () => {
    const { names, onEdit, message } = show({
      ...{ code: 'CONTACT_SHIELDED', message: 'held', findings },
    })
    screen.getByText(
      'E-mail addresses and phone numbers can be shared once a booking is confirmed and until the trip ends.',
    )
    expect(names).toEqual(['Not sent · Edit', 'Copy', 'Delete'])
    await userEvent.click(screen.getByRole('button', { name: /Edit/ }))
    expect(onEdit).toHaveBeenCalledExactlyOnceWith(message)
  })

  it('[UI71] marks what was found in it', () => {
    const overlapping = [...findings, { kind: 'LINK' as const, start: 27, end: 31 }]
    const { container } = render(<FoundText text={text} findings={overlapping} />)
    const marked = [...container.querySelectorAll('mark')].map(({ textContent }) => textContent)
    expect(marked).toEqual(['+7 701 234 56 78', 'a@b.kz'])
    expect(container.textContent).toBe(text)
  })

  it('[UI71] goes back into the field before what is being written there', () => {
    const composer: { current: MessageInputHandle | null } = { current: null }
    const onDraft = vi.fn()
    const savedDraft = { text: 'And one more thing' }
    render(<MessageInput ref={composer} onSend={nobody} {...{ savedDraft, onDraft }} />)
    act(() => composer.current?.insert('Call me'))
    const field = screen.getByRole<HTMLTextAreaElement>('textbox')
    expect(field.value).toBe('Call me\nAnd one more thing')
    expect(onDraft).toHaveBeenLastCalledWith('Call me\nAnd one more thing')
    expect(document.activeElement).toBe(field)
  })

  it('[UI72] says until when its writer is muted, and is sent again only after that', () => {
    const until = new Date()
    until.setHours(23, 59, 0, 0)
    const error = { code: 'MUTED', message: 'muted', until: until.toISOString() } as const
    expect(show(error, true).names).toEqual(['Copy', 'Delete'])
    screen.getByText('You cannot write until 23:59')
    cleanup()
    expect(show(error).names).toEqual(['Not sent · Retry', 'Copy', 'Delete'])
  })
})

describe('what moderators decided', () => {
  it('[UI72] stands above the composer with the reason, and goes when the mute ends', () => {
    const mutedUntil = new Date(2020, 4, 4, 14, 5).toISOString()
    const muted = chatOf({ standing: standing({ mutedUntil, reason: 'Rude to others' }) })
    const { rerender, container } = render(<MutedNote chat={muted} />)
    expect(container.textContent).toBe(
      'You cannot write until 4 May at 14:05Reason: Rude to others',
    )
    rerender(<MutedNote chat={chatOf({ standing: standing({}) })} />)
    expect(container.textContent).toBe('')
  })

  it('[UI73] a warning is shown with its reason until it was read', async () => {
    const acknowledgeWarning = vi.fn()
    const newWarning = { reason: 'Mind your words', at: '2026-05-04T10:00:00.000Z' }
    const chat = chatOf({ standing: standing({ newWarning }), acknowledgeWarning })
    render(<ModerationNotices chat={chat} blocked={null} onBlockSeen={nobody} />)
    screen.getByText('A warning from a moderator')
    screen.getByText('Mind your words')
    await userEvent.click(screen.getByRole('button', { name: 'Got it' }))
    expect(acknowledgeWarning).toHaveBeenCalledOnce()
  })

  it('[UI73] a suspended person reads so, and why', () => {
    const { container } = render(<SuspendedState reason="Threats" />)
    expect(container.textContent).toContain('You are suspended from the chat')
    expect(container.textContent).toContain('Reason: Threats')
  })

  it('[UI74] what became of an own report is shown until it is closed', async () => {
    const dismissReportOutcome = vi.fn()
    const chat = chatOf({ reportOutcome: 'ACTION_TAKEN', dismissReportOutcome })
    render(<ModerationNotices chat={chat} blocked={null} onBlockSeen={nobody} />)
    screen.getByText('Thank you: a moderator has acted on your report.')
    await userEvent.click(screen.getByRole('button', { name: 'Close' }))
    expect(dismissReportOutcome).toHaveBeenCalledOnce()
  })

  it('[UI74] all of it is said once, politely', () => {
    vi.useFakeTimers()
    const Spoken = ({
      chat,
      blocked = null,
    }: {
      chat: SocketChat
      blocked?: typeof nurlan | null
    }) => <Announcer messages={[]} news={useModerationNews(chat, blocked)} />
    const politely = () => document.querySelector('[aria-live=polite]')?.textContent
    const pass = () => act(() => void vi.advanceTimersByTime(1_000))
    const acted = chatOf({ reportOutcome: 'NO_ACTION' })
    const { rerender } = render(<Spoken chat={acted} />)
    pass()
    expect(politely()).toBe('A moderator looked at your report and found no breach.')
    rerender(<Spoken chat={acted} blocked={nurlan} />)
    pass()
    expect(politely()).toBe('Nurlan is blocked. You see nothing they write.')
  })
})
