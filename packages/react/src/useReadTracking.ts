import { useEffect, useRef, type RefObject } from 'react'
import type { VirtualizerHandle } from 'virtua'
import { START_HEIGHT } from './ListStart.tsx'
import { isLookedAt, onLookChange, READ_AFTER_MS } from './looking.ts'
import type { Row } from './rows.ts'

interface ReadTrackingOptions {
  scroller: RefObject<HTMLDivElement | null>
  virtualizer: RefObject<VirtualizerHandle | null>
  rows: readonly Row[]
  onRead: ((upToSeq: number) => void) | undefined
}

/** Tells up to which message a person has had the conversation in view. */
export function useReadTracking({ scroller, virtualizer, rows, onRead }: ReadTrackingOptions) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const latest = useRef({ rows, onRead })
  useEffect(() => {
    latest.current = { rows, onRead }
  })

  function check() {
    clearTimeout(timer.current)
    if (!isLookedAt()) return
    const seen = lastSeen()
    if (seen === null) return
    timer.current = setTimeout(() => {
      // What left the view meanwhile was only passed by.
      const still = lastSeen()
      if (!isLookedAt() || still === null) return
      latest.current.onRead?.(Math.min(seen, still))
      // What came into view meanwhile has its own time to be seen.
      if (still > seen) check()
    }, READ_AFTER_MS)
  }

  function lastSeen(): number | null {
    const { current: list } = virtualizer
    const { current: frame } = scroller
    const current = latest.current.rows
    if (!list || !frame || frame.clientHeight === 0) return null
    const bottom = frame.scrollTop + frame.clientHeight
    const fits = frame.scrollHeight <= frame.clientHeight
    let index = fits ? current.length - 1 : list.findItemIndex(bottom)
    // note: an index is found from the scroller's start; an item's offset counts from the list's own.
    const middle = START_HEIGHT + list.getItemOffset(index) + list.getItemSize(index) / 2
    if (!fits && middle > bottom) index -= 1
    for (; index >= 0; index -= 1) {
      const seq = current[index]?.message.seq
      if (typeof seq === 'number') return seq
    }
    return null
  }

  useEffect(() => {
    const stop = onLookChange(check)
    return () => {
      clearTimeout(timer.current)
      stop()
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `check` reads what is current through refs
  }, [])

  return { check }
}
