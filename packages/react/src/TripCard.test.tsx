import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { ChatStringsProvider } from './strings/ChatStringsProvider.tsx'
import { TripCard } from './TripCard.tsx'

afterEach(cleanup)

const trip = {
  origin: 'Almaty',
  destination: 'Taraz',
  departureAt: '2026-11-22T20:05:00.000Z',
  timeZone: 'Asia/Almaty',
}

it.each([
  ['en', 'Almaty → , TarazDeparts Mon, 23 November at 01:05 (GMT+5)'],
  ['ru', 'Almaty → , TarazОтправление: Пн, 23 ноября в 01:05 (GMT+5)'],
  ['kk', 'Almaty → , TarazЖөнелу: Дс, 23 қараша, 01:05 (GMT+5)'],
] as const)('[UI23] tells the trip in %s on the clocks of its place', (locale, text) => {
  const { container } = render(
    <ChatStringsProvider locale={locale}>
      <TripCard trip={trip} />
    </ChatStringsProvider>,
  )
  expect(container.textContent).toBe(text)
})
