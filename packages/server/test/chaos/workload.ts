import { randomUUID } from 'node:crypto'
import {
  createChatClient,
  createMemoryOutboxStorage,
  type ChatClient,
  type Conversation,
} from '../../../client/src/index.ts'
import type { TestUser } from '../world.ts'
import type { Recorder } from './recorder.ts'

const DAY_MS = 86_400_000

export interface Traveller {
  user: TestUser
  tripIds: string[]
  /** Sends one message to a trip the traveller takes part in. */
  send(tripId: string): void
  isConnected(): boolean
  /** The page is reloaded: everything but what the device keeps is gone. */
  reload(): void
  /** Whether nothing waits to be sent and everything up to the heads is here. */
  isSettled(heads: Record<string, number>): boolean
  /** Tells, from now on, whether what waits now is settled and everything up to the heads is here. */
  owing(heads: Record<string, number>): () => boolean
  /** What keeps it from being settled, for a person who looks into a run. */
  describe(heads: Record<string, number>): string
  view(tripId: string): Promise<{ id: string; seq: number }[]>
  close(): void
}

interface TravellerOptions {
  user: TestUser
  url: string
  tripIds: string[]
  recorder: Recorder
  /** How far the device's clock is off, in days. */
  clockDays: number
}

/** A person with the product's own client, whose every move is written down. */
export function startTraveller(options: TravellerOptions): Traveller {
  const { user, url, tripIds, recorder, clockDays } = options
  const storage = createMemoryOutboxStorage()
  const sent = new Set<string>()
  let instance = 0
  let client: ChatClient
  let stop: () => void = () => undefined

  function open() {
    instance += 1
    client = createChatClient({
      url,
      token: user.token,
      userId: user.userId,
      storage,
      newId: randomUUID,
      now: () => Date.now() + clockDays * DAY_MS,
    })
    const unsubscribes = tripIds.map((tripId) => {
      const conversation = client.conversation(tripId)
      const watch = recorder.watch(`${user.name}#${instance}`, conversation)
      conversation.open()
      return conversation.subscribe(watch)
    })
    stop = () => unsubscribes.forEach((unsubscribe) => unsubscribe())
  }
  open()

  const unsent = (conversation: Conversation) =>
    conversation.getState().messages.filter(({ status }) => status === 'SENDING')
  const has = (conversation: Conversation, head: number) => {
    const { messages, phase } = conversation.getState()
    return phase === 'ready' && (messages.findLast(({ seq }) => seq !== null)?.seq ?? 0) >= head
  }
  const isCaughtUp = (conversation: Conversation, head: number) =>
    has(conversation, head) && unsent(conversation).length === 0
  const everyTrip = (holds: (conversation: Conversation) => boolean) =>
    tripIds.every((tripId) => holds(client.conversation(tripId)))

  return {
    user,
    tripIds,
    send(tripId) {
      const content = `${user.name} ${sent.size + 1}`
      const at = recorder.now()
      const tempId = client.conversation(tripId).send(content)
      sent.add(tempId)
      recorder.add({ type: 'invoke', at, clientId: user.name, tripId, tempId })
    },
    isConnected: () => client.getState().phase === 'connected',
    reload() {
      stop()
      client.close()
      open()
    },
    isSettled: (heads) => everyTrip((one) => isCaughtUp(one, heads[one.tripId] ?? 0)),
    owing(heads) {
      const waiting = new Set(
        tripIds.flatMap((id) => unsent(client.conversation(id)).map(({ key }) => key)),
      )
      return () =>
        everyTrip(
          (one) =>
            has(one, heads[one.tripId] ?? 0) && !unsent(one).some(({ key }) => waiting.has(key)),
        )
    },
    describe: (heads) =>
      tripIds
        .map((tripId) => client.conversation(tripId))
        .filter((conversation) => !isCaughtUp(conversation, heads[conversation.tripId] ?? 0))
        .map((conversation) => {
          const { phase, messages } = conversation.getState()
          const sending = unsent(conversation).length
          const seq = Math.max(0, ...messages.map((message) => message.seq ?? 0))
          const connection = client.getState().phase
          return `${user.name}#${instance} ${connection} ${phase} ${sending} unsent, at ${seq} of ${heads[conversation.tripId]}`
        })
        .join('; '),
    async view(tripId) {
      const conversation = client.conversation(tripId)
      while (conversation.getState().hasOlder) {
        const before = conversation.getState().messages.length
        await conversation.loadOlder()
        if (conversation.getState().messages.length === before) break
      }
      return conversation
        .getState()
        .messages.flatMap(({ id, seq }) => (seq === null ? [] : [{ id, seq }]))
    },
    close() {
      stop()
      client.close()
    },
  }
}
