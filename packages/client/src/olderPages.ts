import type { Request } from './request.ts'
import type { TimelineEvent, TimelineState } from './timeline.ts'

interface OlderPagesOptions {
  tripId: string
  request: Request
  getTimeline: () => TimelineState
  dispatch: (event: TimelineEvent) => void
  onLoading: (isLoadingOlder: boolean) => void
}

/** Reads on towards the beginning of a conversation, one page at a time. */
export function createOlderPages(options: OlderPagesOptions) {
  const { tripId, request, getTimeline, dispatch, onLoading } = options
  let isLoading = false
  return async () => {
    const { hasOlder, messages } = getTimeline()
    const [oldest] = messages
    if (!hasOlder || isLoading || !oldest) return
    isLoading = true
    onLoading(true)
    try {
      const page = await request('messages:history', { tripId, before: oldest.seq })
      // Where all was replaced meanwhile, this page may be what others may see.
      if (getTimeline().messages[0] === oldest) {
        dispatch({ type: 'older', messages: page.messages, hasMore: page.hasMore })
      }
    } finally {
      isLoading = false
      onLoading(false)
    }
  }
}
