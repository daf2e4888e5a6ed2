/** What a person saw in one frame. */
export interface Frame {
  at: number
  /** How much of the list lies below. */
  below: number
  scrollHeight: number
  /** The top of the unread separator, as a part of the list's height. */
  unread: number | null
  /** The messages in view and where their tops are. */
  rows: { text: string; top: number }[]
  pill: string | null
}

interface Sending {
  afterMs: number
  /** Before the next frame, and when the bubble is there. */
  isCleared: boolean
  hasFocus: boolean
}

declare global {
  var probe: {
    texts: () => string[]
    frame: () => Frame
    record: () => void
    frames: () => Frame[]
    /** What the pill has said since the recording began, and when. */
    pills: () => { text: string; at: number }[]
    scrollTo: (below: number) => void
    watchSending: (text: string) => void
    sending: Promise<Sending>
  }
}

/** Put into a page, because what happens between two frames cannot be asked from outside. */
export function installProbe(): void {
  const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)]
  const texts = () => all('.sg-text').map(({ textContent }) => textContent)
  const field = () => document.querySelector<HTMLTextAreaElement>('.sg-field')
  let frames: Frame[] = []
  let pills: { text: string; at: number }[] = []
  let isRecording = false

  function scroller(): HTMLElement {
    const element = document.querySelector<HTMLElement>('.sg-scroller')
    if (!element) throw new Error('There is no list')
    return element
  }

  const now = () => performance.timeOrigin + performance.now()
  const pill = () => document.querySelector('.sg-pill')?.textContent ?? null

  function frame(): Frame {
    const list = scroller()
    const { top, height, bottom } = list.getBoundingClientRect()
    const separator = list.querySelector('.sg-unread-line')
    const item = separator?.closest('li')?.getBoundingClientRect()
    const boxes = all('.sg-row').map((row) => ({ row, box: row.getBoundingClientRect() }))
    return {
      at: now(),
      below: list.scrollHeight - list.scrollTop - list.clientHeight,
      scrollHeight: list.scrollHeight,
      unread: item ? (item.top - top) / height : null,
      rows: boxes
        .filter(({ row, box }) => {
          const isShown = getComputedStyle(row).visibility === 'visible'
          return isShown && box.top >= top && box.top < bottom
        })
        .map(({ row, box }) => ({
          text: row.querySelector('.sg-text')?.textContent ?? '',
          top: box.top - top,
        })),
      pill: pill(),
    }
  }

  function notePill() {
    const text = pill()
    if (text !== null && text !== pills.at(-1)?.text) pills.push({ text, at: now() })
  }

  function recordFrame() {
    // What is painted is only settled after the frame's own callbacks.
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      if (document.querySelector('.sg-row')) frames.push(frame())
    }
    port2.postMessage(null)
    requestAnimationFrame(recordFrame)
  }

  globalThis.probe = {
    texts,
    frame,
    record() {
      frames = []
      pills = []
      if (isRecording) return
      isRecording = true
      requestAnimationFrame(recordFrame)
      const everything = { childList: true, characterData: true, subtree: true }
      new MutationObserver(notePill).observe(document.body, everything)
    },
    frames: () => frames,
    pills: () => pills,
    scrollTo(below) {
      const list = scroller()
      list.scrollTop = list.scrollHeight - list.clientHeight - below
    },
    watchSending(text) {
      globalThis.probe.sending = new Promise((resolve) => {
        function handleEnter({ key }: KeyboardEvent) {
          if (key !== 'Enter') return
          removeEventListener('keydown', handleEnter, true)
          const pressedAt = performance.now()
          let isCleared = false
          requestAnimationFrame(() => {
            isCleared = field()?.value === ''
          })
          new MutationObserver((_, observer) => {
            if (!texts().includes(text)) return
            observer.disconnect()
            const afterMs = performance.now() - pressedAt
            requestAnimationFrame(() =>
              resolve({ afterMs, isCleared, hasFocus: document.activeElement === field() }),
            )
          }).observe(document.body, { childList: true, subtree: true })
        }
        addEventListener('keydown', handleEnter, true)
      })
    },
    sending: new Promise(() => undefined),
  }
}
