import pg from 'pg'
import { ROOMS_HOST, XMPP_HOST } from '../../load/xmppDialect.ts'
import { PAST } from '../../past.ts'
import type { Room, World } from '../../world.ts'
import { EJABBERD_WORKLOADS } from './config.ts'
import { findEjabberd } from './installation.ts'

/** ejabberd's tables with the same people, rooms for their trips and as much of a past. */
export async function fillEjabberd(databaseUrl: string, world: World): Promise<void> {
  const found = findEjabberd()
  if (typeof found === 'string') throw new Error(`ejabberd: ${found}`)
  const rooms = EJABBERD_WORKLOADS.flatMap((name) => world[name] ?? [])
  const people = new Map(rooms.flatMap((room) => room.people).map((one) => [one.userId, one.token]))
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query(found.schema)
  await client.query(
    'INSERT INTO users (username, password) SELECT * FROM unnest($1::text[], $2::text[])',
    [[...people.keys()], [...people.values()]],
  )
  await client.query(
    'INSERT INTO muc_room (name, opts, host) SELECT *, $3 FROM unnest($1::text[], $2::text[])',
    [rooms.map(({ tripId }) => tripId), rooms.map(toOptions), ROOMS_HOST],
  )
  await client.query(pastArchive, [PAST.conversations, PAST.messagesEach])
  await client.query('VACUUM ANALYZE')
  await client.end()
}

/** A room that stays, keeps an archive and lets its members in, as Erlang writes it. */
function toOptions({ people }: Room): string {
  const members = people.map(({ userId }) => `{{<<"${userId}">>,<<"${XMPP_HOST}">>,<<>>},member}`)
  return `[{persistent,true},{mam,true},{members_only,true},{public,false},{affiliations,[${members.join()}]}]`
}

const pastArchive = `
  INSERT INTO archive (username, "timestamp", peer, bare_peer, xml, txt, kind, nick)
  SELECT room, extract(epoch FROM now())::bigint * 1000000 - n, peer, peer,
    '<message type=''groupchat''><body>' || body || '</body></message>', body, 'groupchat', nick
  FROM generate_series(1, $1::int) AS c, generate_series(1, $2::int) AS n,
    LATERAL (SELECT 'past-' || c || '@${ROOMS_HOST}' AS room, 'past-' || c || '-' || 1 + n % 5 AS nick,
      'On my way, ten minutes from the eastern gate of the station, number ' || n AS body) AS said,
    LATERAL (SELECT nick || '@${XMPP_HOST}' AS peer) AS known`
