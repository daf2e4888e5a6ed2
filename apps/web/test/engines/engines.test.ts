import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { measured } from '../measured.ts'
import { createRide, fillConversation, startProduct, stored, type Product } from '../product.ts'
import { chord, ENTER, keyboard, mouse, SHIFT, strokes } from './actions.ts'
import { createChat, seen, travel } from './chat.ts'
import { signInWriter, textOf } from './conversation.ts'
import { engines, startEngine, type Engine } from './engine.ts'

const READER = 'aida@steppergo.test'
const WRITER = 'nurlan@steppergo.test'
const BACKLOG = 160

let product: Product
let write: Awaited<ReturnType<typeof signInWriter>>

beforeAll(async () => {
  product = await startProduct({ CHAT_MESSAGES_PER_MINUTE: '6000' })
  write = await signInWriter(product, WRITER)
})
afterAll(() => product.stop())

describe.each(engines)('%s', (name) => {
  let engine: Engine
  let chat: ReturnType<typeof createChat>
  let tripId: string

  beforeAll(async () => {
    engine = await startEngine(name)
    await engine.signIn(product, READER)
    chat = createChat(product, engine)
  })
  afterAll(() => engine.close())
  beforeEach(async () => {
    ;({ tripId } = await createRide(product, { driver: WRITER, passenger: READER }))
  })

  async function openBacklog({ unread = 0 } = {}) {
    const readUpTo = { [READER]: BACKLOG - unread }
    await fillConversation(product, tripId, { count: BACKLOG, by: WRITER, textOf, readUpTo })
    await chat.open(tripId)
    await chat.settled()
  }

  function notes(criterion: number, target: string, value: string) {
    process.stdout.write(`    UX${criterion} ${name}: ${value}\n`)
    measured(criterion, name, target, value)
  }

  it(`[UX1] ${name}: Enter shows the bubble, empties the field and leaves the focus there`, async () => {
    await chat.open(tripId)
    const waits: number[] = []
    for (let index = 0; index < 10; index += 1) {
      const text = `message ${index}`
      await engine.type(text)
      await engine.evaluate((given) => globalThis.probe.watchSending(given), text)
      await engine.press(ENTER)
      const { afterMs, ...rest } = await engine.evaluate(() => globalThis.probe.sending)
      expect(rest).toEqual({ isCleared: true, hasFocus: true })
      waits.push(afterMs)
    }
    waits.sort((a, b) => a - b)
    const [median = 0, worst = 0] = [waits[5], waits[9]]
    notes(1, '≤ 50 ms', `${median.toFixed(1)} ms (worst of ten: ${worst.toFixed(1)} ms)`)
  })

  it(`[UX3] ${name}: twenty messages sent as fast as possible keep their order, also after a reload`, async () => {
    await chat.open(tripId)
    const texts = Array.from({ length: 20 }, (_, index) => `m${index}`)
    await engine.perform(keyboard(texts.flatMap((text) => [...strokes(text), ...chord(ENTER)])))
    await expect.poll(chat.readThrough).toEqual(texts)
    await expect.poll(() => stored(product, tripId)).toEqual(texts)
    await chat.open(tripId)
    await expect.poll(chat.readThrough).toEqual(texts)
    notes(3, '20 in order', `${texts.length} in order, also after a reload`)
  })

  it(`[UX9] ${name}: Enter and a click at once send one message`, async () => {
    await chat.open(tripId)
    const move = { type: 'pointerMove', ...(await engine.find('.sg-send')) } as const
    const down = { type: 'pointerDown', button: 0 } as const
    const up = { type: 'pointerUp', button: 0 } as const
    const pause = { type: 'pause' } as const
    const turns = {
      together: [pause, ...chord(ENTER)],
      'click first': [pause, pause, pause, ...chord(ENTER)],
      'Enter first': chord(ENTER),
    }
    for (const [text, keys] of Object.entries(turns)) {
      await engine.type(text)
      await engine.perform(keyboard(keys), mouse([move, down, up]))
    }
    await engine.type('the end')
    await engine.press(ENTER)
    const once = [...Object.keys(turns), 'the end']
    await expect.poll(() => stored(product, tripId)).toEqual(once)
    expect(await chat.texts()).toEqual(once)
    notes(9, '1 message', '1 message, whichever comes first')
  })

  it(`[UX10] ${name}: Enter never sends while a composition is open`, async () => {
    await chat.open(tripId)
    await engine.type('half a word')
    const sent = await engine.evaluate(async () => {
      const field = document.querySelector('.sg-field')
      const enter = { key: 'Enter', bubbles: true, cancelable: true }
      const composing = new KeyboardEvent('keydown', { ...enter, isComposing: true })
      const ending = new KeyboardEvent('keydown', enter)
      Object.defineProperty(ending, 'keyCode', { value: 229 })
      for (const event of [composing, ending]) field?.dispatchEvent(event)
      await new Promise((resolve) => setTimeout(resolve, 200))
      return globalThis.probe.texts().length
    })
    expect(sent).toBe(0)
    expect((await chat.field()).value).toBe('half a word')
    await engine.press(ENTER)
    await expect.poll(chat.texts).toEqual(['half a word'])
    notes(10, '0 sent', `${sent} sent by isComposing and by keyCode 229`)
  })

  it(`[UX10] ${name}: Shift and Enter begin a new line`, async () => {
    await chat.open(tripId)
    await engine.type('one')
    await engine.press(SHIFT, ENTER)
    await engine.type('two')
    expect((await chat.field()).value).toBe('one\ntwo')
    expect(await chat.texts()).toEqual([])
    await engine.press(ENTER)
    await expect.poll(chat.texts).toEqual(['one\ntwo'])
  })

  it(`[UX20] ${name}: the field grows from one to five lines and no further`, async () => {
    await chat.open(tripId)
    const heights: number[] = []
    for (let lines = 1; lines <= 8; lines += 1) {
      if (lines > 1) await engine.press(SHIFT, ENTER)
      await engine.type('x')
      const { height, hidden } = await chat.field()
      heights.push(height)
      if (lines <= 5) expect(hidden, `px of ${lines} lines out of view`).toBe(0)
    }
    const { lineHeight } = await chat.field()
    const [one = 0] = heights
    for (const [index, height] of heights.entries()) {
      const grown = Math.min(index, 4) * lineHeight
      expect(Math.abs(height - one - grown), `${index + 1} lines`).toBeLessThan(2)
    }
    await engine.press(ENTER)
    await expect.poll(async () => (await chat.field()).height).toBe(one)
    const list = heights.map((height) => height.toFixed(0)).join(', ')
    notes(20, '1 to 5 lines', `${list} px for 1 to 8 lines of ${lineHeight.toFixed(1)} px`)
  })

  it(`[UX11] ${name}: opens exactly at the bottom when nothing is unread`, async () => {
    await openBacklog()
    const { rows, below } = await chat.frame()
    expect(rows.at(-1)?.text).toBe(textOf(BACKLOG))
    expect(Math.abs(below)).toBeLessThanOrEqual(1)
    const worst = Math.max(...seen(await chat.frames()).map((frame) => Math.abs(frame.below)))
    expect(worst, 'in any frame').toBeLessThanOrEqual(1)
    notes(11, '0 px from the bottom', `${px(below)}, in no frame more than ${px(worst)}`)
  })

  it(`[UX11] ${name}: opens at the first unread message, a quarter from the top`, async () => {
    await openBacklog({ unread: 30 })
    const places = seen(await chat.frames()).map(({ unread }) => unread ?? Infinity)
    const last = (await chat.frame()).unread ?? Infinity
    expect(Math.abs(last - 0.25)).toBeLessThan(0.01)
    const worst = Math.max(...places.map((place) => Math.abs(place - last)))
    expect(worst, 'in any frame').toBeLessThan(0.01)
    notes(11, '25 % from the top', `${(last * 100).toFixed(1)} %, from the first frame on`)
  })

  it(`[UX12] ${name}: fifty older messages arriving move nothing that is seen`, async () => {
    await openBacklog()
    await chat.scrollTo(600)
    await chat.settled()
    const { scrollHeight } = await chat.frame()
    await engine.evaluate(() => {
      const list = document.querySelector('.sg-scroller')
      if (list) list.scrollTop = list.clientHeight
      globalThis.probe.record()
    })
    await expect
      .poll(async () => (await chat.frame()).scrollHeight)
      .toBeGreaterThan(scrollHeight + 1_000)
    await chat.settled()
    const moved = travel(await chat.frames())
    expect(moved).toBeLessThanOrEqual(1)
    notes(12, '0 px (±1)', px(moved))
  })

  it(`[UX13] ${name}: follows new messages at the bottom`, async () => {
    await openBacklog()
    const texts = ['one', 'two', 'three', textOf(4), 'five']
    for (const text of texts) await write(tripId, text)
    await expect.poll(async () => (await chat.texts()).slice(-5)).toEqual(texts)
    await chat.settled()
    const { below } = await chat.frame()
    expect(Math.abs(below)).toBeLessThanOrEqual(1)
    notes(13, 'follows at the bottom', `${px(below)} from the bottom after five messages`)
  })

  it(`[UX13] [UX14] ${name}: does not move when scrolled up, and the pill counts`, async () => {
    await openBacklog()
    await chat.scrollTo(400)
    await chat.settled()
    await chat.record()
    let lastSentAt = NaN
    for (const text of ['one', 'two', 'three']) {
      lastSentAt = Date.now()
      await write(tripId, text)
    }
    await expect
      .poll(async () => (await chat.pills()).at(-1)?.text)
      .toBe('3 new messages. Jump to latest')
    await chat.settled()
    const moved = travel(await chat.frames())
    expect(moved).toBeLessThan(0.5)
    notes(13, '0 px when scrolled up', px(moved))
    const waited = ((await chat.pills()).at(-1)?.at ?? NaN) - lastSentAt
    notes(14, '≤ 100 ms', `counts 3 ${waited.toFixed(0)} ms after the other side sends`)
  })
})

const px = (value: number) => `${Math.abs(value).toFixed(1)} px`
