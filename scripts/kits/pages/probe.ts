/** What a page says about itself. */
export interface Probe {
  /** Milliseconds from the start of the navigation until the last message was painted. */
  opened: Promise<number>
  counts(): { rows: number; elements: number }
  /** How far the list stands from its start. */
  position(): number
  /** Begins to note how long every frame takes. */
  startFrames(): void
  /** Milliseconds of each frame since then. */
  takeFrames(): number[]
}

/**
 * Watches a kit's page from outside: knows what its rows look like, and nothing else of it.
 *
 * @param mark the end of the last message's text
 */
export function createProbe(row: string, mark: string): Probe {
  let frames: number[] = []
  let isNoting = false
  let last = 0

  const note = (time: number) => {
    if (!isNoting) return
    // Under load Chromium calls more than once for the time of one frame.
    if (last > 0 && time > last) frames.push(time - last)
    last = time
    requestAnimationFrame(note)
  }

  return {
    opened: untilPainted(row, mark),
    counts: () => ({
      rows: document.querySelectorAll(row).length,
      elements: document.querySelectorAll('*').length,
    }),
    position: () => scrollerOf(row)?.scrollTop ?? NaN,
    startFrames() {
      frames = []
      last = 0
      isNoting = true
      requestAnimationFrame(note)
    },
    takeFrames() {
      isNoting = false
      return frames
    },
  }
}

function untilPainted(row: string, mark: string): Promise<number> {
  return new Promise((resolve) => {
    const look = () => {
      if (!isInView(row, mark)) return void requestAnimationFrame(look)
      // What this frame draws is on the screen before the first task after it.
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => resolve(performance.now())
      port2.postMessage(null)
    }
    requestAnimationFrame(look)
  })
}

function isInView(row: string, mark: string): boolean {
  const found = [...document.querySelectorAll(row)].at(-1)
  if (!found?.textContent.includes(mark)) return false
  const { top, bottom } = found.getBoundingClientRect()
  const list = scrollerOf(row)?.getBoundingClientRect()
  return list !== undefined && top >= list.top && bottom > top && bottom <= list.bottom + 1
}

function scrollerOf(row: string): Element | null {
  let element = document.querySelector(row)?.parentElement ?? null
  while (element && !/auto|scroll|hidden/.test(getComputedStyle(element).overflowY)) {
    element = element.parentElement
  }
  return element
}
