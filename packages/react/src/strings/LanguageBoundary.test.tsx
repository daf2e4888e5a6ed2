import { screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot, hydrateRoot, type Root } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as server from '../index.ts'
import type { ChatLocale } from '../props.ts'

/** The widget of a page that has loaded no language yet; `server` has all of them. */
let widget: typeof server
let place: HTMLElement
let root: Root

beforeEach(async () => {
  vi.resetModules()
  widget = await import('../index.ts')
  place = document.body.appendChild(document.createElement('div'))
})
afterEach(() => {
  root.unmount()
  place.remove()
})

/** Shows something at once, and waits for nothing. */
function show(element: ReactNode) {
  flushSync(() => root.render(element))
}

const composerIn = ({ ChatStringsProvider, MessageInput }: typeof server, locale: ChatLocale) => (
  <ChatStringsProvider locale={locale}>
    <MessageInput autoFocus onSend={() => undefined} />
  </ChatStringsProvider>
)

const WAIT = { timeout: 10_000 }

const field = (name: string) => screen.findByRole('textbox', { name }, WAIT)

describe('the language of a visitor', () => {
  it('[UI8] is waited for, with no words in another one meanwhile', async () => {
    root = createRoot(place)
    show(composerIn(widget, 'ru'))
    expect(place.textContent).toBe('')
    expect(screen.queryByRole('textbox')).toBeNull()
    await field('Сообщение')
  })

  it('[UI8] lets somebody close a chat that waits for it', () => {
    const handleClose = vi.fn()
    const chat = {
      tripId: 'trip',
      tripTitle: 'Almaty → Taraz',
      currentUserId: 'me',
      token: 'token',
    }
    root = createRoot(place)
    show(<widget.ChatInterface {...chat} locale="ru" onClose={handleClose} />)
    expect(place.textContent).toBe('Almaty → Taraz')
    screen.getByRole('button', { name: 'Закрыть чат' }).click()
    expect(handleClose).toHaveBeenCalledOnce()
  })

  it('[UI8] changes in place: what is written stays, and so do the words until the new ones are there', async () => {
    root = createRoot(place)
    show(composerIn(widget, 'en'))
    const english = await field('Message')
    await userEvent.type(english, 'Wait for me')
    show(composerIn(widget, 'kk'))
    expect(english).toHaveProperty('placeholder', 'Write a message')
    expect(await field('Хабарлама')).toBe(english)
    expect(english).toHaveProperty('value', 'Wait for me')
    expect(document.activeElement).toBe(english)
  })

  it('[UI8] stays as a server has sent it, from the first byte and through hydration', async () => {
    place.innerHTML = renderToString(composerIn(server, 'uz'))
    const sent = screen.getByRole('textbox', { name: 'Xabar' })
    const complain = vi.fn()
    const page = composerIn(widget, 'uz')
    flushSync(() => (root = hydrateRoot(place, page, { onRecoverableError: complain })))
    await vi.waitFor(() => expect(document.activeElement).toBe(sent), WAIT)
    expect(screen.getByRole('textbox', { name: 'Xabar' })).toBe(sent)
    expect(complain).not.toHaveBeenCalled()
  })
})
