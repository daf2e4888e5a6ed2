import { setTimeout as sleep } from 'node:timers/promises'

const SLICE = 50
const PAUSE_MAX_MS = 20
const PAUSES_MAX_MS = 2_000

/**
 * Works through many a few at a time, with a breath in between: what a node does for all of its
 * sockets every few seconds must not make anybody wait for an answer. The breaths take two seconds at
 * most, however many there are.
 */
export async function inSlices<Item>(
  items: readonly Item[],
  work: (slice: Item[]) => Promise<void>,
): Promise<void> {
  const pauseMs = Math.min(PAUSE_MAX_MS, (PAUSES_MAX_MS * SLICE) / Math.max(items.length, 1))
  for (let from = 0; from < items.length; from += SLICE) {
    if (from > 0) await sleep(pauseMs, undefined, { ref: false })
    await work(items.slice(from, from + SLICE))
  }
}
