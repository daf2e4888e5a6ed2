import { createShardedAdapter } from '@socket.io/redis-adapter'
import { REDIS_PREFIX, type RedisLink } from '../redis/connectRedis.ts'
import { isShared } from './rooms.ts'

export interface RedisFanOut {
  /** For Socket.IO: the adapter by which the nodes' rooms become one. */
  adapter: ReturnType<typeof createShardedAdapter>
  /** Resolves when what other nodes say to the room is heard here, or while Redis is away. */
  hears(room: string): Promise<void>
}

/** What the adapter decides by itself, and has no option for. */
interface Channels {
  shouldUseASeparateNamespace(room: string): boolean
  computeChannel(message: { data?: { opts?: { rooms?: string[] }; requestId?: string } }): string
  dynamicChannel(room: string): string
  channel: string
}

/** A join waits no longer than this; what it misses, the heartbeat tells. */
const PATIENCE_MS = 250

/**
 * An event is published to the channel of its room, and a node listens to the channels of the rooms
 * that its sockets are in: a node with nobody in a conversation hears nothing of it.
 *
 * The adapter delivers to its own node only after Redis has answered. What it publishes through
 * here is answered at once, so that Redis, slow or gone, never stands between two sockets of a node.
 */
export function redisFanOut(redis: RedisLink): RedisFanOut {
  const heard = new Map<string, Promise<void>>()
  const client = {
    sPublish(channel: string, payload: string | Buffer) {
      redis.publish(channel, payload)
      return Promise.resolve(0)
    },
    sSubscribe: (channel: string, listener: Parameters<RedisLink['subscribe']>[1]) =>
      void heard.set(channel, redis.subscribe(channel, listener)),
    sUnsubscribe(channels: string | string[]) {
      for (const channel of [channels].flat()) {
        heard.delete(channel)
        redis.unsubscribe(channel)
      }
    },
  }
  const create = createShardedAdapter(client, client, {
    channelPrefix: REDIS_PREFIX,
    subscriptionMode: 'dynamic',
  })
  let channels: Channels | null = null

  // A function, for Socket.IO calls it with `new`.
  function adapter(namespace: unknown) {
    const created: unknown = create(namespace)
    // note: both sides by the same rule, or a node would listen where nobody speaks.
    const own = created as Channels
    own.shouldUseASeparateNamespace = isShared
    own.computeChannel = ({ data }) => {
      const [room, ...others] = data?.opts?.rooms ?? []
      const isOne = room !== undefined && others.length === 0 && data?.requestId === undefined
      return isOne && isShared(room) ? own.dynamicChannel(room) : own.channel
    }
    channels = own
    return created
  }

  return {
    adapter: adapter as RedisFanOut['adapter'],
    async hears(room) {
      const confirmed = channels && heard.get(channels.dynamicChannel(room))
      if (!confirmed || !redis.isUp()) return
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, PATIENCE_MS)
      })
      await Promise.race([confirmed, late])
      clearTimeout(timer)
    },
  }
}
