import { cleanup, render, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { buildMessage } from '../test/messageBuilder.ts'
import DrivingView from './DrivingView.tsx'
import type { SocketChat } from './useSocketChat.ts'

afterEach(cleanup)

function drive(change: Partial<SocketChat> = {}) {
  const sendMessage = vi.fn(() => 'temp')
  const onLeave = vi.fn()
  const shown = {
    messages: [buildMessage(1), buildMessage(2, { isOwn: true }), buildMessage(3)],
    participants: [{ userId: 'driver', name: 'Nurlan', role: 'DRIVER' as const }],
    closedAt: null,
    markAsRead: vi.fn(),
    sendMessage,
    ...change,
  }
  // All that the view reads of a chat.
  const chat = shown as unknown as SocketChat
  render(<DrivingView chat={chat} currentUserId="driver" onLeave={onLeave} />)
  return { sendMessage, onLeave }
}

describe('at the wheel', () => {
  it('[UI50] the last message is there, and nothing to type in or to scroll through', () => {
    drive()
    expect(screen.getByText('Message 3')).toBeTruthy()
    expect(screen.queryByText('Message 1')).toBeNull()
    expect(screen.queryByRole('textbox')).toBeNull()
  })

  it('[UI72] until when its driver may not write stands where the replies were', () => {
    const mutedUntil = new Date(2020, 4, 4, 14, 5).toISOString()
    const standing = { mutedUntil, suspendedAt: null, reason: null, warnings: [], newWarning: null }
    drive({ standing })
    screen.getByText('You cannot write until 4 May at 14:05')
    expect(screen.queryByRole('list', { name: 'Quick replies' })).toBeNull()
  })

  it('[UI50] one tap sends one of four replies', async () => {
    const { sendMessage } = drive()
    const replies = within(screen.getByRole('list', { name: 'Quick replies' }))
    expect(replies.getAllByRole('button')).toHaveLength(4)
    await userEvent.click(replies.getByRole('button', { name: 'I have arrived' }))
    expect(sendMessage.mock.calls).toEqual([
      ['I have arrived', { metadata: { quickReplyId: 'arrived' } }],
    ])
  })

  it('[UI50] a closed conversation takes no replies', () => {
    drive({ closedAt: '2026-05-04T12:00:00.000Z' })
    expect(screen.queryByRole('list', { name: 'Quick replies' })).toBeNull()
  })

  it.each(['I am parked', 'I am a passenger'])('[UI51] leaving takes a word: %s', async (word) => {
    const { onLeave } = drive()
    await userEvent.click(screen.getByRole('button', { name: 'Leave driving mode' }))
    expect(onLeave).not.toHaveBeenCalled()
    await userEvent.click(screen.getByRole('button', { name: word }))
    expect(onLeave).toHaveBeenCalledOnce()
  })
})
