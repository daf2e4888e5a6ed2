import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { MessageInput } from '../MessageInput.tsx'
import { ChatStringsProvider } from './ChatStringsProvider.tsx'

afterEach(cleanup)

const changes = { composerLabel: 'Your words' }
const field = <MessageInput onSend={() => undefined} />

it('[UI7] shows the words of a host and leaves the others', () => {
  render(
    <ChatStringsProvider locale="ru" strings={changes}>
      <ChatStringsProvider locale="ru">{field}</ChatStringsProvider>
    </ChatStringsProvider>,
  )
  expect(screen.getByRole('textbox', { name: 'Your words' }).getAttribute('placeholder')).toBe(
    'Напишите сообщение',
  )
})

it('[UI7] does not carry words over to another language', () => {
  render(
    <ChatStringsProvider locale="en" strings={changes}>
      <ChatStringsProvider locale="kk">{field}</ChatStringsProvider>
    </ChatStringsProvider>,
  )
  expect(screen.getByRole('textbox', { name: 'Хабарлама' }).closest('[lang]')).toHaveProperty(
    'lang',
    'kk',
  )
})
