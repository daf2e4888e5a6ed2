import type { openClient } from './openClient.ts'

export type Listener = (message: Buffer, channel: Buffer) => void

export interface Subscriber {
  /** Resolves when Redis has confirmed it, or while Redis is away; it lasts until `unsubscribe`. */
  subscribe(channel: string, listener: Listener): Promise<void>
  unsubscribe(channel: string): void
  close(): void
}

interface SubscriberOptions {
  /** A client that does not connect again by itself. */
  open: () => ReturnType<typeof openClient>
  /** Every wanted channel is subscribed on a connection just made. */
  onReady: () => void
  onLost: () => void
}

const CHANNELS_AT_ONCE = 1_000
const RECONNECT_MIN_MS = 50
const RECONNECT_MAX_MS = 1_000

/**
 * Listens on channels that come and go by the thousand. A connection that is lost is replaced by a
 * new client that begins with all that is wanted by then.
 *
 * note: a client that connects again by itself takes up what it believes is subscribed, and is
 * deaf to a channel whose unsubscription was cut short.
 */
export function createSubscriber({ open, onReady, onLost }: SubscriberOptions): Subscriber {
  const wanted = new Map<string, Listener>()
  let client = connect(0)
  let timer: NodeJS.Timeout | undefined
  let isClosed = false

  function connect(failures: number) {
    const current = open()
    let lost = false
    let isWhole = false
    const lose = () => {
      if (lost || isClosed) return
      lost = true
      current.destroy()
      onLost()
      const next = isWhole ? 0 : failures + 1
      const delayMs = Math.min(RECONNECT_MIN_MS * 2 ** Math.min(next, 10), RECONNECT_MAX_MS)
      timer = setTimeout(() => (client = connect(next)), delayMs)
    }
    const start = async () => {
      await current.connect()
      const channels = [...wanted.keys()]
      for (let from = 0; from < channels.length; from += CHANNELS_AT_ONCE) {
        await current.sSubscribe(channels.slice(from, from + CHANNELS_AT_ONCE), hear, true)
      }
      isWhole = true
      if (!lost) onReady()
    }
    current.on('error', lose)
    start().catch(lose)
    return { current, lose }
  }

  function hear(message: Buffer, channel: Buffer) {
    wanted.get(channel.toString())?.(message, channel)
  }

  return {
    async subscribe(channel, listener) {
      wanted.set(channel, listener)
      const { current, lose } = client
      if (current.isReady) await current.sSubscribe(channel, hear, true).catch(lose)
    },
    unsubscribe(channel) {
      wanted.delete(channel)
      const { current, lose } = client
      if (current.isReady) current.sUnsubscribe(channel, hear, true).catch(lose)
    },
    close() {
      isClosed = true
      clearTimeout(timer)
      client.current.destroy()
    },
  }
}
