import { HEAD_HEARTBEAT_AWAY_MS, HEAD_HEARTBEAT_MS } from '@steppergo/chat-protocol'
import type { Deps } from '../deps.ts'
import type { Logger } from '../log.ts'
import type { RedisLink } from '../redis/connectRedis.ts'
import { inSlices } from './inSlices.ts'
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
  /** Asked for while a beat was under way, which may have passed by what it is for. */
  let isWanted = false
  let beatAt = performance.now()

  function beat({ everywhere = false } = {}) {
    isWanted ||= isBeating && everywhere
    if (isBeating) return
    isBeating = true
    beatAt = performance.now()
    tellHeads(everywhere ? io : io.local, joinedConversations(io), options.deps)
      .catch((error: unknown) => log.warn({ err: error }, 'heads not told'))
      .finally(() => {
        isBeating = false
        if (!isWanted) return
        isWanted = false
        beat({ everywhere: true })
      })
  }

  let changedAt = -Infinity
  /** Away, or back a moment ago: not every channel need be heard again yet, here or elsewhere. */
  const isUnsure = () =>
    redis !== null && (!redis.isUp() || performance.now() - changedAt < HEAD_HEARTBEAT_MS)

  const timer = setInterval(() => {
    // A timer is never early, but its clock may be.
    const isDue = performance.now() - beatAt > HEAD_HEARTBEAT_MS - HEAD_HEARTBEAT_AWAY_MS / 2
    if (isUnsure() || isDue) beat()
  }, HEAD_HEARTBEAT_AWAY_MS)
  timer.unref()
  // What was said around the change may have been lost on either side of it; the other nodes may not
  // have noticed that this one was away.
  redis?.onChange((isUp) => {
    changedAt = performance.now()
    beat({ everywhere: isUp })
  })
  return () => clearInterval(timer)
}

async function tellHeads(
  sockets: Pick<ChatServer, 'to'>,
  ids: string[],
  { conversations }: Deps,
): Promise<void> {
  await inSlices(ids, async (slice) => {
    for (const { id, lastSeq } of await conversations.findMany(slice)) {
      sockets
        .to(rooms.conversation(id))
        .emit('conversation:head', { conversationId: id, seq: lastSeq })
    }
  })
}
