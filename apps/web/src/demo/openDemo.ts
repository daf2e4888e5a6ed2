import type { Trip } from '@steppergo/chat-protocol'
import { callApi } from '@/api/callApi'
import { isOver } from '@/trips/isOver'
import { demoAccounts } from './demoAccounts.ts'
import { signInDemo, type DemoPerson } from './signInDemo.ts'

export interface OpenedDemo {
  trip: Trip
  driver: DemoPerson
  passenger: DemoPerson
}

/**
 * Signs a driver and a passenger of the same trip in, beside whoever is visiting: their tokens go
 * to the page, the visitor's cookie stays as it is. Null where no two demo accounts share a trip.
 */
export async function openDemo(): Promise<OpenedDemo | null> {
  const driverAccount = demoAccounts.find(({ role }) => role === 'driver')
  if (!driverAccount) return null
  const driver = await signInDemo(driverAccount)
  const trips = (await tripsOf(driver)).filter((trip) => trip.role === 'DRIVER' && !isOver(trip))
  for (const account of demoAccounts.filter(({ role }) => role === 'passenger')) {
    const passenger = await signInDemo(account)
    const shared = (await tripsOf(passenger)).map(({ id }) => id)
    const trip = trips.find(({ id }) => shared.includes(id))
    if (trip) return { trip, driver, passenger }
  }
  return null
}

async function tripsOf({ token }: DemoPerson): Promise<Trip[]> {
  return (await callApi('trips:list', {}, token)).trips
}
