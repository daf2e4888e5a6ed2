import type { Random } from '../chaos/random.ts'
import { nastyValue } from './values.ts'

type Container = Record<string, unknown> | unknown[]

const isContainer = (value: unknown): value is Container =>
  typeof value === 'object' && value !== null

const EXTRA_KEYS = [
  ...['__proto__', 'constructor', 'prototype', 'toString', 'then', 'where', 'include', 'select'],
  ...['userId', 'senderId', 'role', 'sessionId', 'seq', 'createdAt', 'hiddenAt', 'id', 'data', ''],
]

/** One to three things wrong with a payload that was right. */
export function mutate(random: Random, payload: unknown): unknown {
  let mutated = structuredClone(payload)
  for (let times = random.between(1, 3); times > 0; times--) mutated = mutateOnce(random, mutated)
  return mutated
}

function mutateOnce(random: Random, payload: unknown): unknown {
  const dice = random.next()
  if (dice < 0.08 || !isContainer(payload)) return nastyValue(random)
  if (dice < 0.12) return [payload]
  if (dice < 0.14) return { payload }
  const container = random.pick(containersIn(payload))
  const keys = Object.keys(container)
  if (dice < 0.3 || keys.length === 0) put(container, random.pick(EXTRA_KEYS), nastyValue(random))
  else if (dice < 0.4) Reflect.deleteProperty(container, random.pick(keys))
  else put(container, random.pick(keys), nastyValue(random))
  return payload
}

/** note: an assignment to `__proto__` would change the prototype and send nothing. */
function put(container: Container, key: string, value: unknown): void {
  const property = { value, enumerable: true, configurable: true, writable: true }
  if (Array.isArray(container)) container.push(value)
  else Object.defineProperty(container, key, property)
}

function containersIn(payload: Container): Container[] {
  const found: Container[] = []
  const open: unknown[] = [payload]
  // What has been made deep already is deep enough.
  while (open.length > 0 && found.length < 50) {
    const next = open.shift()
    if (!isContainer(next)) continue
    found.push(next)
    open.push(...Object.values(next).slice(0, 20))
  }
  return found
}
