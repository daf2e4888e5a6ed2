import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
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
  const moved = useRef(false)
  const found = rows.findIndex(({ message }) => message.key === chosen)
  const activeIndex = found === -1 ? rows.length - 1 : found
  const activeKey = rows[activeIndex]?.message.key ?? null

  const rowOf = (key: string | null) =>
    key === null ? null : scroller.current?.querySelector<HTMLElement>(`[data-sg-key="${key}"]`)

  useEffect(() => {
    if (!moved.current) return
    moved.current = false
    virtualizer.current?.scrollToIndex(activeIndex, { align: 'nearest' })
    rowOf(activeKey)?.focus({ preventScroll: true })
  })

  function moveTo(index: number) {
    const target = rows[Math.min(rows.length - 1, Math.max(0, index))]
    if (!target) return
    moved.current = true
    // A new string each time would not do: the same row may be chosen again.
    setChosen(target.message.key)
    if (target.message.key === activeKey) rowOf(activeKey)?.focus()
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

  return { activeIndex, activeKey, handleKeyDown }
}

const controlsOf = (row: HTMLElement) => [...row.querySelectorAll<HTMLElement>('a, button')]
