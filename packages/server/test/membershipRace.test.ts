import { afterAll, beforeAll, expect, it } from 'vitest'
import { v7 as uuidv7 } from 'uuid'
import type { Member } from '../src/access/members.ts'
import { EVERYTHING } from '../src/conversations/conversationStore.ts'
import type { ConversationStore } from '../src/conversations/conversationStore.ts'
import type { MessageStore } from '../src/messages/messageStore.ts'
import { createConversationStore } from '../src/storage/conversationStore.ts'
import { openDatabase, type Database } from '../src/storage/database.ts'
import { createMessageStore } from '../src/storage/messageStore.ts'
import { createTestDatabase, type TestDatabase } from './testDatabase.ts'
import { createWorld, type World } from './world.ts'

const ROUNDS = 150
const SENDS = 6

let test: TestDatabase
let database: Database
let conversations: ConversationStore
let messages: MessageStore
let world: World

beforeAll(async () => {
  test = await createTestDatabase()
  database = openDatabase({ url: test.url, poolSize: 20, onError: () => {} })
  conversations = createConversationStore(database)
  messages = createMessageStore(database, { lanes: 2 })
  world = await createWorld(test)
})
afterAll(async () => {
  await database.close()
  await test.drop()
})

it('[MS7] stores nothing of somebody after what tells of their leaving', async () => {
  const driver: Member = { ...world.driver, role: 'DRIVER' }
  const passenger: Member = { ...world.passenger, role: 'PASSENGER' }
  const { id: conversationId } = await conversations.open({
    id: uuidv7(),
    tripId: world.tripId,
    members: [driver, passenger],
    now: new Date(),
  })
  const setMembers = (members: Member[]) =>
    conversations.setMembers({ conversationId, members, newId: uuidv7, now: new Date() })
  const send = ({ userId }: Member) =>
    messages.insertOnce({
      id: uuidv7(),
      conversationId,
      senderId: userId,
      type: 'TEXT',
      content: 'wait for me',
      metadata: null,
      tempId: uuidv7(),
      createdAt: new Date(),
    })
  const read = (userId: string) =>
    conversations.moveWatermarks([
      { conversationId, userId, deliveredSeq: 0, readSeq: EVERYTHING, at: new Date() },
    ])

  let stored = 0
  for (let round = 0; round < ROUNDS; round++) {
    const sends = Array.from({ length: SENDS }, (_, index) => send(index % 3 ? passenger : driver))
    const [changes] = await Promise.all([
      setMembers([driver]),
      read(passenger.userId),
      read(driver.userId),
      ...Array.from({ length: SENDS }, () => send(passenger)),
    ])
    const outcomes = await Promise.all(sends)
    stored += outcomes.filter(({ type }) => type === 'created').length
    const [left] = changes
    const late = await test.query(
      'SELECT "seq" FROM "Message" WHERE "conversationId" = $1 AND "senderId" = $2 AND "seq" > $3',
      [conversationId, passenger.userId, left?.message.seq],
    )
    expect(late).toEqual([])
    await setMembers([driver, passenger])
  }
  expect(stored).toBeGreaterThan(ROUNDS)

  const [row] = await test.query(
    `SELECT c."lastSeq", count(*)::int AS "messages", max(m."seq") AS "newest"
     FROM "Conversation" c JOIN "Message" m ON m."conversationId" = c."id"
     WHERE c."id" = $1 GROUP BY c."lastSeq"`,
    [conversationId],
  )
  // Every seq is somebody's: nothing was counted that was not stored.
  expect(row?.messages).toBe(row?.lastSeq)
  expect(row?.newest).toBe(row?.lastSeq)
})
