import type { Deps } from '../deps.ts'
import type { Logger } from '../log.ts'
import { localSockets, rooms } from './rooms.ts'
import type { ChatServer, ChatSocket } from './types.ts'

interface PresenceOptions {
  deps: Deps
  log: Logger
}

/** Writes down which moderators are connected to this node: while one is, none is written to by mail. */
export function seeModerators(io: ChatServer, options: PresenceOptions): void {
  const userIds = new Set(localSockets(io, rooms.moderators).map(({ data }) => data.actor.userId))
  if (userIds.size > 0) see([...userIds], options)
}

/** Does so at once when one connects; the next re-check may come after the mail. */
export function seeModerator({ data }: ChatSocket, options: PresenceOptions): void {
  if (data.actor.role !== 'USER') see([data.actor.userId], options)
}

/** Nobody waits for it: at worst moderators get a mail while they are there. */
function see(userIds: string[], { deps, log }: PresenceOptions): void {
  deps.presence.see(userIds).catch((error: unknown) => {
    log.warn({ err: error }, 'moderators not seen')
  })
}
