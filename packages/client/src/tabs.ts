import type { OperationOutput } from '@steppergo/chat-protocol'

type Sent = Pick<OperationOutput<'message:send'>, 'messageId' | 'seq' | 'createdAt'>

/** What the tabs of one person tell each other; the truth is in the storage they share. */
export type TabNews =
  | { type: 'outbox'; tripId: string }
  | ({ type: 'sent'; tripId: string; tempId: string } & Sent)
  | { type: 'draft'; tripId: string }
  | { type: 'cleared' }

export interface Tabs {
  tell(news: TabNews): void
  /**
   * Runs the work when no other tab runs any of the same name. Where the browser has no locks, or
   * nothing is shared, at once.
   */
  alone(name: string, work: () => Promise<void>): Promise<void>
  close(): void
}

/** The other tabs of the same person on the same server. */
export function openTabs(sharedName: string | null, onNews: (news: TabNews) => void): Tabs {
  const isShared = sharedName !== null
  const channel =
    isShared && typeof BroadcastChannel === 'function' ? new BroadcastChannel(sharedName) : null
  const locks = isShared && typeof navigator === 'object' ? navigator.locks : undefined
  const closing = new AbortController()
  if (channel) {
    channel.onmessage = ({ data }: MessageEvent<TabNews>) => onNews(data)
    // In Node an open channel would keep the process from ending.
    if ('unref' in channel && typeof channel.unref === 'function') channel.unref()
  }
  return {
    tell(news) {
      // What is written by a client that has ended is found when another tab next sends.
      if (!closing.signal.aborted) channel?.postMessage(news)
    },
    async alone(name, work) {
      // Missing on pages without TLS, whatever the types say.
      if (typeof locks?.request !== 'function') return work()
      // Browsers do not freeze a page that holds a lock, and free it when the page is gone.
      await locks
        .request(`${sharedName}:${name}`, { signal: closing.signal }, work)
        .catch((error: unknown) => {
          if (!closing.signal.aborted) throw error
        })
    },
    close() {
      closing.abort()
      if (channel) channel.onmessage = null
      channel?.close()
    },
  }
}
