import fc from 'fast-check'
import { operations } from '../../../server/src/operations.ts'
import { answerDoorbell } from '../../../server/src/access/answerDoorbell.ts'
import type { Person } from '../../../server/src/trips/tripDirectory.ts'
import { createMemoryOutboxStorage } from '../../src/index.ts'
import { checkTable, checkView, differenceAtEnd, type Written } from './checks.ts'
import { createNetwork, type Later } from './network.ts'
import { openPage, type Page } from './page.ts'
import { installVirtualTime } from './virtualTime.ts'
import { createWorld } from './world.ts'

const KINDS = [
  ...['send', 'send', 'send', 'send', 'break', 'break', 'crash', 'duplicate', 'read', 'wait'],
  ...['wait', 'cancel', 'confirm', 'hide', 'restore', 'older', 'beat', 'block', 'unblock'],
] as const

export interface Act {
  kind: (typeof KINDS)[number]
  who: number
  /** How much of what is under way happens before the next act. */
  steps: number
}

export const actsArbitrary = fc.array(
  fc.record({
    kind: fc.constantFrom(...KINDS),
    who: fc.nat({ max: 2 }),
    steps: fc.nat({ max: 12 }),
  }),
  { minLength: 3, maxLength: 16 },
)

const HEARTBEAT_MS = 5_000
/** Long after every retry, and less than any message may take to expire. */
const PATIENCE_BEATS = 40
const TASKS_MAX = 20_000
const TIMERS_MAX = 2_000

/** One history: people talk, things break, then they stop breaking. @throws when a rule is broken */
export async function simulate(scheduler: fc.Scheduler, acts: readonly Act[], seed: number) {
  const time = installVirtualTime(seed)
  try {
    await run(scheduler, acts, time)
  } finally {
    time.uninstall()
  }
}

async function run(
  scheduler: fc.Scheduler,
  acts: readonly Act[],
  time: ReturnType<typeof installVirtualTime>,
) {
  const faults: unknown[] = []
  const onFault = (fault: unknown) => void faults.push(fault)
  const later: Later = (label) => scheduler.schedule(Promise.resolve(), label)
  const world = createWorld(time.now, later)
  const network = createNetwork(world.deps, later, onFault)
  const { people, tripId, deps, tables } = world
  const devices = new Map(people.map((person) => [person, createMemoryOutboxStorage()]))
  const pages = new Map<Person, Page>()
  const written: Written[] = []
  const wasOut = new Set<string>()
  let ids = 0

  function open(person: Person) {
    const page = openPage({
      ...{ person, tripId, later, now: time.now },
      device: devices.get(person) ?? createMemoryOutboxStorage(),
      createTransport: network.transportOf(world.actorOf(person)),
      newId: () => `${person.name}-${(ids += 1)}`,
      onKept(tempId) {
        for (const one of written) if (one.tempId === tempId) one.isDurable = true
      },
      onChange(conversation) {
        try {
          const state = conversation.getState()
          for (const one of written) {
            one.wasRefused ||= state.messages.some(
              ({ tempId, status }) => tempId === one.tempId && status === 'FAILED',
            )
          }
          checkView(world, person, state)
        } catch (fault) {
          onFault(fault)
        }
      },
    })
    pages.set(person, page)
  }

  function send(person: Person) {
    const page = pages.get(person)
    const text = `${person.name} says ${written.length}`
    const one: Written = { person, tempId: '', isDurable: false, wasRefused: false }
    written.push(one)
    one.tempId = page?.conversation.send(text) ?? ''
  }

  function setHidden(index: number, name: 'message:hide' | 'message:restore') {
    const candidates = tables.messages.filter(({ type }) => type === 'TEXT')
    const message = candidates[index % Math.max(1, candidates.length)]
    if (!message) return
    const moderator = world.actorOf(world.moderator)
    operations[name](deps, moderator, { messageId: message.id }).catch(onFault)
  }

  function perform({ kind, who }: Act) {
    const person = people[who]
    const page = person && pages.get(person)
    if (!person || !page) return
    switch (kind) {
      case 'send':
        return send(person)
      case 'break':
        return network.breakWires(person.userId)
      case 'crash':
        page.crash()
        return open(person)
      case 'duplicate':
        return network.duplicateNext('message:send')
      case 'read':
        return page.conversation.markRead()
      case 'wait':
        return void time.next(3_000)
      case 'cancel':
      case 'confirm': {
        if (who === 0) return
        if (kind === 'cancel') wasOut.add(person.userId)
        world.book(person, kind === 'cancel' ? 'CANCELLED' : 'CONFIRMED').catch(onFault)
        return
      }
      case 'hide':
        return setHidden(who, 'message:hide')
      case 'restore':
        return setHidden(who, 'message:restore')
      case 'older':
        // Refused without access or a connection; scrolling asks again.
        return void page.conversation.loadOlder().catch(() => undefined)
      case 'block':
      case 'unblock': {
        // Refused without access or a connection; whoever still wants it asks again.
        const { userId } = people[(who + 1) % people.length] ?? person
        const asked =
          kind === 'block' ? page.conversation.block(userId) : page.client.unblock(userId)
        return void asked.catch(() => undefined)
      }
      case 'beat':
        return void network.beat().catch(onFault)
    }
  }

  /** What a task sets free runs before the next one: code between two waits has no gaps. */
  async function runFree() {
    for (let tick = 0; tick < 25; tick += 1) await Promise.resolve()
  }

  async function proceed(steps: number) {
    await runFree()
    for (let step = 0; step < steps && scheduler.count() > 0; step += 1) {
      await scheduler.waitOne()
      await runFree()
      if (faults.length > 0) throw faults[0]
    }
    if (faults.length > 0) throw faults[0]
  }

  const difference = () =>
    people
      .map((person) => {
        const state = pages.get(person)?.conversation.getState()
        if (!state) return 'no page'
        return differenceAtEnd(world, person, state, wasOut.has(person.userId))
      })
      .find((found) => found !== null) ?? null

  for (const person of people) open(person)
  for (const act of acts) {
    perform(act)
    await proceed(act.steps)
  }

  network.heal()
  await answerLast()
  for (const { userId } of people) network.breakWires(userId)
  for (let beat = 0; beat < PATIENCE_BEATS; beat += 1) {
    await settle()
    if (difference() === null) break
    void network.beat().catch(onFault)
    const end = time.now() + HEARTBEAT_MS
    for (let timers = 0; time.next(end - time.now()); timers += 1) {
      if (timers > TIMERS_MAX) throw new Error('Timers go on for ever')
      await settle()
    }
    time.advance(Math.max(0, end - time.now()))
  }
  const left = difference()
  for (const { conversation, crash } of [...pages.values()]) {
    conversation.close()
    crash()
  }
  if (left !== null) throw new Error(left)
  checkTable(world, written, wasOut)

  async function settle() {
    await proceed(TASKS_MAX)
    if (scheduler.count() > 0) throw new Error('It does not come to rest')
  }

  /** What a node does every few seconds, whether a doorbell has rung or not. */
  async function answerLast() {
    void answerDoorbell(deps, { type: 'trip', tripId }).catch(onFault)
    await settle()
  }
}
