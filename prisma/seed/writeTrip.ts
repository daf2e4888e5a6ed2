import type { PrismaClient } from '../../packages/server/src/storage/generated/client.ts'
import { messageRows, participantRows, reportRows, type NameOf } from './conversationRows.ts'
import type { TripStory } from './tripStory.ts'

/** Stores a trip with its bookings and its conversation; what is there already stays as it is. */
export async function writeTrip(
  prisma: PrismaClient,
  story: TripStory,
  nameOf: NameOf,
): Promise<void> {
  const { id, title, origin, destination, timeZone, status, departureAt, arrivalAt } = story
  const { driver: driverId, organizer: organizerId, closedAt, lines } = story
  const trip = { id, title, origin, destination, timeZone, status, departureAt, arrivalAt }
  const conversation = {
    ...{ id, tripId: id, lastSeq: lines.length, closedAt },
    createdAt: lines[0]?.at,
    lastMessageAt: lines.at(-1)?.at,
  }
  const bookings = story.bookings.map(({ passenger, ...booking }) => ({
    id: `${id}-${passenger}`,
    tripId: id,
    userId: passenger,
    ...booking,
  }))
  const skipDuplicates = true
  await prisma.$transaction([
    prisma.trip.createMany({ data: { ...trip, driverId, organizerId }, skipDuplicates }),
    prisma.booking.createMany({ data: bookings, skipDuplicates }),
    prisma.conversation.createMany({ data: conversation, skipDuplicates }),
    prisma.conversationParticipant.createMany({
      data: participantRows(story, nameOf),
      skipDuplicates,
    }),
    prisma.message.createMany({ data: messageRows(story, nameOf), skipDuplicates }),
    prisma.messageReport.createMany({ data: reportRows(story, nameOf), skipDuplicates }),
  ])
}
