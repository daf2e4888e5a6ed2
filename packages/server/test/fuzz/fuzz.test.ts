import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../testDatabase.ts'
import { runFuzz, type FuzzResult } from './runFuzz.ts'

// The short tier. `npm run fuzz` sends as much as one likes.
const SEED = 7
const FRAMES = 3_000
const BODIES = 1_000

let database: TestDatabase
let result: FuzzResult

beforeAll(async () => {
  database = await createTestDatabase()
  result = await runFuzz({
    ...{ database, frames: FRAMES, bodies: BODIES, seed: SEED },
    ...{ perSecond: Infinity, warmUpFrames: 0, calmMs: 200 },
  })
}, 60_000)
afterAll(() => database.drop())

const total = (what: string) =>
  result.phases
    .flatMap(({ counts }) => counts)
    .reduce((sum, [name, count]) => (name === what ? sum + count : sum), 0)
const found = (...kinds: string[]) => result.findings.filter(({ kind }) => kinds.includes(kind))

describe(`frames and bodies of seed ${SEED}`, () => {
  it('[FZ1] end no process and leave no fault behind', () => {
    expect(total('frames')).toBe(FRAMES)
    expect(total('requests')).toBe(BODIES)
    expect(found('exit', 'fault')).toEqual([])
  })

  it('[FZ2] are answered, and never with INTERNAL, UNAVAILABLE or a status of 500', () => {
    expect(total('answered OK')).toBeGreaterThan(FRAMES / 60)
    expect(total('answered INVALID')).toBeGreaterThan(FRAMES / 20)
    expect(found('internal', 'unavailable', 'silence')).toEqual([])
  })

  it('[FZ3] keep nobody else from an answer, nor from a connection', () => {
    for (const { bystanders } of result.phases) {
      expect(bystanders.latencies.length).toBeGreaterThan(0)
      expect(bystanders).toMatchObject({ refused: {}, lost: 0 })
    }
  })
})
