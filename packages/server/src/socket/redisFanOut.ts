import { createShardedAdapter } from '@socket.io/redis-adapter'
import { REDIS_PREFIX, type RedisLink } from '../redis/connectRedis.ts'
import { isShared } from './rooms.ts'

export interface RedisFanOut {
  /** For Socket.IO: the adapter by which the nodes' rooms become one. */
  adapter: ReturnType<typeof createShardedAdapter>
  /** Resolves when what other nodes say to the room is heard here, or when Redis does not say so. */
  hears(room: string): Promise<void>
}

/** What the adapter decides by itself, and has no option for. */
interface Channels {
  shouldUseASeparateNamespace(room: string): boolean
  computeChannel(message: { data?: { opts?: { rooms?: string[] }; requestId?: string } }): string
  dynamicChannel(room: string): string
  channel: string
}

type Listener = Parameters<RedisLink['subscribe']>[1]

interface Subscription {
  listener: Listener
  /** Whether Redis has said so; null until it has said anything. */
  isHeard: boolean | null
  settled: Promise<void>
}

/** A join waits no longer than this; what it misses, the heartbeat tells. */
const PATIENCE_MS = 250
const RETRY_MS = 500

/**
 * An event is published to the channel of its room, and a node listens to the channels of the rooms
 * that its sockets are in: a node with nobody in a conversation hears nothing of it.
 *
 * The adapter delivers to its own node only after Redis has answered. What it publishes through
 * here is answered at once, so that Redis, slow or gone, never stands between two sockets of a node.
 */
export function redisFanOut(redis: RedisLink): RedisFanOut {
  const subscriptions = new Map<string, Subscription>()

  function listen(channel: string, listener: Listener) {
    const subscription: Subscription = {
      listener,
      isHeard: null,
      settled: redis.subscribe(channel, listener).then((isHeard) => {
        subscription.isHeard = isHeard
        // Refused after Redis was found again: nothing else would ask once more.
        if (!isHeard) setTimeout(() => retry(channel, subscription), RETRY_MS).unref()
      }),
    }
    subscriptions.set(channel, subscription)
  }

  function retry(channel: string, subscription: Subscription) {
    const isCurrent = subscriptions.get(channel) === subscription
    if (isCurrent && redis.isUp()) listen(channel, subscription.listener)
  }

  redis.onChange((isUp) => {
    if (!isUp) return
    // What Redis had not confirmed when it went away is asked for again.
    for (const [channel, { listener, isHeard }] of subscriptions) {
      if (isHeard === false) listen(channel, listener)
    }
  })

  const client = {
    sPublish(channel: string, payload: string | Buffer) {
      redis.publish(channel, payload)
      return Promise.resolve(0)
    },
    sSubscribe: listen,
    sUnsubscribe(channels: string | string[]) {
      for (const channel of [channels].flat()) {
        subscriptions.delete(channel)
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
      const subscription = channels && subscriptions.get(channels.dynamicChannel(room))
      if (!subscription || !redis.isUp()) return
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, PATIENCE_MS)
      })
      await Promise.race([subscription.settled, late])
      clearTimeout(timer)
    },
  }
}
