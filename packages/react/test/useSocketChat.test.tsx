// @vitest-environment happy-dom
import { act, cleanup, render, renderHook } from '@testing-library/react'
import { StrictMode } from 'react'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { startTestServer, type TestServer } from '../../server/test/harness.ts'
import type { TestUser } from '../../server/test/world.ts'
import { ChatInterface, ChatNotificationBadge, useSocketChat } from '../src/index.ts'
import './loadLanguages.ts'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
})
afterEach(cleanup)
afterAll(() => server.close())

const WAIT = { timeout: 10_000, interval: 20 }

const optionsFor = ({ token, userId }: TestUser) => ({
  tripId: server.world.tripId,
  url: server.url,
  token,
  currentUserId: userId,
})

const chatOf = (user: TestUser, more: { enabled?: boolean } = {}) =>
  renderHook(() => useSocketChat({ ...optionsFor(user), ...more }), { wrapper: StrictMode }).result

const waitFor = (check: () => void) => act(() => vi.waitFor(check, WAIT))

describe('useSocketChat', () => {
  it('[UI1] gives the eight names of its contract', async () => {
    const chat = chatOf(server.world.driver)
    await waitFor(() => expect(chat.current.isConnected).toBe(true))
    expect(chat.current).toMatchObject({
      messages: expect.any(Array),
      sendMessage: expect.any(Function),
      startTyping: expect.any(Function),
      stopTyping: expect.any(Function),
      markAsRead: expect.any(Function),
      typingUsers: [],
      error: null,
    })
  })

  it('[UI2] shows an own message in the same tick and the same bubble after its confirmation', async () => {
    const driver = chatOf(server.world.driver)
    const passenger = chatOf(server.world.passenger)
    await waitFor(() => expect(passenger.current.phase).toBe('ready'))
    await waitFor(() => expect(driver.current.phase).toBe('ready'))

    act(() => void driver.current.sendMessage('Waiting at the gate'))
    const pending = driver.current.messages.at(-1)
    expect(pending).toMatchObject({ content: 'Waiting at the gate', status: 'SENDING' })

    await waitFor(() => expect(driver.current.messages.at(-1)?.seq).not.toBeNull())
    expect(driver.current.messages.at(-1)?.key).toBe(pending?.key)
    await waitFor(() => {
      expect(passenger.current.messages.at(-1)?.content).toBe('Waiting at the gate')
    })
  })

  it('[UI3] tells who types and what has been read', async () => {
    const driver = chatOf(server.world.driver)
    const passenger = chatOf(server.world.passenger)
    await waitFor(() => expect(driver.current.phase).toBe('ready'))
    await waitFor(() => expect(passenger.current.unread).toBeGreaterThan(0))

    act(() => driver.current.startTyping())
    await waitFor(() => expect(passenger.current.typingUsers).toHaveLength(1))
    act(() => driver.current.stopTyping())
    await waitFor(() => expect(passenger.current.typingUsers).toHaveLength(0))

    act(() => passenger.current.markAsRead())
    expect(passenger.current.unread).toBe(0)
    await waitFor(() => {
      const { userId } = server.world.passenger
      expect(driver.current.watermarks[userId]?.readSeq).toBe(driver.current.messages.at(-1)?.seq)
    })
  })

  it('[UI4] connects nothing while it is not enabled', async () => {
    const chat = chatOf(server.world.organizer, { enabled: false })
    expect(chat.current).toMatchObject({ isConnected: false, messages: [], error: null })
    expect(() => chat.current.sendMessage('Hello')).toThrow('not enabled')
  })

  it('[UI5] opens one connection for everything a person has on a page', async () => {
    const first = chatOf(server.world.secondPassenger)
    const second = chatOf(server.world.secondPassenger)
    const badge = render(<ChatNotificationBadge {...optionsFor(server.world.secondPassenger)} />)
    await waitFor(() => expect(first.current.isConnected).toBe(true))
    await waitFor(() => expect(second.current.isConnected).toBe(true))
    await waitFor(() => expect(badge.container.textContent).not.toBe(''))
    expect(second.current.messages[0]).toBe(first.current.messages[0])
  })
})

describe('ChatInterface', () => {
  it('[UI6] says that there is no access', async () => {
    const { findByText } = render(
      <ChatInterface {...optionsFor(server.world.outsider)} tripTitle="Almaty to Bishkek" />,
    )
    expect(await findByText('Access denied to this conversation', {}, WAIT)).toBeTruthy()
  })

  it('[UI6] says in the language chosen that the session has ended', async () => {
    const { findByText } = render(
      <ChatInterface
        {...optionsFor(server.world.driver)}
        currentUserId="somebody"
        token={'x'.repeat(43)}
        tripTitle="Алматы — Бишкек"
        locale="ru"
      />,
    )
    expect(await findByText('Сеанс завершён', {}, WAIT)).toBeTruthy()
  })
})
