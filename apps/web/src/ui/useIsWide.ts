import { useSyncExternalStore } from 'react'

/** Tailwind's `md`: where two columns fit. */
const WIDE = '(min-width: 48rem)'

/** Whether two columns fit; false until the browser has said so. */
export function useIsWide(): boolean {
  return useSyncExternalStore(subscribe, isWide, () => false)
}

function subscribe(listener: () => void): () => void {
  const query = window.matchMedia(WIDE)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

function isWide(): boolean {
  return window.matchMedia(WIDE).matches
}
