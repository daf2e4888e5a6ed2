/**
 * What can happen to a trip or its people, as written in a SYSTEM message's `metadata.event`.
 *
 * `content` holds the same in English for clients that know no better.
 */
export const SYSTEM_EVENTS = [
  'participant.joined',
  'participant.left',
  'trip.departed',
  'trip.delayed',
  'trip.completed',
  'trip.cancelled',
] as const

export type SystemEvent = (typeof SYSTEM_EVENTS)[number]
