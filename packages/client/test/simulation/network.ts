import type {
  Answer,
  OperationOutput,
  OperationRequest,
  SocketOperationName,
} from '@steppergo/chat-protocol'
import { isChatError } from '@steppergo/chat-protocol/constants'
import { canAccess } from '../../../server/src/access/canAccess.ts'
import type { Actor, Deps } from '../../../server/src/deps.ts'
import type { DomainEvent } from '../../../server/src/eventBus.ts'
import { execute } from '../../../server/src/execute.ts'
import { toErrorPayload } from '../../../server/src/toErrorPayload.ts'
import type { CreateTransport, ServerEvent } from '../../src/index.ts'

/** Lets something happen at a moment that the scheduler picks. */
export type Later = (label: string) => Promise<void>

interface Wire {
  id: string
  actor: Actor
  rooms: Set<string>
  isOpen: boolean
  /** What the server says in answer to a join and about access comes in order. */
  control: Promise<void>
  hear: (event: ServerEvent) => void
  /** Rejects everything not answered yet. */
  fail: (() => void)[]
  /** Tells the client that the line has gone. */
  tellBroken: () => void
}

interface Asked {
  name: SocketOperationName
  payload: unknown
  timeoutMs: number
}

export interface Network {
  transportOf(actor: Actor): CreateTransport
  /** Breaks the person's connections; what is under way may still reach the server. */
  breakWires(userId: string): void
  /** The next request of this name is delivered twice. */
  duplicateNext(name: SocketOperationName): void
  /** Tells every joined connection how far its conversation has come. */
  beat(): Promise<void>
  /** From now on nothing is lost. */
  heal(): void
}

