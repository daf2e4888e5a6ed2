import { describe, expect, it } from 'vitest'
import { createTestDeps } from '../testing/createTestDeps.ts'
import { cacheTrips } from './cacheTrips.ts'

function open() {
  const { deps, createUser, createTrip, book } = createTestDeps()
  const driver = createUser('Nurlan')
  const passenger = createUser('Aida')
  const trip = createTrip({ driver, organizer: driver })
  let clock = 0
  let readings = 0
  let hold: Promise<void> = Promise.resolve()
  const trips = cacheTrips(
    {
      ...deps.trips,
      async findMany(ids) {
        readings += 1
        // As a database gives it: what was true when it was read.
        const found = structuredClone(await deps.trips.findMany(ids))
        await hold
        return found
      },
    },
    { elapsed: () => clock },
  )
  trips.setHearing(true)
  return {
    trips,
    readings: () => readings,
    advance: (ms: number) => void (clock += ms),
    confirm: () => book(trip.id, passenger, 'CONFIRMED'),
    bookings: async () => (await trips.find(trip.id))?.bookings.length,
    ring: () => trips.forget(trip.id),
    holdAnswers() {
      let release = () => {}
      hold = new Promise((resolve) => (release = resolve))
      return release
    },
  }
}

describe('what a node remembers of a trip', () => {
  it('[AC10] is read once, and again when its doorbell has rung', async () => {
    const { bookings, readings, confirm, ring } = open()
    expect(await bookings()).toBe(0)
    confirm()
    expect(await bookings()).toBe(0)
    expect(readings()).toBe(1)
    ring()
    expect(await bookings()).toBe(1)
  })

  it('[AC10] is never older than five seconds', async () => {
    const { bookings, confirm, advance } = open()
    expect(await bookings()).toBe(0)
    confirm()
    advance(4_999)
    expect(await bookings()).toBe(0)
    advance(1)
    expect(await bookings()).toBe(1)
  })

  it('[AC10] is nothing while doorbells are not heard', async () => {
    const { bookings, confirm, trips } = open()
    expect(await bookings()).toBe(0)
    confirm()
    trips.setHearing(false)
    expect(await bookings()).toBe(1)
  })

  it('[AC10] is not what was being read when the doorbell rang', async () => {
    const { bookings, confirm, ring, holdAnswers } = open()
    const release = holdAnswers()
    const early = bookings()
    await Promise.resolve()
    confirm()
    ring()
    const late = bookings()
    release()
    expect(await early).toBe(0)
    expect(await late).toBe(1)
    expect(await bookings()).toBe(1)
  })
})
