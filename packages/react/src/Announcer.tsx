import type { ChatMessage } from '@steppergo/chat-client'
import { useEffect, useRef } from 'react'
import { usePlainText } from './MessageBody.tsx'
import { useStrings } from './strings/useWords.ts'

const BATCH_MS = 1_000

/**
 * The two live regions of the widget's life: incoming messages politely and at most once a second,
 * a refused one at once. Own messages, older pages, receipts and typing are silent.
 */
export function Announcer({ messages }: { messages: readonly ChatMessage[] }) {
  const strings = useStrings()
  const plainText = usePlainText()
  const polite = useRef<HTMLDivElement>(null)
  const assertive = useRef<HTMLDivElement>(null)
  const heardUpTo = useRef<number | null>(null)
  const failed = useRef(new Set<string>())
  const waiting = useRef<string[]>([])
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  useEffect(() => {
    const newest = messages.findLast(({ seq }) => seq !== null)?.seq ?? null
    const before = heardUpTo.current
    heardUpTo.current = newest
    if (before === null || newest === null || newest <= before) return
    for (const message of messages) {
      if (message.isOwn || message.seq === null || message.seq <= before) continue
      const text = plainText(message)
      waiting.current.push(message.senderName ? strings.announce(message.senderName, text) : text)
    }
    if (waiting.current.length === 0) return
    timer.current ??= setTimeout(() => {
      timer.current = undefined
      say(polite.current, waiting.current.splice(0).join('. '))
    }, BATCH_MS)
  }, [messages, strings, plainText])

  useEffect(() => {
    for (const { key, status } of messages) {
      if (status !== 'FAILED') failed.current.delete(key)
      else if (!failed.current.has(key)) {
        failed.current.add(key)
        say(assertive.current, strings.notSent)
      }
    }
  }, [messages, strings])

  useEffect(() => () => clearTimeout(timer.current), [])

  return (
    <>
      <div ref={polite} className="sg-hidden" aria-live="polite" />
      <div ref={assertive} className="sg-hidden" aria-live="assertive" />
    </>
  )
}

/** Written into the page directly: what was said is no state of anything. */
function say(region: HTMLElement | null, text: string) {
  if (region) region.textContent = text
}