/** Between the clients and the operations: requests, answers and events, none of them for sure. */
export function createNetwork(
  deps: Deps,
  later: Later,
  onFault: (fault: unknown) => void,
): Network {
  const wires = new Set<Wire>()
  const doubled: SocketOperationName[] = []
  let isHealed = false
  let wireCount = 0
  const isLost = () => !isHealed && Math.random() < 0.15

  deps.events.subscribe((event) => void fanOut(event).catch(onFault))

  async function deliver(wire: Wire, event: ServerEvent) {
    if (isLost()) return
    await later(`${event.name} → ${wire.actor.name}`)
    if (wire.isOpen) wire.hear(event)
  }

  function deliverInOrder(wire: Wire, event: ServerEvent) {
    wire.control = wire.control
      .then(() => later(`${event.name} → ${wire.actor.name}`))
      .then(() => {
        if (wire.isOpen) wire.hear(event)
      })
  }

  const inRoom = (conversationId: string) =>
    [...wires].filter(({ rooms }) => rooms.has(conversationId))

  async function fanOut(event: DomainEvent) {
    switch (event.type) {
      case 'message.created':
      case 'message.changed': {
        const { message } = event
        const isNew = event.type === 'message.created'
        const name = isNew ? 'message:new' : 'message:changed'
        const { senderId } = message
        const deaf = senderId === null ? [] : deps.standings.blockersOf(senderId)
        const to = inRoom(message.conversationId).filter(
          ({ id, actor }) =>
            !deaf.includes(actor.userId) &&
            (isNew ? id !== event.originId : !event.unseenBy.includes(actor.userId)),
        )
        await Promise.all(to.map((wire) => deliver(wire, { name, payload: message })))
        return
      }
      case 'messages.read':
      case 'messages.delivered': {
        const { receipt: payload } = event
        const name = event.type === 'messages.read' ? 'messages:read' : 'messages:delivered'
        await Promise.all(
          inRoom(payload.conversationId).map((wire) => deliver(wire, { name, payload })),
        )
        return
      }
      case 'participant.left': {
        const { conversationId, userId, reason } = event
        for (const wire of wires) {
          if (wire.actor.userId !== userId) continue
          wire.rooms.delete(conversationId)
          deliverInOrder(wire, { name: 'access:revoked', payload: { conversationId, reason } })
        }
        return
      }
      case 'members.read': {
        const { conversationId, tripId, userIds } = event
        const strangers = inRoom(conversationId).filter(
          ({ actor }) => !userIds.includes(actor.userId),
        )
        if (strangers.length === 0) return
        const trip = await deps.trips.find(tripId)
        for (const wire of strangers) {
          const isAllowed = trip !== null && canAccess(wire.actor.userId, trip) !== null
          if (isAllowed || !wire.rooms.delete(conversationId)) continue
          const payload = { conversationId, reason: 'You no longer take part in this trip' }
          deliverInOrder(wire, { name: 'access:revoked', payload })
        }
        return
      }
      case 'blocks.changed': {
        const payload = { userIds: event.userIds }
        const to = [...wires].filter(({ actor }) => actor.userId === event.blockerId)
        await Promise.all(to.map((wire) => deliver(wire, { name: 'blocks:changed', payload })))
        return
      }
      case 'typing.started':
      case 'typing.stopped':
      case 'session.ended':
      case 'report.created':
      case 'report.changed':
      case 'report.resolved':
      case 'standing.changed':
      case 'standing.followed':
        return
    }
  }

  /** Runs a request as the gateway does, and gives its answer. */
  async function run(wire: Wire, name: SocketOperationName, payload: unknown) {
    const connection = {
      id: wire.id,
      enter: (id: string) => void (wire.isOpen && wire.rooms.add(id)),
      leave: (id: string) => void wire.rooms.delete(id),
    }
    try {
      return {
        ok: true as const,
        data: await execute(deps, { ...wire.actor, connection }, name, payload),
      }
    } catch (error) {
      if (!isChatError(error)) onFault(error)
      return { ok: false as const, error: toErrorPayload(error, 'none') }
    }
  }

  async function ask(wire: Wire, { name, payload, timeoutMs }: Asked): Promise<unknown> {
    const at = doubled.indexOf(name)
    if (at >= 0) doubled.splice(at, 1)
    const copies = at >= 0 ? 2 : 1
    const answers = Array.from({ length: copies }, async () => {
      await later(`${wire.actor.name} → ${name}`)
      // Requests reach the server also after the line has gone, or do not.
      if (!wire.isOpen && Math.random() < 0.5) return new Promise<never>(() => undefined)
      const answer = await run(wire, name, payload)
      if (name !== 'join:conversation') await later(`${name} answers ${wire.actor.name}`)
      else await (wire.control = wire.control.then(() => later(`joined → ${wire.actor.name}`)))
      return wire.isOpen && !isLost() ? answer : new Promise<never>(() => undefined)
    })
    const broken = new Promise<never>((_, reject) => {
      const fail = () => reject(new Error('No answer came'))
      wire.fail.push(fail)
      setTimeout(fail, timeoutMs)
    })
    return Promise.race([...answers, broken])
  }

  return {
    transportOf: (actor) => (options) => {
      const { listener } = options
      let wire: Wire | null = null
      let attempt = 0

      async function connect() {
        const current = (attempt += 1)
        await later(`${actor.name} connects`)
        if (current !== attempt || wire) return
        wireCount += 1
        wire = {
          ...{ id: `wire-${wireCount}`, actor, rooms: new Set(), isOpen: true, fail: [] },
          ...{ control: Promise.resolve(), hear: listener.onEvent },
          tellBroken() {
            wire = null
            listener.onDisconnect()
          },
        }
        wires.add(wire)
        listener.onConnect()
      }

      return {
        connect: () => void connect(),
        disconnect() {
          attempt += 1
          if (wire) close(wire)
          wire = null
        },
        isConnected: () => wire !== null,
        tell: () => undefined,
        async ask<Name extends SocketOperationName>(
          name: Name,
          payload: OperationRequest<Name>,
          timeoutMs: number,
        ) {
          if (!wire) throw new Error('There is no connection')
          // `run` has looked the operation up under the same name.
          return (await ask(wire, { name, payload, timeoutMs })) as Answer<OperationOutput<Name>>
        },
      }
    },
    breakWires(userId) {
      for (const wire of [...wires]) {
        if (wire.actor.userId !== userId) continue
        close(wire)
        wire.tellBroken()
      }
    },
    duplicateNext: (name) => void doubled.push(name),
    async beat() {
      for (const wire of [...wires]) {
        for (const conversationId of wire.rooms) {
          const conversation = await deps.conversations.find(conversationId)
          const payload = { conversationId, seq: conversation?.lastSeq ?? 0 }
          void deliver(wire, { name: 'conversation:head', payload })
        }
      }
    },
    heal: () => void (isHealed = true),
  }

  function close(wire: Wire) {
    wire.isOpen = false
    wire.rooms.clear()
    wires.delete(wire)
    for (const fail of wire.fail) fail()
  }
}
