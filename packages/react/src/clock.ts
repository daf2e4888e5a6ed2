import { useCallback, useSyncExternalStore } from 'react'
import { dayOf } from './strings/formats.ts'

const DAY_CHECK_MS = 15_000
const COUNTDOWN_MS = 250

/** The number of today; changes at midnight without a reload. */
export function useToday(): number {
  return useSyncExternalStore(subscribeToDays, readToday, () => 0)
}

const readToday = () => dayOf(Date.now())

function subscribeToDays(listener: () => void) {
  const timer = setInterval(listener, DAY_CHECK_MS)
  return () => clearInterval(timer)
}

/** Whole seconds left until a moment; 0 when it is past or there is none. */
export function useSecondsUntil(moment: number | null): number {
  const subscribe = useCallback(
    (listener: () => void) => {
      if (moment === null) return () => undefined
      const timer = setInterval(listener, COUNTDOWN_MS)
      return () => clearInterval(timer)
    },
    [moment],
  )
  const read = () => (moment === null ? 0 : Math.max(0, Math.ceil((moment - Date.now()) / 1000)))
  return useSyncExternalStore(subscribe, read, () => 0)
}

/** Whether so much time has gone by since a moment; null is a moment that has not come. */
export function useHasPassed(since: number | null, delayMs: number): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      if (since === null) return () => undefined
      const timer = setTimeout(listener, Math.max(0, since + delayMs - Date.now()))
      return () => clearTimeout(timer)
    },
    [since, delayMs],
  )
  const read = () => since !== null && Date.now() >= since + delayMs
  return useSyncExternalStore(subscribe, read, () => false)
}
