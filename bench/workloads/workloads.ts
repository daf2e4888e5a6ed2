import type { Workload } from '../stage.ts'
import type { Group } from '../world.ts'
import { closedLoop } from './closedLoop.ts'
import { connectRate } from './connectRate.ts'
import { highestRate } from './highestRate.ts'
import { history } from './history.ts'
import { idleMemory } from './idleMemory.ts'
import { largeTable } from './largeTable.ts'
import { markRead } from './markRead.ts'
import { mixedTraffic } from './mixedTraffic.ts'
import { pauses } from './pauses.ts'
import { statementCost } from './statementCost.ts'
import { steadyRate } from './steadyRate.ts'
import { OTHER_ROOMS, storm } from './storm.ts'
import { twoNodes } from './twoNodes.ts'

export interface WorkloadEntry {
  title: string
  run: Workload
  /** The trips it needs, given how many rooms of five were asked for. */
  group: (rooms: number) => Omit<Group, 'name'>
  /** The figure that is set against the other systems. */
  compared: string
  /** Whether the first round is enough. */
  once?: boolean
  /** Whether it is played only where it is asked for by name. */
  isOptional?: boolean
}

const fives = (rooms: number) => ({ rooms, people: 5 })

/** In the order they are played. */
export const workloads: Record<string, WorkloadEntry> = {
  closed1: {
    title: 'Closed loop, one message in flight per sender',
    compared: 'messagesPerSecond',
    group: fives,
    run: (stage) => closedLoop(stage, { group: 'closed1', inFlight: 1 }),
  },
  closed4: {
    title: 'Closed loop, four messages in flight per sender',
    compared: 'messagesPerSecond',
    group: fives,
    run: (stage) => closedLoop(stage, { group: 'closed4', inFlight: 4 }),
  },
  mixed: {
    title: 'Mixed traffic: messages, typing, receipts',
    compared: 'messagesPerSecond',
    group: fives,
    run: mixedTraffic,
  },
  hot: {
    title: 'One conversation of 50, of whom 20 speak',
    compared: 'messagesPerSecond',
    group: () => ({ rooms: 1, people: 50 }),
    run: (stage) => closedLoop(stage, { group: 'hot', inFlight: 1, speakers: 20 }),
  },
  steady: {
    title: 'Answers at 200 messages a second',
    compared: 'p50',
    group: fives,
    run: steadyRate,
  },
  rate: {
    title: 'Highest rate with 99 of 100 answers within 25 ms',
    compared: 'ratePerSecond',
    group: fives,
    run: highestRate,
  },
  connect: {
    title: 'Connect, be let in and join',
    compared: 'connectionsPerSecond',
    group: () => fives(250),
    run: connectRate,
  },
  history: {
    title: 'A page of 50 out of 100,000 messages, and catching up on 50',
    compared: 'historyMs',
    group: () => fives(1),
    run: history,
  },
  read: {
    title: 'One messages:read with 10,000 unread',
    compared: 'readMs',
    group: () => fives(9),
    run: markRead,
  },
  idle: {
    title: 'Memory per idle, joined connection',
    compared: 'idleBytes10000',
    group: () => fives(2_000),
    run: idleMemory,
    once: true,
  },
  nodes: {
    title: 'Two nodes and Redis against one node, 500 messages a second',
    compared: 'twoNodesDelivery',
    group: fives,
    run: twoNodes,
  },
  storm: {
    title: 'Answers at 200 messages a second while 2,000 others are cut off and come back',
    compared: 'calmP99',
    group: (rooms) => fives(rooms + OTHER_ROOMS),
    run: storm,
    once: true,
  },
  statements: {
    title: 'One statement after the other, and one every five milliseconds',
    compared: 'insertInARow',
    group: () => fives(1),
    run: statementCost,
  },
  pauses: {
    title: 'What stands still while 1,000 messages come in a second',
    compared: 'p99',
    group: fives,
    run: pauses,
    isOptional: true,
  },
  // Last, since nobody else wants to play on what it leaves.
  large: {
    title: 'The same pages before and after the table grows to 10,000,000 messages',
    compared: 'largePageMs',
    group: () => fives(1),
    run: largeTable,
    once: true,
    isOptional: true,
  },
}

/** Follows the name of a workload that was played on a slower disk. */
export const SLOW_DISK = '-fsync'

export function findWorkload(name: string): WorkloadEntry {
  const found = workloads[name]
  if (!found) throw new Error(`There is no workload ${name}`)
  return found
}

export function titleOf(name: string): string {
  const { title } = findWorkload(plain(name))
  return name === plain(name) ? title : `${title}, slower disk`
}

export const comparedIn = (name: string) => findWorkload(plain(name)).compared

/** Without what says that the disk is slow. */
export const plain = (name: string) =>
  name.endsWith(SLOW_DISK) ? name.slice(0, -SLOW_DISK.length) : name
