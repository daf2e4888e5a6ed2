import type { Product } from '../product.ts'
import { payloads } from './payloads.ts'

/**
 * Puts every payload where people can put text: as a name, a message, a trip's title and places, a
 * report's comment, and a moderator's reason. The driver can see all of it, and so can moderators.
 */
export async function fillWithPayloads({ database }: Product, driver: string): Promise<string> {
  const tripId = 'trip-of-payloads'
  await database.query(
    `WITH given AS (
       SELECT text, n, 'payload-' || n AS id FROM unnest($2::text[]) WITH ORDINALITY AS g(text, n)
     ), people AS (
       INSERT INTO "User" ("id", "name", "email", "passwordHash")
       SELECT id, text, id || '@steppergo.test', 'none' FROM given
     ), driver AS (
       SELECT "id" FROM "User" WHERE "email" = $3
     ), trips AS (
       INSERT INTO "Trip" ("id", "title", "origin", "destination", "departureAt", "arrivalAt",
         "driverId", "organizerId")
       SELECT $1, 'All of them', 'Almaty', 'Taraz', now() + interval '1 day',
         now() + interval '2 days', "id", "id" FROM driver
       UNION ALL
       SELECT 'trip-' || given.id, text, text, text, now() + interval '3 days',
         now() + interval '4 days', driver."id", driver."id" FROM given, driver
     ), bookings AS (
       INSERT INTO "Booking" ("id", "tripId", "userId", "status")
       SELECT 'booking-' || id, $1, id, 'CONFIRMED' FROM given
     ), conversation AS (
       INSERT INTO "Conversation" ("id", "tripId", "lastSeq", "lastMessageAt")
       SELECT 'conversation-of-payloads', $1, count(*), now() FROM given
     ), participants AS (
       INSERT INTO "ConversationParticipant" ("conversationId", "userId", "name", "role", "readSeq")
       SELECT 'conversation-of-payloads', id, text, 'PASSENGER'::"ParticipantRole", 0 FROM given
       UNION ALL
       SELECT 'conversation-of-payloads', "id", 'Azamat', 'DRIVER', cardinality($2::text[])
       FROM driver
     ), messages AS (
       INSERT INTO "Message" ("id", "conversationId", "seq", "changedSeq", "senderId", "content",
         "tempId", "createdAt")
       SELECT 'message-' || id, 'conversation-of-payloads', n, n, id, text, id,
         now() - interval '1 hour' + n * interval '1 second' FROM given
     )
     INSERT INTO "MessageReport" ("id", "caseId", "messageId", "conversationId", "reporterId",
       "reporterName", "reason", "comment", "snapshot", "createdAt")
     SELECT 'report-' || id, 'report-' || id, 'message-' || id, 'conversation-of-payloads', id,
       text, 'OTHER', text, json_build_array(json_build_object('id', 'message-' || id, 'seq', n,
         'senderId', id, 'senderName', text, 'content', text,
         'createdAt', '2026-11-24T10:00:00.000Z')),
       now() - interval '1 hour' + n * interval '1 second'
     FROM given`,
    [tripId, payloads, driver],
  )
  return tripId
}
