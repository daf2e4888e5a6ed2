import type { Statement } from '../database.ts'

/** $1 moderators. In the order of their ids, so that two nodes never wait for each other. */
export const seeModerators: Statement = {
  name: 'seeModerators',
  text: `
INSERT INTO "ModeratorPresence" ("userId", "seenAt")
SELECT "userId", clock_timestamp() FROM unnest($1::text[]) AS "userId" ORDER BY "userId"
ON CONFLICT ("userId") DO UPDATE SET "seenAt" = excluded."seenAt"`,
}
