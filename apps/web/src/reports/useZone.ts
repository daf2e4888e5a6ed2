'use client'

import { useSyncExternalStore } from 'react'

const never = () => () => undefined
const deviceZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone

/** The zone of the device; UTC until the browser has taken over, so that both write the same page. */
export function useZone(): string {
  return useSyncExternalStore(never, deviceZone, () => 'UTC')
}
