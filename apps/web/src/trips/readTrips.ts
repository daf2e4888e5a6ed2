import { cache } from 'react'
import { callApi } from '@/api/callApi'

/** The visitor's trips, next departure first; asked once a request, for the header and the page. */
export const readTrips = cache(async (sessionToken: string) => {
  const { trips } = await callApi('trips:list', {}, sessionToken)
  return trips
})
