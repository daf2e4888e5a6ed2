import { describe, expect, it } from 'vitest'
import { canAccess } from './canAccess.ts'

const trip = {
  driver: { userId: 'driver', name: 'Nurlan' },
  organizer: { userId: 'organizer', name: 'Gulnara' },
  bookings: [
    { userId: 'confirmed', name: 'Aida', status: 'CONFIRMED' as const },
    { userId: 'pending', name: 'Timur', status: 'PENDING' as const },
    { userId: 'cancelled', name: 'Bekzat', status: 'CANCELLED' as const },
    { userId: 'again', name: 'Madina', status: 'CANCELLED' as const },
    { userId: 'again', name: 'Madina', status: 'CONFIRMED' as const },
  ],
}

describe('canAccess', () => {
  it.each([
    ['driver', 'DRIVER'],
    ['organizer', 'ORGANIZER'],
    ['confirmed', 'PASSENGER'],
    ['again', 'PASSENGER'],
    ['pending', null],
    ['cancelled', null],
    ['outsider', null],
  ])('[AC1] %s is %s', (userId, role) => {
    expect(canAccess(userId, trip)).toBe(role)
  })

  it('[AC1] lets nobody in as the driver of a trip without one', () => {
    expect(canAccess('driver', { ...trip, driver: null })).toBeNull()
  })
})
