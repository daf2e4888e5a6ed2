'use client'

import { useEffect, useEffectEvent } from 'react'
import { actOf, type QueueAct } from './queueKeys.ts'

export interface QueueKeysOptions {
  /** Single keys do nothing where they are turned off; arrows still walk. */
  isOn: boolean
  onAct: (act: QueueAct, caseId: string | null) => void
}

const FIELDS = 'input:not([type=checkbox]), textarea, select, [contenteditable]'
const LAYERS = 'dialog[open], :popover-open'

/** Hears the keys of the queue, except in a field and below a window. */
export function useQueueKeys({ isOn, onAct }: QueueKeysOptions): void {
  const handleKey = useEffectEvent((event: KeyboardEvent) => {
    const target = event.target instanceof Element ? event.target : null
    if (event.defaultPrevented || target?.closest(FIELDS) || document.querySelector(LAYERS)) return
    const act = arrowOf(event, target) ?? (isOn ? actOf(event) : null)
    if (act === null) return
    event.preventDefault()
    onAct(act, caseOf(document.activeElement))
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => handleKey(event)
    document.addEventListener('keydown', listener)
    return () => document.removeEventListener('keydown', listener)
  }, [])
}

/** Arrows scroll, except on a case itself. */
function arrowOf({ key }: KeyboardEvent, target: Element | null): QueueAct | null {
  if (!target?.matches('[data-case]')) return null
  return key === 'ArrowDown' ? 'next' : key === 'ArrowUp' ? 'previous' : null
}

const caseOf = (element: Element | null) =>
  element?.closest('[data-case]')?.getAttribute('data-case') ?? null

/** Puts the focus on a case and the case below the header. */
export function focusCase(id: string): void {
  const element = document.querySelector<HTMLElement>(`[data-case="${CSS.escape(id)}"]`)
  element?.focus({ preventScroll: true })
  element?.scrollIntoView({ block: 'start' })
}
