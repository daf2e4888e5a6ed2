import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { MessageInfo } from './MessageInfo.tsx'

afterEach(cleanup)

const of = (name: string) => ({ userId: name, name, role: 'PASSENGER' as const })

it('[UI37] names who has read a message, when, who has it, and whom it has not reached', () => {
  const readAt = new Date(2026, 4, 4, 14, 5).toISOString()
  render(
    <MessageInfo
      onClose={vi.fn()}
      readers={[
        { participant: of('Aida'), status: 'READ', readAt },
        { participant: of('Timur'), status: 'READ', readAt: null },
        { participant: of('Saule'), status: 'DELIVERED', readAt: null },
        { participant: of('Ruslan'), status: 'SENT', readAt: null },
      ]}
    />,
  )
  const lines = screen.getAllByRole('listitem', { hidden: true }).map((item) => item.textContent)
  expect(lines).toEqual(['Aida14:05', 'Timur', 'Saule', 'Ruslan'])
  const titles = screen.getAllByRole('heading', { level: 3, hidden: true })
  expect(titles.map((title) => title.textContent)).toEqual([
    ...['Read by', 'Delivered to', 'Not delivered yet'],
  ])
})

it('[UI37] says nothing of what applies to nobody', () => {
  const reader = { participant: of('Aida'), status: 'DELIVERED' as const, readAt: null }
  render(<MessageInfo onClose={vi.fn()} readers={[reader]} />)
  const titles = screen.getAllByRole('heading', { level: 3, hidden: true })
  expect(titles.map((title) => title.textContent)).toEqual(['Delivered to'])
})
