import { setTimeout as sleep } from 'node:timers/promises'
import type { Message } from '@steppergo/chat-protocol'
import { askOk, connect, type TestSocket } from '../harness.ts'
import { createPace } from '../load/pace.ts'
import type { NodeProcess } from '../nodeProcess.ts'
import type { TestUser } from '../world.ts'
import type { FloodWorld } from './world.ts'

export interface SilentReaders {
  readers: number
  messages: number
  megabytes: number
  /** What the server's memory has grown by at most. */
  growthMegabytes: number
  /** How many of them were closed for not reading. */
  dropped: number
  /** Who has every message after coming back. */
  whole: number
}

const MESSAGES_PER_SECOND = 50
const WARM_UP_MESSAGES = 250
/** As many bytes as a text may have, nearly: what a line holds by itself is soon full. */
const TEXT = '한'.repeat(5_000)
const MEGABYTE = 1024 * 1024
/** Three seconds, and time to look. */
const PATIENCE_MS = 5_000

/** The TCP connection below, which a client does not show. */
function lineOf(socket: TestSocket): { pause(): void; resume(): void } {
  const { transport } = socket.io.engine as unknown as {
    transport: { ws: { _socket: { pause(): void; resume(): void } } }
  }
  return transport.ws._socket
}

/** People who are there, are told everything, and read nothing of it. */
export async function withSilentReaders(
  node: NodeProcess,
  world: FloodWorld,
  seconds: number,
): Promise<SilentReaders> {
  const join = async ({ token }: TestUser) => {
    const socket = await connect(node.url, token)
    await askOk(socket, 'join:conversation', { tripId: world.busyTripId })
    return socket
  }
  const speakers: TestSocket[] = []
  for (const one of world.speakers) speakers.push(await join(one))
  const silent: TestSocket[] = []
  let dropped = 0
  for (const one of world.readers) {
    const socket = await join(one)
    socket.once('disconnect', () => dropped++)
    silent.push(socket)
  }
  // What the same flow costs while everybody reads is not what this is about.
  await talk(speakers, world, WARM_UP_MESSAGES)
  await sleep(1_000)
  for (const socket of silent) lineOf(socket).pause()

  const before = (await node.residentBytes()) ?? NaN
  let peak = before
  const watching = setInterval(() => {
    void node.residentBytes().then((bytes) => (peak = Math.max(peak, bytes ?? 0)))
  }, 100)
  const messages = seconds * MESSAGES_PER_SECOND
  await talk(speakers, world, messages)
  await sleep(PATIENCE_MS)
  clearInterval(watching)
  for (const socket of silent) lineOf(socket).resume()
  // They hear of it when they have read what the line still holds.
  for (let waited = 0; dropped < silent.length && waited < PATIENCE_MS; waited += 100) {
    await sleep(100)
  }
  const closed = dropped
  for (const socket of [...silent, ...speakers]) socket.close()

  let whole = 0
  for (const one of world.readers)
    if (await isWhole(node, world, one, messages + WARM_UP_MESSAGES)) whole++
  return {
    readers: silent.length,
    messages,
    megabytes: (messages * Buffer.byteLength(TEXT) * silent.length) / MEGABYTE,
    growthMegabytes: (peak - before) / MEGABYTE,
    dropped: closed,
    whole,
  }
}

/** So many messages, at a steady pace. */
async function talk(speakers: TestSocket[], world: FloodWorld, count: number) {
  const pace = createPace(MESSAGES_PER_SECOND)
  for (let turn = 0; turn < count; turn++) {
    await pace()
    await say(speakers, world, turn)
  }
}

async function say(speakers: TestSocket[], { busyTripId }: FloodWorld, turn: number) {
  const speaker = speakers[turn % speakers.length]
  if (speaker) await askOk(speaker, 'message:send', { tripId: busyTripId, content: TEXT })
}

async function isWhole(node: NodeProcess, world: FloodWorld, one: TestUser, count: number) {
  const socket = await connect(node.url, one.token)
  const { conversationId } = await askOk(socket, 'join:conversation', { tripId: world.busyTripId })
  let afterSeq = 0
  let isGapless = true
  for (let hasMore = true; hasMore;) {
    const page: { messages: Message[]; hasMore: boolean } = await askOk(socket, 'messages:since', {
      ...{ conversationId, afterSeq, limit: 50 },
    })
    for (const { seq } of page.messages) isGapless &&= seq === ++afterSeq
    hasMore = page.hasMore && isGapless
  }
  socket.close()
  return isGapless && afterSeq === count
}
