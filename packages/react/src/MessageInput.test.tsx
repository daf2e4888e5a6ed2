import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { MessageInput } from './MessageInput.tsx'

afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

// happy-dom has no pointer; these devices have a mouse unless a test says otherwise.
beforeEach(() => usePointer('fine'))

function usePointer(kind: 'fine' | 'coarse') {
  vi.stubGlobal('matchMedia', (query: string) => ({ matches: query.includes(kind) }))
}

function open(props: Partial<Parameters<typeof MessageInput>[0]> = {}) {
  const onSend = vi.fn()
  render(<MessageInput onSend={onSend} {...props} />)
  const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Message' })
  return { onSend, field, button: screen.getByRole<HTMLButtonElement>('button', { name: 'Send' }) }
}

describe('MessageInput', () => {
  it('[UI10] sends with Enter, empties the field and keeps the focus', async () => {
    const { onSend, field } = open()
    await userEvent.type(field, 'On my way{Enter}')
    expect(onSend).toHaveBeenCalledExactlyOnceWith('On my way')
    expect(field.value).toBe('')
    expect(document.activeElement).toBe(field)
  })

  it('[UI10] begins a new line with Shift and Enter, and with Enter on touch', async () => {
    const { onSend, field } = open()
    await userEvent.type(field, 'one{Shift>}{Enter}{/Shift}two')
    usePointer('coarse')
    await userEvent.type(field, '{Enter}three')
    expect(field.value).toBe('one\ntwo\nthree')
    expect(onSend).not.toHaveBeenCalled()
  })

  it('[UI10] never sends with the Enter that ends a composition', () => {
    const { onSend, field } = open()
    fireEvent.change(field, { target: { value: 'にほん' } })
    fireEvent.keyDown(field, { key: 'Enter', isComposing: true })
    fireEvent.keyDown(field, { key: 'Enter', keyCode: 229 })
    expect(onSend).not.toHaveBeenCalled()
  })

  it('[UI10] sends one message for an Enter and a click together', async () => {
    const { onSend, field, button } = open()
    await userEvent.type(field, 'Once{Enter}')
    await userEvent.click(button)
    expect(onSend).toHaveBeenCalledTimes(1)
  })

  it('[UI11] cannot send nothing', async () => {
    const { field, button } = open()
    expect(button.disabled).toBe(true)
    await userEvent.type(field, '   ')
    expect(button.disabled).toBe(true)
  })

  it('[UI12] counts from nine tenths of the limit and keeps what is too long', () => {
    const { onSend, field, button } = open()
    fireEvent.change(field, { target: { value: 'x'.repeat(4_400) } })
    expect(document.body.textContent).not.toContain('left')
    fireEvent.change(field, { target: { value: 'x'.repeat(4_600) } })
    expect(document.body.textContent).toContain('400 characters left')
    fireEvent.change(field, { target: { value: 'x'.repeat(5_001) } })
    expect(document.body.textContent).toContain('1 character too many')
    expect(button.disabled).toBe(true)
    fireEvent.keyDown(field, { key: 'Enter' })
    expect(onSend).not.toHaveBeenCalled()
    expect(field.value).toHaveLength(5_001)
  })

  it('[UI13] tells of typing, and of its end after a while, on sending and on leaving', () => {
    vi.useFakeTimers()
    const onTypingStart = vi.fn()
    const onTypingStop = vi.fn()
    const { field } = open({ onTypingStart, onTypingStop })
    fireEvent.change(field, { target: { value: 'a' } })
    expect(onTypingStart).toHaveBeenCalledTimes(1)
    act(() => {
      vi.advanceTimersByTime(3_000)
    })
    expect(onTypingStop).toHaveBeenCalledTimes(1)
    fireEvent.change(field, { target: { value: 'ab' } })
    fireEvent.keyDown(field, { key: 'Enter' })
    expect(onTypingStop).toHaveBeenCalledTimes(2)
    fireEvent.blur(field)
    expect(onTypingStop).toHaveBeenCalledTimes(3)
  })

  it('[UI14] counts down to when it can send again and keeps the text', () => {
    vi.useFakeTimers()
    const { onSend, field, button } = open({ rateLimitedUntil: Date.now() + 12_000 })
    fireEvent.change(field, { target: { value: 'Patience' } })
    expect(screen.getByRole('timer').textContent).toBe('You can send again in 12 s')
    fireEvent.keyDown(field, { key: 'Enter' })
    expect(onSend).not.toHaveBeenCalled()
    expect(field.value).toBe('Patience')

    act(() => {
      vi.advanceTimersByTime(5_000)
    })
    expect(screen.getByRole('timer').textContent).toBe('You can send again in 7 s')
    act(() => {
      vi.advanceTimersByTime(7_000)
    })
    expect(screen.queryByRole('timer')).toBeNull()
    expect(button.disabled).toBe(false)
  })

  it('[UI15] takes what was typed before the page came to life', async () => {
    const onDraft = vi.fn()
    const onSend = vi.fn()
    const input = <MessageInput {...{ onSend, onDraft }} />
    const container = document.body.appendChild(document.createElement('div'))
    container.innerHTML = renderToString(input)
    const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Message' })
    field.value = 'On my way'
    render(input, { container, hydrate: true })
    expect(onDraft).toHaveBeenCalledExactlyOnceWith('On my way')
    await userEvent.click(screen.getByRole('button', { name: 'Send' }))
    expect(onSend).toHaveBeenCalledExactlyOnceWith('On my way')
    expect(field.value).toBe('')
  })

  it('[UI15] takes the draft that was found and tells every change of it', async () => {
    const onSend = vi.fn()
    const onDraft = vi.fn()
    const draft = { text: 'On my' }
    const { rerender } = render(<MessageInput {...{ onSend, onDraft }} savedDraft={draft} />)
    const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Message' })
    expect(field.value).toBe('On my')
    await userEvent.type(field, ' w')
    expect(onDraft.mock.calls).toEqual([['On my '], ['On my w']])

    rerender(<MessageInput {...{ onSend, onDraft }} savedDraft={draft} />)
    expect(field.value).toBe('On my w')
    rerender(<MessageInput {...{ onSend, onDraft }} savedDraft={{ text: 'From afar' }} />)
    expect(field.value).toBe('From afar')
    await userEvent.type(field, '{Enter}')
    expect(onSend).toHaveBeenCalledExactlyOnceWith('From afar')
    expect(onDraft).toHaveBeenLastCalledWith('')
  })
})
