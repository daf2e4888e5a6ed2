import { createShardedAdapter } from '@socket.io/redis-adapter'
import { REDIS_PREFIX, type RedisLink } from '../redis/connectRedis.ts'

/**
 * The adapter by which the nodes' rooms become one.
 *
 * The adapter delivers to its own node only after Redis has answered. What it publishes through
 * here is answered at once, so that Redis, slow or gone, never stands between two sockets of a node.
 */
export function redisFanOut(redis: RedisLink): ReturnType<typeof createShardedAdapter> {
  const client = {
    sPublish(channel: string, payload: string | Buffer) {
      redis.publish(channel, payload)
      return Promise.resolve(0)
    },
    sSubscribe: (channel: string, listener: Parameters<RedisLink['subscribe']>[1]) =>
      void redis.subscribe(channel, listener),
    sUnsubscribe: redis.unsubscribe,
  }
  return createShardedAdapter(client, client, {
    channelPrefix: REDIS_PREFIX,
    // One channel for all rooms: a channel of its own is not yet subscribed when a join is answered.
    subscriptionMode: 'static',
  })
}
