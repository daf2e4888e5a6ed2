import type { ContactFinding } from '@steppergo/chat-protocol'
import type { ReactNode } from 'react'

interface FoundTextProps {
  text: string
  findings: readonly ContactFinding[]
}

/** A text with the parts marked for which it is held. */
export function FoundText({ text, findings }: FoundTextProps): ReactNode {
  const places = [...findings].sort((a, b) => a.start - b.start)
  let at = 0
  const parts: ReactNode[] = []
  for (const { start, end } of places) {
    // One within another is marked already.
    if (end <= at) continue
    const from = Math.max(at, start)
    parts.push(
      text.slice(at, from),
      <mark key={from} className="sg-found">
        {text.slice(from, end)}
      </mark>,
    )
    at = end
  }
  return [...parts, text.slice(at)]
}
