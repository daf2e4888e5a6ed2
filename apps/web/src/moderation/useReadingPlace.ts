'use client'

import { useEffect, useRef } from 'react'

/** Begins at the reported message, else at the end, and stays where one reads as pages come above. */
export function useReadingPlace(firstId: string | undefined) {
  const element = useRef<HTMLDivElement>(null)
  const fromEnd = useRef<number | null>(null)

  useEffect(() => {
    const dialog = element.current?.closest('dialog')
    if (!dialog || firstId === undefined) return
    if (fromEnd.current === null) {
      const reported = element.current?.querySelector<HTMLElement>('[data-reported]')
      reported?.focus({ preventScroll: true })
      if (reported) reported.scrollIntoView({ block: 'center' })
      else dialog.scrollTop = dialog.scrollHeight
    } else {
      dialog.scrollTop = dialog.scrollHeight - fromEnd.current
    }
  }, [firstId])

  return {
    element,
    /** Before older messages come. */
    keep() {
      const dialog = element.current?.closest('dialog')
      if (dialog) fromEnd.current = dialog.scrollHeight - dialog.scrollTop
    },
  }
}
