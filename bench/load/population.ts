import { setTimeout as sleep } from 'node:timers/promises'
import type { Stage } from '../stage.ts'
import type { Person, Room } from '../world.ts'
import { connectClient, newTally, type Client } from './client.ts'

const AT_ONCE = 25
const ANSWER_TIMEOUT_MS = 10_000
const RETRY_AFTER = /"retryAfterMs":(\d+)/

/** Milliseconds to wait before a try, of which so many have failed. */
export type Delay = (failures: number) => number

/** People who listen, can be cut off, and come back as the client does. */
export interface Population {
  /** Cuts all of them off. Resolves when the last one is back, with how many tries have failed. */
  cutOff(delay: Delay): Promise<number>
  leave(): void
}

interface Joined {
  head?: number
  messages?: { id: string }[]
}

/** The line may have gone before the answer came. */
const withinTime = (answer: Promise<unknown>) =>
  Promise.race([
    answer,
    sleep(ANSWER_TIMEOUT_MS, undefined, { ref: false }).then(() => {
      throw new Error('No answer')
    }),
  ])

/** Everybody of the rooms, in the conversation of their trip. */
export async function populate(stage: Stage, rooms: Room[]): Promise<Population> {
  const members = rooms.flatMap(({ tripId, people }) =>
    people.map((person) => ({ tripId, person, cursor: undefined as object | undefined })),
  )
  type Listener = (typeof members)[number]
  const tally = newTally()
  const clients = new Map<Person, Client>()
  const enter = async (member: Listener): Promise<void> => {
    const { tripId, person, cursor } = member
    const { port } = stage.server
    const { dialect } = stage.system
    const client = await connectClient({ port, dialect, person, tally })
    clients.set(person, client)
    try {
      const answer = client.ask('join:conversation', { tripId, cursor })
      // Only the product's has a head to come back with.
      const { head, messages = [] } = (await withinTime(answer)) as Joined
      const messageId = messages.at(-1)?.id
      if (head !== undefined && messageId !== undefined) member.cursor = { seq: head, messageId }
    } catch (error) {
      client.close()
      throw error
    }
  }
  const comeBack = async (member: Listener, delay: Delay): Promise<number> => {
    let wait = delay(0)
    for (let failures = 0; ;) {
      await sleep(wait)
      try {
        await enter(member)
        return failures
      } catch (error) {
        const told = RETRY_AFTER.exec(String(error))?.[1]
        wait = told === undefined ? delay(++failures) : Number(told)
      }
    }
  }
  const waiting = members.values()
  const enterAll = async () => {
    for (const member of waiting) await enter(member)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, enterAll))
  const leave = () => {
    for (const client of clients.values()) client.close()
  }
  return {
    async cutOff(delay) {
      leave()
      const failures = await Promise.all(members.map((member) => comeBack(member, delay)))
      return failures.reduce((sum, some) => sum + some, 0)
    },
    leave,
  }
}
