import { expect } from 'vitest'
import type { Product } from '../product.ts'
import type { Engine } from './engine.ts'
import { installProbe, type Frame } from './probe.ts'

const STILL_MS = 500

/** The chat of a trip's page, as one who looks at it sees it. */
export function createChat({ url }: Product, engine: Engine) {
  const chat = {
    texts: () => engine.evaluate(() => globalThis.probe.texts()),
    frame: () => engine.evaluate(() => globalThis.probe.frame()),
    /** Every frame since the chat was opened or the recording began anew. */
    frames: () => engine.evaluate(() => globalThis.probe.frames()),
    pills: () => engine.evaluate(() => globalThis.probe.pills()),
    record: () => engine.evaluate(() => globalThis.probe.record()),
    scrollTo: (below: number) =>
      engine.evaluate((given) => globalThis.probe.scrollTo(given), below),
    field: () =>
      engine.evaluate(() => {
        const field = document.querySelector<HTMLTextAreaElement>('.sg-field')
        if (!field) throw new Error('There is no field')
        return {
          value: field.value,
          height: field.getBoundingClientRect().height,
          hidden: field.scrollHeight - field.clientHeight,
          lineHeight: parseFloat(getComputedStyle(field).lineHeight),
        }
      }),

    async open(tripId: string) {
      await engine.open(`${url}/trips/${tripId}`)
      await engine.find('.sg-launcher')
      await engine.evaluate(installProbe)
      await chat.record()
      await engine.click('.sg-launcher')
      await engine.find('.sg-field')
    },

    /** Something is seen, and nothing has moved for a while. */
    async settled() {
      await expect
        .poll(
          async () => {
            const now = await chat.frame()
            const recent = (await chat.frames()).filter(({ at }) => at > now.at - STILL_MS)
            const isStill = recent.every((each) => looks(each) === looks(now))
            return isStill && recent.length > 1 && now.rows.length > 0
          },
          { interval: STILL_MS },
        )
        .toBe(true)
    },

    /** Everything there is, though not all of it is in the page at once. */
    async readThrough() {
      await chat.scrollTo(10_000)
      await chat.settled()
      const upper = await chat.texts()
      await chat.scrollTo(0)
      await chat.settled()
      const lower = await chat.texts()
      return [...upper.filter((text) => !lower.includes(text)), ...lower]
    },
  }
  return chat
}

/** To the pixel: halves of one come and go with the fonts. */
const looks = ({ below, scrollHeight, rows, pill }: Frame): string =>
  JSON.stringify([
    ...[Math.round(below), scrollHeight, pill],
    ...rows.map(({ text, top }) => [text, Math.round(top)]),
  ])

/** The frames in which something was seen: a long jump shows nothing for one. */
export const seen = (frames: Frame[]): Frame[] => frames.filter(({ rows }) => rows.length > 0)

/** How far the first message that was seen whole has moved since. */
export function travel(frames: Frame[]): number {
  const from = frames.findIndex(({ rows }) => rows.length > 0)
  const first = frames[from]?.rows[0]
  if (!first) throw new Error('Nothing was seen')
  const tops = frames
    .slice(from)
    .map(({ rows }) => rows.find(({ text }) => text === first.text)?.top ?? Infinity)
  return Math.max(...tops.map((top) => Math.abs(top - first.top)))
}
