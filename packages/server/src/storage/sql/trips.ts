import type { Statement } from '../database.ts'

const select = `
SELECT t."id", t."title", t."origin", t."destination", t."departureAt", t."arrivalAt",
  t."timeZone", t."status",
  CASE WHEN d."id" IS NOT NULL
    THEN json_build_object('userId', d."id", 'name', d."name") END AS "driver",
  json_build_object('userId', o."id", 'name', o."name") AS "organizer",
  COALESCE((
    SELECT json_agg(json_build_object('userId', b."userId", 'name', u."name", 'status', b."status")
      ORDER BY b."createdAt", b."id")
    FROM "Booking" b JOIN "User" u ON u."id" = b."userId" WHERE b."tripId" = t."id"
  ), '[]') AS "bookings"
FROM "Trip" t
LEFT JOIN "User" d ON d."id" = t."driverId"
JOIN "User" o ON o."id" = t."organizerId"`

export const tripsById: Statement = {
  name: 'tripsById',
  text: `${select} WHERE t."id" = ANY($1::text[])`,
}

/** $1 user: driver, organizer, or anyone who has booked. */
export const tripsOf: Statement = {
  name: 'tripsOf',
  text: `${select}
WHERE t."id" = ANY (ARRAY(
  SELECT "id" FROM "Trip" WHERE "driverId" = $1
  UNION SELECT "id" FROM "Trip" WHERE "organizerId" = $1
  UNION SELECT "tripId" FROM "Booking" WHERE "userId" = $1
))`,
}
