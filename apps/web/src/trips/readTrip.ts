import { cache } from 'react'
import type { Participant, Trip } from '@steppergo/chat-protocol'
import { ApiError } from '@/api/ApiError'
import { callApi } from '@/api/callApi'

export interface TripWithPeople {
  trip: Trip
  /** Empty until the conversation of the trip exists. */
  participants: Participant[]
}

/** A trip of the visitor, or null; whether it exists for others is not told. */
export const readTrip = cache(
  async (tripId: string, sessionToken: string): Promise<TripWithPeople | null> => {
    try {
      const [trip, { conversations }] = await Promise.all([
        callApi('trip:get', { tripId }, sessionToken),
        callApi('conversations:list', {}, sessionToken),
      ])
      const conversation = conversations.find((each) => each.tripId === tripId)
      return { trip, participants: conversation?.participants ?? [] }
    } catch (error) {
      if (error instanceof ApiError && [403, 404, 422].includes(error.status)) return null
      throw error
    }
  },
)
