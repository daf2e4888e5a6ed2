import { cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { buildMessage } from '../test/messageBuilder.ts'
import { MessageBody } from './MessageBody.tsx'
import { MessageInput } from './MessageInput.tsx'
import type { ChatLocale, QuickReply } from './props.ts'
import { HostRepliesContext } from './quickReplies.ts'
import { ChatStringsProvider } from './strings/ChatStringsProvider.tsx'

afterEach(cleanup)

const late = buildMessage(1, { content: 'Кешігемін', metadata: { quickReplyId: 'late-10' } })

function read(message = late, locale: ChatLocale = 'ru', host?: readonly QuickReply[]) {
  const { container } = render(
    <ChatStringsProvider locale={locale}>
      <HostRepliesContext value={host}>
        <MessageBody message={message} />
      </HostRepliesContext>
    </ChatStringsProvider>,
  )
  return container.textContent
}

describe('quick replies', () => {
  it('[UI16] one tap sends one, and leaves what is being written alone', async () => {
    const onQuickReply = vi.fn()
    const reply = { id: 'arrived', text: 'I have arrived' }
    render(<MessageInput onSend={vi.fn()} quickReplies={[reply]} onQuickReply={onQuickReply} />)
    await userEvent.type(screen.getByRole('textbox'), 'Wait')
    await userEvent.click(screen.getByRole('button', { name: 'I have arrived' }))
    expect(onQuickReply.mock.calls).toEqual([[reply]])
    expect(screen.getByRole('textbox')).toHaveProperty('value', 'Wait')
  })

  it('[UI16] none can be sent while the server takes no messages', async () => {
    const onQuickReply = vi.fn()
    const reply = { id: 'arrived', text: 'I have arrived' }
    const until = Date.now() + 5_000
    const props = { quickReplies: [reply], onQuickReply, rateLimitedUntil: until }
    render(<MessageInput onSend={vi.fn()} {...props} />)
    const button = screen.getByRole('button', { name: 'I have arrived' })
    expect(button.getAttribute('aria-disabled')).toBe('true')
    await userEvent.click(button)
    expect(onQuickReply).not.toHaveBeenCalled()
  })

  it('[UI17] everybody reads one in their own language', () => {
    expect(read(late, 'ru')).toBe('Опаздываю на 10 минут')
    expect(read(late, 'en')).toBe('I am 10 minutes late')
  })

  it('[UI17] one of the host’s own too, in its English where the language is missing', () => {
    const host = [{ id: 'gate', text: { en: 'I am at the gate', ru: 'Я у ворот' } }]
    const message = buildMessage(1, { content: 'Я у ворот', metadata: { quickReplyId: 'gate' } })
    expect(read(message, 'ru', host)).toBe('Я у ворот')
    expect(read(message, 'kk', host)).toBe('I am at the gate')
  })

  it('[UI17] an unknown one, or one that was edited, says what was written', () => {
    expect(read({ ...late, metadata: { quickReplyId: 'toString' } })).toBe('Кешігемін')
    expect(read({ ...late, editedAt: '2026-05-04T10:01:00.000Z' })).toBe('Кешігемін')
  })
})
