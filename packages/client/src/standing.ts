import type { Standing } from '@steppergo/chat-protocol'
import type { DeviceClock } from './deviceClock.ts'
import { createFollower } from './follower.ts'
import type { DeviceStorage } from './outboxStorage.ts'
import { withPatience } from './patience.ts'
import type { Request, Requester } from './request.ts'
import { createStore } from './store.ts'
import type { Failure, OwnStanding, Store } from './types.ts'

interface StandingOptions {
  request: Request
  way: Requester['way']
  storage: DeviceStorage
  clock: DeviceClock
}

export interface StandingHandle extends Store<OwnStanding | null> {
  /** Something of the person's is open: it matters from now on. */
  want(): void
  refresh(): void
  handleChanged(standing: Standing): void
  handleConnection(): void
  /** Why nothing may be written now; null where it may, or where only the server knows. */
  refusal(): Failure | null
  acknowledgeWarning(): void
  stop(): void
}

const SEEN_NAME = 'warning:seen'
/** Timers of browsers overflow at 24 days; a mute may be longer. */
const TIMER_MAX_MS = 86_400_000

/** What moderation has decided about the person, as far as it is in force. */
export function createStanding(options: StandingOptions): StandingHandle {
  const { request, way, storage, clock } = options
  const store = createStore<OwnStanding | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let seenAt = ''
  let reading: Promise<void> | null = null
  // An answer that left before the latest news must not undo it.
  let changes = 0

  const follower = createFollower({
    way: () => way('standing:get'),
    async ask() {
      const before = changes
      const answer = await request('standing:get', {})
      await (reading ??= readSeen())
      if (before === changes) take(answer)
    },
  })

  async function readSeen() {
    const found = await withPatience(storage.read(SEEN_NAME))
    if (typeof found === 'string' && found > seenAt) seenAt = found
  }

  const timeLeft = ({ mutedUntil }: Standing) =>
    mutedUntil === null ? 0 : Date.parse(mutedUntil) - (clock.serverNow() ?? clock.now())

  function take(standing: Standing) {
    clearTimeout(timer)
    const left = timeLeft(standing)
    const isMuted = left > 0
    const [newest = null] = standing.warnings
    store.setState({
      ...standing,
      mutedUntil: isMuted ? standing.mutedUntil : null,
      reason: isMuted || standing.suspendedAt !== null ? standing.reason : null,
      newWarning: newest !== null && newest.at > seenAt ? newest : null,
    })
    if (isMuted) timer = setTimeout(() => take(standing), Math.min(left, TIMER_MAX_MS))
  }

  return {
    getState: store.getState,
    subscribe: store.subscribe,
    want: follower.want,
    refresh: follower.refresh,
    handleConnection: follower.handleConnection,
    handleChanged(standing) {
      changes += 1
      void (reading ??= readSeen()).then(() => take(standing))
    },
    refusal() {
      const standing = store.getState()
      // After a time away a mute may have been lifted; without a socket nobody tells of that.
      if (!standing?.mutedUntil || !follower.isFresh() || way('standing:get') !== 'socket') {
        return null
      }
      const { mutedUntil } = standing
      return {
        code: 'MUTED',
        message: `You may write again at ${mutedUntil}`,
        retryAfterMs: Math.max(0, timeLeft(standing)),
        until: mutedUntil,
      }
    },
    acknowledgeWarning() {
      const standing = store.getState()
      if (!standing?.newWarning) return
      seenAt = standing.newWarning.at
      void storage.write(SEEN_NAME, seenAt)
      store.setState({ ...standing, newWarning: null })
    },
    stop() {
      clearTimeout(timer)
      follower.stop()
    },
  }
}
