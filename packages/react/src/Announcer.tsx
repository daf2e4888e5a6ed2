import type { ChatMessage } from '@steppergo/chat-client'
import { useEffect, useRef, useState } from 'react'
import { usePlainText } from './MessageBody.tsx'
import { useStrings } from './strings/useWords.ts'

const BATCH_MS = 1_000

interface AnnouncerProps {
  messages: readonly ChatMessage[]
  /** What else there is to know now; each is said once. */
  news?: readonly string[]
}

const NOTHING: readonly string[] = []

/**
 * The two live regions of the widget's life: incoming messages and news politely and at most once a
 * second, a refused one at once. Own messages, older pages, receipts and typing are silent.
 */
export function Announcer({ messages, news = NOTHING }: AnnouncerProps) {
  const strings = useStrings()
  const plainText = usePlainText()
  const [{ hold, tell, takeBack, stop }] = useState(createPoliteRegion)
  const assertive = useRef<HTMLDivElement>(null)
  const heardUpTo = useRef<number | null>(null)
  const failed = useRef(new Set<string>())
  const told = useRef(NOTHING)

  useEffect(() => {
    const newest = messages.findLast(({ seq }) => seq !== null)?.seq ?? null
    const before = heardUpTo.current
    heardUpTo.current = newest
    if (before === null || newest === null || newest <= before) return
    const incoming = messages.filter(({ isOwn, seq }) => !isOwn && seq !== null && seq > before)
    tell(
      incoming.map((message) => {
        const text = plainText(message)
        return message.senderName ? strings.announce(message.senderName, text) : text
      }),
    )
  }, [messages, strings, plainText, tell])

  useEffect(() => {
    takeBack(told.current.filter((text) => !news.includes(text)))
    tell(news.filter((text) => !told.current.includes(text)))
    told.current = news
  }, [news, tell, takeBack])

  useEffect(() => {
    for (const { key, status } of messages) {
      if (status !== 'FAILED') failed.current.delete(key)
      else if (!failed.current.has(key)) {
        failed.current.add(key)
        say(assertive.current, strings.notSent)
      }
    }
  }, [messages, strings])

  useEffect(() => stop, [stop])

  return (
    <>
      <div ref={hold} className="sg-hidden" aria-live="polite" />
      <div ref={assertive} className="sg-hidden" aria-live="assertive" />
    </>
  )
}

/** Says together what comes within a second. */
function createPoliteRegion() {
  let region: HTMLElement | null = null
  let waiting: string[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    hold: (element: HTMLElement | null) => void (region = element),
    tell(texts: readonly string[]) {
      if (texts.length === 0) return
      waiting.push(...texts)
      timer ??= setTimeout(() => {
        timer = undefined
        say(region, waiting.join('. '))
        waiting = []
      }, BATCH_MS)
    },
    /** What is no news any more is not said, nor left there to be read. */
    takeBack(texts: readonly string[]) {
      waiting = waiting.filter((text) => !texts.includes(text))
      if (texts.some((text) => region?.textContent.includes(text))) say(region, '')
    },
    stop() {
      clearTimeout(timer)
      timer = undefined
    },
  }
}

/** Written into the page directly: what was said is no state of anything. */
function say(region: HTMLElement | null, text: string) {
  if (region) region.textContent = text
}
