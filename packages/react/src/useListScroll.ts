import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import type { VirtualizerHandle } from 'virtua'
import { START_HEIGHT } from './ListStart.tsx'
import { dayOfMessage, type Row } from './rows.ts'

/** So near to the end counts as being there. */
const BOTTOM_PX = 80
/** Older messages are asked for when so many screens above are left. */
const LOAD_SCREENS = 1.5
/** The first unread message stands so far from the top. */
const UNREAD_SCREENS = 0.25
/** The day stays in view so long after the last movement. */
const DAY_SHOWN_MS = 1_200
/** What was jumped to stands out so long. */
const HIGHLIGHT_MS = 1_200

interface ListScrollOptions {
  scroller: RefObject<HTMLDivElement | null>
  virtualizer: RefObject<VirtualizerHandle | null>
  rows: readonly Row[]
  firstUnreadSeq: number | null
  hasOlder: boolean
  isLoadingOlder: boolean
  onLoadOlder: (() => void) | undefined
  onMoved: () => void
}

/** Where the list stands: at its end and following, or held where the person has scrolled. */
export function useListScroll(options: ListScrollOptions) {
  const { scroller, virtualizer, rows, firstUnreadSeq, hasOlder, isLoadingOlder } = options
  const isOpened = useRef(false)
  const follows = useRef(true)
  /** Whether the list is still on its way to the first unread message. */
  const isOpening = useRef(false)
  const lastKey = useRef<string | null>(null)
  const [isAway, setIsAway] = useState(false)
  /** The newest message that was there when the person left the end. */
  const [leftAt, setLeftAt] = useState<string | null>(null)
  const passing = useForAWhile<number>(DAY_SHOWN_MS)
  const target = useForAWhile<string>(HIGHLIGHT_MS)

  const toEnd = () => {
    const { current } = scroller
    virtualizer.current?.scrollToIndex(rows.length - 1, { align: 'end' })
    // The list's own padding lies below the last row.
    if (current) current.scrollTop = current.scrollHeight
  }

  const toUnread = () => {
    const height = scroller.current?.clientHeight ?? 0
    virtualizer.current?.scrollToIndex(
      rows.findIndex(({ isUnreadStart }) => isUnreadStart),
      { align: 'start', offset: -Math.round(height * UNREAD_SCREENS) },
    )
  }

  useLayoutEffect(() => {
    const last = rows.at(-1)
    if (!last) return
    const isNew = lastKey.current !== last.message.key
    lastKey.current = last.message.key
    if (!isOpened.current) {
      isOpened.current = true
      const hasUnread = rows.some(({ isUnreadStart }) => isUnreadStart)
      if (!hasUnread) return toEnd()
      follows.current = false
      isOpening.current = true
      toUnread()
    } else if (isNew && (follows.current || last.message.isOwn)) {
      follows.current = true
      isOpening.current = false
      toEnd()
    } else if (isOpening.current) {
      // What arrives above takes the list off its way.
      toUnread()
    }
    // note: `firstUnreadSeq` only changes before the list is opened.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- runs once for each change of the rows
  }, [rows, firstUnreadSeq])

  useEffect(() => {
    options.onMoved()
    loadOlderIfNear()
    // note: not when a loading ends without rows; what failed is asked for again by scrolling.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the same questions for each change of the rows
  }, [rows, hasOlder])

  function loadOlderIfNear() {
    const { current } = scroller
    if (!current || !hasOlder || isLoadingOlder || !isOpened.current) return
    if (current.scrollTop < current.clientHeight * LOAD_SCREENS) options.onLoadOlder?.()
  }

  function note() {
    const { current } = scroller
    if (!current) return
    const left = current.scrollHeight - current.scrollTop - current.clientHeight
    const isAtEnd = left <= BOTTOM_PX
    follows.current = isAtEnd
    if (isAtEnd === isAway) {
      setIsAway(!isAtEnd)
      setLeftAt(isAtEnd ? null : (rows.at(-1)?.message.key ?? null))
    }
    options.onMoved()
  }

  /** The day of what is at the top, where its own divider is out of view. */
  function topDay(): number | null {
    const { current } = scroller
    const { current: list } = virtualizer
    if (!current || !list || current.scrollTop <= START_HEIGHT) return null
    const index = list.findItemIndex(current.scrollTop)
    const row = rows[index]
    return row && row.day === null ? dayOfMessage(row.message) : null
  }

  return {
    /** While somebody moves through the list: the day of what is at its top. */
    passingDay: passing.value,
    highlightedKey: target.value,
    isAway,
    newCount: isAway ? countAfter(rows, leftAt) : 0,
    handleScroll() {
      note()
      loadOlderIfNear()
      // Only for somebody who moves by themselves, and away from the end.
      passing.show(follows.current || isOpening.current ? null : topDay())
    },
    handleScrollEnd() {
      isOpening.current = false
    },
    /** A row grew or the keyboard came up: whoever was at the end stays there. */
    handleResize() {
      if (follows.current) toEnd()
      options.onMoved()
    },
    jumpToLatest() {
      toEnd()
      target.show(rows.at(-1)?.message.key ?? null)
    },
  }
}

/** A value that is forgotten some time after it was last set. */
function useForAWhile<Value>(ms: number) {
  const [value, setValue] = useState<Value | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  return {
    value,
    show(next: Value | null) {
      clearTimeout(timer.current)
      setValue(next)
      if (next !== null) timer.current = setTimeout(() => setValue(null), ms)
    },
  }
}

function countAfter(rows: readonly Row[], key: string | null): number {
  const index = rows.findIndex(({ message }) => message.key === key)
  return rows.slice(index + 1).filter(({ message }) => !message.isOwn).length
}
