import type { Report } from '@steppergo/chat-protocol'
import { acquireChatClient } from '@steppergo/chat-client'
import { refreshToken } from '@/session/refreshToken'
import { fetchReports } from './fetchReports.ts'

/** New reports come by themselves; this brings what other moderators have done meanwhile. */
const REFRESH_MS = 30_000

interface WatchOptions {
  token: string
  userId: string
  onReports: (reports: readonly Report[]) => void
  onLive: (isLive: boolean) => void
}

/**
 * Takes new reports as they come, and reads the queue again when the connection comes back, when
 * the page is looked at again, and now and then in between. Returns what ends it.
 */
export function watchReports({ token, userId, onReports, onLive }: WatchOptions): () => void {
  const { client, release } = acquireChatClient({ token, userId, refreshToken })
  let isReading = false

  async function read() {
    if (isReading || document.visibilityState === 'hidden') return
    isReading = true
    try {
      onReports(await fetchReports())
      onLive(true)
    } catch {
      // The notice says that the queue may be behind; the next turn tries again.
      onLive(false)
    } finally {
      isReading = false
    }
  }
  const handleConnection = () => {
    if (client.getState().phase === 'connected') void read()
  }
  const handleVisibility = () => void read()

  const unsubscribe = client.subscribe(handleConnection)
  const unsubscribeReports = client.onReport((report) => onReports([report]))
  document.addEventListener('visibilitychange', handleVisibility)
  const timer = setInterval(() => void read(), REFRESH_MS)
  return () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', handleVisibility)
    unsubscribe()
    unsubscribeReports()
    release()
  }
}
