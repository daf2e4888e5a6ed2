import { createRandom, type Random } from '../chaos/random.ts'
import { eventText, isReadable, isReserved } from './frames.ts'
import type { Ledger } from './ledger.ts'
import { fuzzPolling } from './fuzzPolling.ts'
import { rawBytes, rawText } from './rawFrames.ts'
import { createSampler, type KnownIds, type Sampler } from './samples.ts'
import { startSpeaker, type Speaker } from './speaker.ts'

export interface SocketLoad {
  port: number
  frames: number
  seed: number
  /** Whose connections; there are as many as these. */
  tokens: string[]
  ids: KnownIds
  ledger: Ledger
  /** Waits for the next frame's time. */
  pace: () => Promise<void>
  /** The part of it that breaks lines, which where connecting is limited has to be small. */
  rawShare: number
}

const ANONYMOUS_EVERY = 8
const POLLING_EVERY = 6

/** Sends so many frames over as many connections as there are tokens, all at once. */
export async function fuzzSockets(load: SocketLoad): Promise<void> {
  const { tokens, frames, seed } = load
  const share = Math.ceil(frames / tokens.length)
  await Promise.all(
    tokens.map(async (token, index) => {
      const random = createRandom(seed * 1_000 + index)
      const sampler = createSampler(random, load.ids)
      const count = Math.max(0, Math.min(share, frames - share * index))
      const owner = index % ANONYMOUS_EVERY === 1 ? null : token
      if (index % POLLING_EVERY === 2) {
        return fuzzPolling({ ...load, random, sampler, count, token: owner })
      }
      await speak({ ...load, random, sampler, count, token: owner })
    }),
  )
}

interface Talk extends Omit<SocketLoad, 'tokens' | 'frames'> {
  random: Random
  sampler: Sampler
  count: number
  token: string | null
}

async function speak({ port, token, ledger, random, sampler, count, rawShare, pace }: Talk) {
  const speaker = startSpeaker({ port, token, ledger })
  for (let sent = 0; sent < count; sent++) {
    await pace()
    ledger.count('frames')
    if (token === null) await speakAnonymously(speaker, random, sampler)
    else if (random.next() < rawShare) await speakRaw(speaker, random, sampler)
    else await speakEvent(speaker, random, sampler)
  }
  await speaker.finish()
}

async function speakEvent(speaker: Speaker, random: Random, sampler: Sampler) {
  const ackId = random.next() < 0.9 ? speaker.nextAckId() : null
  const text = eventText(random, sampler, ackId)
  const isOwed = ackId !== null && isReadable(text) && !isReserved(text)
  await speaker.tell(text, isOwed ? ackId : undefined)
}

async function speakRaw(speaker: Speaker, random: Random, sampler: Sampler) {
  const valid = eventText(random, sampler, null)
  if (random.next() < 0.5) await speaker.tell(rawText(random, valid))
  else {
    const bytes = rawBytes(random, valid)
    await speaker.break(bytes, `bytes ${bytes.subarray(0, 60).toString('hex')}`)
  }
}

const STRANGE_AUTH = [
  ...[
    '40',
    '40{}',
    '40{"token":null}',
    '40{"token":{}}',
    '40{"token":[]}',
    '40{"token":{"$gt":""}}',
  ],
  ...[
    '40{"token":0}',
    '40{"token":"x"}',
    '40{"__proto__":{"token":"x"}}',
    '40{"pid":"x","offset":"y"}',
  ],
  ...['40{"token":"a.b.c"}', '40{"token":"eyJhbGciOiJub25lIn0.e30."}', '40{"token":"\\ud83d"}'],
]

/** Before it is known who is there. */
async function speakAnonymously(speaker: Speaker, random: Random, sampler: Sampler) {
  const dice = random.next()
  if (dice < 0.5) {
    const long = `40{"token":"${'A'.repeat(random.between(40, 50_000))}"}`
    await speaker.tell(random.next() < 0.9 ? random.pick(STRANGE_AUTH) : long)
  } else if (dice < 0.8) await speaker.tell(eventText(random, sampler, 1))
  else await speakRaw(speaker, random, sampler)
}
