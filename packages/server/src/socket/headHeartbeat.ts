import { HEAD_HEARTBEAT_AWAY_MS, HEAD_HEARTBEAT_MS } from '@steppergo/chat-protocol'
import type { Deps } from '../deps.ts'
import type { Logger } from '../log.ts'
import type { RedisLink } from '../redis/connectRedis.ts'
import { joinedConversations, rooms } from './rooms.ts'
import type { ChatServer } from './types.ts'

interface HeartbeatOptions {
  deps: Deps
  log: Logger
  redis: RedisLink | null
}

/**
 * Tells the sockets of this node the newest seq of what they have joined, so that a client knows of
 * an event whose broadcast was lost: now and then, and every second while other nodes cannot be heard.
 */
export function startHeadHeartbeat(io: ChatServer, options: HeartbeatOptions): () => void {
  const { log, redis } = options
  let isBeating = false
  let beatAt = performance.now()

  function beat() {
    if (isBeating) return
    isBeating = true
    beatAt = performance.now()
    tellHeads(io, options.deps)
      .catch((error: unknown) => log.warn({ err: error }, 'heads not told'))
      .finally(() => {
        isBeating = false
      })
  }

  const timer = setInterval(() => {
    const isAway = redis !== null && !redis.isUp()
    // A timer is never early, but its clock may be.
    const isDue = performance.now() - beatAt > HEAD_HEARTBEAT_MS - HEAD_HEARTBEAT_AWAY_MS / 2
    if (isAway || isDue) beat()
  }, HEAD_HEARTBEAT_AWAY_MS)
  timer.unref()
  // What was said around the change may have been lost on either side of it.
  redis?.onChange(beat)
  return () => clearInterval(timer)
}

async function tellHeads(io: ChatServer, { conversations }: Deps): Promise<void> {
  const ids = joinedConversations(io)
  if (ids.length === 0) return
  for (const { id, lastSeq } of await conversations.findMany(ids)) {
    io.local
      .to(rooms.conversation(id))
      .emit('conversation:head', { conversationId: id, seq: lastSeq })
  }
}
