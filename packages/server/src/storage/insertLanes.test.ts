import { ChatError } from '@steppergo/chat-protocol'
import { describe, expect, it, vi } from 'vitest'
import type { NewMessage } from '../messages/messageStore.ts'
import { createInsertLanes, type BatchOutcome } from './insertLanes.ts'

const at = new Date('2026-11-24T10:00:00.000Z')

const message = (id: string, tempId: string | null = null): NewMessage => ({
  ...{ id, conversationId: 'c1', senderId: 'aida', type: 'TEXT', content: id },
  ...{ metadata: null, tempId, createdAt: at },
})

/** A table that counts, in place of the statement; `batches` is what it was asked for. */
function open(refuse: (messages: NewMessage[]) => unknown = () => null) {
  const batches: string[][] = []
  let seq = 0
  const lanes = createInsertLanes({
    lanes: 1,
    async insertBatch(messages) {
      batches.push(messages.map(({ id }) => id))
      await Promise.resolve()
      const error = refuse(messages)
      if (error) throw error
      return new Map(messages.map((one) => [one.id, created(one, (seq += 1))]))
    },
  })
  return { lanes, batches }
}

function created(one: NewMessage, seq: number): BatchOutcome {
  const erasure = { editedAt: null, deletedAt: null, hiddenAt: null }
  return {
    type: 'created',
    message: { ...one, ...erasure, seq, changedSeq: seq, senderName: null },
  }
}

describe('lanes', () => {
  it('[MS1] a lone message waits for nobody, and what comes meanwhile goes together', async () => {
    const { lanes, batches } = open()
    await Promise.all(['a', 'b', 'c'].map((id) => lanes.insert(message(id), {})))
    expect(batches).toEqual([['a'], ['b', 'c']])
  })

  it('[MS4] tells of what was stored in its order, before anything later', async () => {
    const { lanes } = open()
    const told: string[] = []
    const onCreated = ({ id, seq }: { id: string; seq: number }) => told.push(`${id} ${seq}`)
    await Promise.all(['a', 'b', 'c'].map((id) => lanes.insert(message(id), { onCreated })))
    expect(told).toEqual(['a 1', 'b 2', 'c 3'])
  })

  it('[MS2] never asks for one tempId twice in a statement', async () => {
    const { lanes, batches } = open()
    const all = [message('a'), message('b', 't'), message('c', 't'), message('d')]
    await Promise.all(all.map((one) => lanes.insert(one, {})))
    expect(batches).toEqual([['a'], ['b', 'd'], ['c']])
  })

  it('[MS8] a message that poisons its batch fails alone', async () => {
    const poison = new Error('invalid byte sequence')
    const { lanes } = open((messages) => (messages.some(({ id }) => id === 'c') ? poison : null))
    const outcomes = await Promise.allSettled(
      ['a', 'b', 'c', 'd'].map((id) => lanes.insert(message(id), {})),
    )
    expect(outcomes.map(({ status }) => status)).toEqual([
      ...['fulfilled', 'fulfilled', 'rejected', 'fulfilled'],
    ])
    expect(outcomes[2]).toMatchObject({ reason: poison })
  })

  it('[MS8] a database out of reach refuses everything that waits, at once', async () => {
    const away = new ChatError('UNAVAILABLE', 'The database is away')
    const { lanes, batches } = open(() => away)
    const outcomes = await Promise.allSettled(
      ['a', 'b', 'c'].map((id) => lanes.insert(message(id), {})),
    )
    expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true)
    expect(batches).toEqual([['a']])
  })

  it('[MS8] more than can be stored in time is refused', async () => {
    const { lanes } = open()
    const sends = Array.from({ length: 20_002 }, (_, index) =>
      lanes.insert(message(`${index}`), {}),
    )
    const refused = (await Promise.allSettled(sends)).filter(({ status }) => status === 'rejected')
    expect(refused).toHaveLength(1)
    expect(refused[0]).toMatchObject({ reason: { code: 'UNAVAILABLE' } })
  })

  it('[MS4] lets a newcomer in and stores the message before what came later', async () => {
    let isIn = false
    const stored: string[] = []
    const lanes = createInsertLanes({
      lanes: 1,
      insertBatch: async (messages) =>
        new Map(
          messages.map((one) => {
            if (!isIn) return [one.id, { type: 'notParticipant' }]
            stored.push(one.id)
            return [one.id, created(one, stored.length)]
          }),
        ),
    })
    const admit = vi.fn(async () => void (isIn = true))
    await Promise.all(['a', 'b', 'c'].map((id) => lanes.insert(message(id), { admit })))
    expect(stored).toEqual(['a', 'b', 'c'])
    expect(admit).toHaveBeenCalledTimes(1)
  })

  it('[MS4] tells a stranger so after one attempt to let them in', async () => {
    const lanes = createInsertLanes({
      lanes: 1,
      insertBatch: async (messages) =>
        new Map(messages.map(({ id }) => [id, { type: 'notParticipant' }])),
    })
    const admit = vi.fn(async () => undefined)
    expect(await lanes.insert(message('a'), { admit })).toEqual({ type: 'notParticipant' })
    expect(admit).toHaveBeenCalledTimes(1)
  })
})
