import {
  useEffect,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
} from 'react'
import type { VirtualizerHandle } from 'virtua'
import type { Row } from './rows.ts'

interface ListKeysOptions {
  scroller: RefObject<HTMLDivElement | null>
  virtualizer: RefObject<VirtualizerHandle | null>
  rows: readonly Row[]
}

/** The list as one stop of the Tab key: arrows walk the messages, Enter goes into one. */
export function useListKeys({ scroller, virtualizer, rows }: ListKeysOptions) {
  const [chosen, setChosen] = useState<string | null>(null)
  /** Whether the keys have chosen a row that does not have the focus yet. */
  const moved = useRef(false)
  const found = rows.findIndex(({ message }) => message.key === chosen)
  const activeIndex = found === -1 ? rows.length - 1 : found
  const activeKey = rows[activeIndex]?.message.key ?? null

  useEffect(() => {
    if (!moved.current || activeKey === null) return
    // Older messages that arrive on the way give the row another index: it is gone for again.
    virtualizer.current?.scrollToIndex(activeIndex, { align: 'nearest' })
    return focusRow(scroller.current, activeKey)
  }, [activeIndex, activeKey, scroller, virtualizer])

  function moveTo(index: number) {
    const target = rows[Math.min(rows.length - 1, Math.max(0, index))]
    if (!target) return
    moved.current = target.message.key !== activeKey
    setChosen(target.message.key)
  }

  /** A click chooses as the arrows do; the list keeps the chosen row in the page. */
  function handleFocus({ target }: FocusEvent<HTMLElement>) {
    const key = target.closest<HTMLElement>('.sg-row')?.dataset['sgKey']
    if (key === undefined) return
    moved.current = false
    setChosen(key)
  }

  function handleKeyDown(event: KeyboardEvent<HTMLElement>) {
    const { target } = event
    if (!(target instanceof HTMLElement)) return
    const row = target.closest<HTMLElement>('.sg-row')
    if (target === row) handleRowKey(event, row)
    else if (row) handleControlKey(event, row, target)
  }

  function handleRowKey(event: KeyboardEvent<HTMLElement>, row: HTMLElement) {
    const moves: Partial<Record<string, number>> = {
      ArrowUp: activeIndex - 1,
      ArrowDown: activeIndex + 1,
      Home: 0,
      End: rows.length - 1,
    }
    const index = moves[event.key]
    if (index !== undefined) {
      event.preventDefault()
      moveTo(index)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      controlsOf(row)[0]?.focus()
    }
  }

  function handleControlKey(
    event: KeyboardEvent<HTMLElement>,
    row: HTMLElement,
    control: HTMLElement,
  ) {
    if (event.key === 'Escape') {
      event.stopPropagation()
      row.focus()
    } else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      event.preventDefault()
      const controls = controlsOf(row)
      const step = event.key === 'ArrowRight' ? 1 : -1
      controls.at((controls.indexOf(control) + step) % controls.length)?.focus()
    }
  }

  return {
    ...{ activeIndex, activeKey, handleKeyDown, handleFocus },
    /** For who has jumped there by a button that goes away. */
    focusLast() {
      const last = rows.at(-1)?.message.key
      if (last === undefined) return
      setChosen(last)
      focusRow(scroller.current, last)
    },
  }
}

/** A row far away takes some frames until it is in its place and can take the focus. */
const FRAMES = 30

function focusRow(list: HTMLElement | null, key: string) {
  let frame = 0
  const attempt = (left: number) => {
    const row = list?.querySelector<HTMLElement>(`[data-sg-key="${key}"]`)
    row?.focus({ preventScroll: true })
    if (left > 0 && (!row || document.activeElement !== row)) {
      frame = requestAnimationFrame(() => attempt(left - 1))
    }
  }
  attempt(FRAMES)
  return () => cancelAnimationFrame(frame)
}

const controlsOf = (row: HTMLElement) => [...row.querySelectorAll<HTMLElement>('a, button')]
