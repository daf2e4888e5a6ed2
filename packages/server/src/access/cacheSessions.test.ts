import { describe, expect, it } from 'vitest'
import { createTestDeps } from '../testing/createTestDeps.ts'
import { cacheSessions } from './cacheSessions.ts'

function open() {
  const { deps, createUser } = createTestDeps()
  const user = createUser('Aida')
  const expiresAt = new Date(deps.now().getTime() + 60_000)
  const row = { id: 'session-1', userId: user.userId, tokenHash: 'hash-1', expiresAt }
  let clock = 0
  let readings = 0
  let hold: Promise<void> = Promise.resolve()
  const counted = <Key>(find: (key: Key) => Promise<unknown>) => {
    return async (key: Key) => {
      readings += 1
      // As a database gives it: what was true when it was read.
      const found = structuredClone(await find(key))
      await hold
      return found as never
    }
  }
  const sessions = cacheSessions(
    {
      ...deps.sessions,
      find: counted(deps.sessions.find),
      findByTokenHash: counted(deps.sessions.findByTokenHash),
    },
    { elapsed: () => clock },
  )
  sessions.setHearing(true)
  return {
    sessions,
    create: () => sessions.create(row),
    /** Elsewhere: another node, or whoever looks after the database. */
    revoke: () => deps.sessions.revoke('session-1', deps.now()),
    isRevoked: async () => Boolean((await sessions.findByTokenHash('hash-1'))?.revokedAt),
    readings: () => readings,
    advance: (ms: number) => void (clock += ms),
    holdAnswers() {
      let release = () => {}
      hold = new Promise((resolve) => (release = resolve))
      return release
    },
  }
}

describe('what a node remembers of a session', () => {
  it('[AU9] is read once by whichever token, and again when its doorbell has rung', async () => {
    const { sessions, create, revoke, isRevoked, readings } = open()
    await create()
    expect(await isRevoked()).toBe(false)
    expect(await isRevoked()).toBe(false)
    expect((await sessions.find('session-1'))?.user.name).toBe('Aida')
    expect(readings()).toBe(1)
    await revoke()
    sessions.forget('session-1')
    expect(await isRevoked()).toBe(true)
  })

  it('[AU9] is never older than five seconds', async () => {
    const { create, revoke, isRevoked, advance } = open()
    await create()
    expect(await isRevoked()).toBe(false)
    await revoke()
    advance(4_999)
    expect(await isRevoked()).toBe(false)
    advance(1)
    expect(await isRevoked()).toBe(true)
  })

  it('[AU9] is nothing while doorbells are not heard', async () => {
    const { sessions, create, revoke, isRevoked } = open()
    await create()
    sessions.setHearing(false)
    expect(await isRevoked()).toBe(false)
    await revoke()
    expect(await isRevoked()).toBe(true)
  })

  it('[AU9] is not what was being read when the doorbell rang', async () => {
    const { sessions, create, revoke, isRevoked, holdAnswers } = open()
    await create()
    const release = holdAnswers()
    const early = isRevoked()
    await Promise.resolve()
    await revoke()
    sessions.forget('session-1')
    release()
    expect(await early).toBe(false)
    expect(await isRevoked()).toBe(true)
  })

  it('[AU9] is forgotten at once by the node that signs somebody out', async () => {
    const { sessions, create, isRevoked } = open()
    await create()
    expect(await isRevoked()).toBe(false)
    await sessions.revoke('session-1', new Date())
    expect(await isRevoked()).toBe(true)
  })

  it('[AU9] is not that there is no such session', async () => {
    const { create, sessions } = open()
    expect(await sessions.findByTokenHash('hash-1')).toBeNull()
    await create()
    expect(await sessions.findByTokenHash('hash-1')).not.toBeNull()
  })
})
