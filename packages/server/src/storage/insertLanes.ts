import { ChatError, isChatError } from '@steppergo/chat-protocol'
import type { InsertHooks, InsertOutcome, NewMessage } from '../messages/messageStore.ts'
import { isUniqueViolation } from './databaseErrors.ts'

/** `outdated`: the participants changed meanwhile, and nothing was decided. */
export type BatchOutcome = InsertOutcome | { type: 'outdated' }

interface LanesOptions {
  /** Stores all of them in one statement; the outcomes are by the ids of the messages. */
  insertBatch: (messages: NewMessage[]) => Promise<Map<string, BatchOutcome>>
  /** How many statements are under way at once. */
  lanes: number
  onBatch?: (size: number) => void
}

interface Waiting {
  message: NewMessage
  hooks: InsertHooks
  /** Has been refused once already, for reasons that may have passed. */
  isSecondTry: boolean
  resolve: (outcome: InsertOutcome) => void
  reject: (error: unknown) => void
}

const BATCH_MAX = 250
/** More than that a database that answers at all has stored long before the client gives up. */
const WAITING_MAX = 20_000
const RETRY_AFTER_MS = 1_000

/**
 * Natural group commit. A conversation has its lane, a lane has one statement under way, and what
 * comes meanwhile goes with the next: a lone message waits for nobody, and a busy node pays one round
 * trip for hundreds. In a lane everything is stored in the order in which it came.
 */
export function createInsertLanes({ insertBatch, lanes: count, onBatch }: LanesOptions) {
  const lanes = Array.from({ length: count }, createLane)

  function createLane() {
    let waiting: Waiting[] = []
    let isRunning = false
    /** So many from the front go by themselves: one of them has poisoned its batch. */
    let alone = 0

    async function run() {
      if (isRunning) return
      isRunning = true
      while (waiting.length > 0) {
        const { batch, rest } = takeBatch(waiting, alone > 0 ? 1 : BATCH_MAX)
        alone = Math.max(0, alone - 1)
        waiting = rest
        onBatch?.(batch.length)
        await store(batch)
      }
      isRunning = false
    }

    async function store(batch: Waiting[]): Promise<void> {
      let outcomes: Map<string, BatchOutcome>
      try {
        outcomes = await insertBatch(batch.map(({ message }) => message))
      } catch (error) {
        return recover(batch, error)
      }
      const again = batch.filter((entry) => !settle(entry, outcomes.get(entry.message.id)))
      if (again.length > 0) retryFirst(await admitted(again))
    }

    /** note: before whatever came later, or a sender's messages would change places. */
    function retryFirst(entries: Waiting[]) {
      for (const entry of entries) entry.isSecondTry = true
      waiting = [...entries, ...waiting]
    }

    /** A row that poisons its batch fails alone; a database out of reach fails everything at once. */
    function recover(batch: Waiting[], error: unknown): void {
      if (isChatError(error)) {
        for (const { reject } of [...batch, ...waiting]) reject(error)
        waiting = []
        alone = 0
        return
      }
      const [only] = batch
      if (only && batch.length === 1) {
        // The same tempId at the same moment through two nodes; the other one is committed now.
        if (isUniqueViolation(error) && !only.isSecondTry) retryFirst([only])
        else only.reject(error)
        return
      }
      waiting = [...batch, ...waiting]
      alone = batch.length
    }

    return (entry: Waiting) => {
      if (waiting.length >= WAITING_MAX) {
        throw new ChatError('UNAVAILABLE', 'The chat cannot keep up; try again', {
          retryAfterMs: RETRY_AFTER_MS,
        })
      }
      waiting.push(entry)
      void run()
    }
  }

  return {
    insert: (message: NewMessage, hooks: InsertHooks): Promise<InsertOutcome> =>
      new Promise((resolve, reject) => {
        const lane = lanes[laneOf(message.conversationId, count)]
        lane?.({ message, hooks, isSecondTry: false, resolve, reject })
      }),
  }
}

/** As many as one statement takes, each `tempId` of a sender once: the repetition finds the first. */
function takeBatch(waiting: Waiting[], most: number): { batch: Waiting[]; rest: Waiting[] } {
  const batch: Waiting[] = []
  const rest: Waiting[] = []
  const keys = new Set<string>()
  for (const entry of waiting) {
    const { conversationId, senderId, tempId } = entry.message
    const key = tempId === null ? null : `${conversationId} ${senderId} ${tempId}`
    if (batch.length >= most || (key !== null && keys.has(key))) {
      rest.push(entry)
      continue
    }
    if (key !== null) keys.add(key)
    batch.push(entry)
  }
  return { batch, rest }
}

/** Tells the sender what became of the message; false where it is to be tried once more. */
function settle(entry: Waiting, outcome: BatchOutcome = { type: 'notParticipant' }): boolean {
  const { hooks, isSecondTry, resolve, reject } = entry
  switch (outcome.type) {
    case 'outdated':
      if (!isSecondTry) return false
      reject(new ChatError('UNAVAILABLE', 'The conversation is changing; try again'))
      return true
    case 'notParticipant':
      if (!isSecondTry && hooks.admit) return false
      break
    case 'created':
      hooks.onCreated?.(outcome.message)
      break
    case 'duplicate':
    case 'closed':
    case 'muted':
    case 'suspended':
      break
  }
  resolve(outcome)
  return true
}

/** Lets in who may come in; whoever cannot be asked about is told so. */
async function admitted(entries: Waiting[]): Promise<Waiting[]> {
  const ready: Waiting[] = []
  for (const entry of entries) {
    try {
      await entry.hooks.admit?.()
      ready.push(entry)
    } catch (error) {
      entry.reject(error)
    }
  }
  return ready
}

function laneOf(conversationId: string, count: number): number {
  let hash = 0
  for (let index = 0; index < conversationId.length; index++) {
    hash = (hash * 31 + conversationId.charCodeAt(index)) >>> 0
  }
  return hash % count
}
