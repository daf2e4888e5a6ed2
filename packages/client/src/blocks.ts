import type { OperationOutput } from '@steppergo/chat-protocol'
import { createFollower } from './follower.ts'
import type { DeviceStorage } from './outboxStorage.ts'
import { withPatience } from './patience.ts'
import type { Request, Requester } from './request.ts'

type Block = OperationOutput<'user:block'>

interface BlocksOptions {
  request: Request
  way: Requester['way']
  storage: DeviceStorage
  /** Milliseconds that nobody sets. */
  elapsed: () => number
  /** What is held was told to somebody who heard others. */
  onChanged: () => void
}

export interface Blocks {
  /** Something of the person's is open: whom they have blocked matters from now on. */
  want(): void
  handleChanged(): void
  handleConnection(): void
  /** Whom the person has blocked, as far as this device knows; in the same order every time. */
  ids(): Promise<readonly string[]>
  knownIds(): readonly string[]
  /** Whether what this person wrote is on its way no more but may still come. */
  isSilenced(userId: string | null): boolean
  block(conversationId: string, userId: string): Promise<Block>
  unblock(userId: string): Promise<void>
  list(): Promise<readonly Block[]>
  stop(): void
}

const NAME = 'blocks'
/** Longer than another node takes to hear of a block, or an answer to come. */
const SILENCE_MS = 15_000

/** Of whom the person does not want to hear. The server keeps them silent; this tells what changed. */
export function createBlocks({ request, way, storage, elapsed, onChanged }: BlocksOptions): Blocks {
  const silencedUntil = new Map<string, number>()
  let known: readonly string[] = []
  let isTaken = false
  let reading: Promise<void> | null = null

  const follower = createFollower({
    way: () => way('blocks:list'),
    ask: async () => void (await list()),
  })

  async function readKept() {
    const found = await withPatience(storage.read(NAME))
    // Only `take` writes under this name.
    if (!isTaken && Array.isArray(found)) known = found as string[]
  }

  async function ids() {
    await (reading ??= readKept())
    return known
  }

  function take(userIds: readonly string[]) {
    const before = known
    isTaken = true
    known = [...new Set(userIds)].sort()
    if (isSameIds(known, before)) return
    void storage.write(NAME, known)
    for (const id of before) silencedUntil.delete(id)
    for (const id of known) {
      if (!before.includes(id)) silencedUntil.set(id, elapsed() + SILENCE_MS)
    }
    onChanged()
  }

  async function list() {
    const { blocks } = await request('blocks:list', {})
    await ids()
    take(blocks.map(({ userId }) => userId))
    return blocks
  }

  return {
    ids,
    list,
    knownIds: () => known,
    want: follower.want,
    handleChanged: follower.refresh,
    handleConnection: follower.handleConnection,
    isSilenced: (userId) => userId !== null && (silencedUntil.get(userId) ?? 0) > elapsed(),
    async block(conversationId, userId) {
      const block = await request('user:block', { conversationId, userId })
      take([...(await ids()), userId])
      return block
    },
    async unblock(userId) {
      await request('user:unblock', { userId })
      take((await ids()).filter((id) => id !== userId))
    },
    stop: follower.stop,
  }
}

export const isSameIds = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((id, index) => id === b[index])
