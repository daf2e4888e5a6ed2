import { readTokenIssuedAt } from './token.ts'

export interface DeviceClock {
  /** Milliseconds of the device's clock, which people and networks may set at any time. */
  now: () => number
  /** Milliseconds since anything; never set, never back. */
  elapsed: () => number
  /** The server's time, to some minutes; null while nothing has told it. */
  serverNow: () => number | null
  /** The server has taken this token now, so that the moment it was issued is minutes ago. */
  noteAccepted: (token: string) => void
}

interface DeviceClockOptions {
  now: () => number
  elapsed: () => number
}

/** Tells how old something is although the device's clock may be wrong. */
export function createDeviceClock({ now, elapsed }: DeviceClockOptions): DeviceClock {
  let anchor: { serverAt: number; elapsedAt: number } | null = null
  return {
    now,
    elapsed,
    serverNow: () => anchor && anchor.serverAt + (elapsed() - anchor.elapsedAt),
    noteAccepted(token) {
      const serverAt = readTokenIssuedAt(token)
      if (serverAt !== null) anchor = { serverAt, elapsedAt: elapsed() }
    },
  }
}
