import { acquireChatClient } from '@steppergo/chat-client'
import type { Report } from '@steppergo/chat-protocol'
import { refreshToken } from '@/session/refreshToken'

/** What changed comes by itself; this brings what got lost on the way. */
const REFRESH_MS = 30_000

export interface WatchOptions<Answer> {
  token: string
  userId: string
  read: () => Promise<Answer>
  /** What was read, and what has come meanwhile: the answer may be older than that. */
  onRead: (answer: Answer, meanwhile: readonly Report[]) => void
  onReport?: (report: Report) => void
  /** Reads again for every case that comes or changes, at most so often. */
  rereadMs?: number
  onLive?: (isLive: boolean) => void
}

/**
 * Takes cases as they come and change, and reads again when the connection comes back, when the
 * page is looked at again, and now and then in between. Returns what ends it.
 */
export function watchReports<Answer>(options: WatchOptions<Answer>): () => void {
  const { token, userId, onReport, rereadMs, onLive } = options
  const { client, release } = acquireChatClient({ token, userId, refreshToken })
  let isReading = false
  let isEnded = false
  let rereading: ReturnType<typeof setTimeout> | undefined
  let meanwhile: Report[] = []

  async function read() {
    if (isReading || isEnded || document.visibilityState === 'hidden') return
    isReading = true
    meanwhile = []
    try {
      const answer = await options.read()
      if (!isEnded) options.onRead(answer, meanwhile)
      onLive?.(true)
    } catch {
      // The notice says that the page may be behind; the next turn tries again.
      onLive?.(false)
    } finally {
      isReading = false
    }
  }
  function handleReport(report: Report) {
    meanwhile.push(report)
    onReport?.(report)
    if (rereadMs === undefined || rereading !== undefined) return
    rereading = setTimeout(() => {
      rereading = undefined
      void read()
    }, rereadMs)
  }
  const handleConnection = () => {
    if (client.getState().phase === 'connected') void read()
  }
  const handleVisibility = () => void read()

  const unsubscribes = [
    client.subscribe(handleConnection),
    client.onReport(handleReport),
    client.onReportChanged(handleReport),
  ]
  document.addEventListener('visibilitychange', handleVisibility)
  const timer = setInterval(() => void read(), REFRESH_MS)
  return () => {
    isEnded = true
    clearInterval(timer)
    clearTimeout(rereading)
    document.removeEventListener('visibilitychange', handleVisibility)
    for (const unsubscribe of unsubscribes) unsubscribe()
    release()
  }
}
