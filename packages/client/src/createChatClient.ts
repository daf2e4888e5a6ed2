import { createArrivals } from './arrivals.ts'
import { createBlocks } from './blocks.ts'
import { createConnection } from './connection.ts'
import type { ConversationContext } from './context.ts'
import { createConversation, type ConversationHandle } from './conversation.ts'
import { createDeviceClock } from './deviceClock.ts'
import { createInbox } from './inbox.ts'
import { createModerationNews } from './moderationNews.ts'
import { createOutboxStorage } from './outboxDatabase.ts'
import type { DeviceStorage, OutboxRecord } from './outboxStorage.ts'
import { randomId } from './randomId.ts'
import { createRequester } from './request.ts'
import { createRest } from './rest.ts'
import { createSocketTransport } from './socketTransport.ts'
import { createStanding } from './standing.ts'
import { openTabs, type TabNews } from './tabs.ts'
import { readTokenUserId } from './token.ts'
import type { CreateTransport, ServerEvent } from './transport.ts'
import type { ChatClient } from './types.ts'

export interface ChatClientOptions {
  /** Origin of the chat server. @default the page's own origin */
  url?: string | undefined
  /** A session token or an access token. */
  token: string
  /** Called when the token is no longer accepted; returns a newer one. */
  refreshToken?: (() => Promise<string>) | undefined
  /** Who holds the token. @default read from an access token, else learned from own messages */
  userId?: string | undefined
  /** @default the global one */
  fetch?: typeof fetch | undefined
  /** Names messages; must never repeat. @default random UUIDs */
  newId?: (() => string) | undefined
  /** Milliseconds of the device's clock. @default Date.now */
  now?: (() => number) | undefined
  /** Milliseconds that nobody sets. @default performance.now */
  elapsed?: (() => number) | undefined
  /** What survives the page. @default IndexedDB where there is one, else memory */
  storage?: DeviceStorage | undefined
  /** Called when the person has signed out in another tab; the client has ended. */
  onEnded?: (() => void) | undefined
  /** @default Socket.IO */
  createTransport?: CreateTransport | undefined
}

/**
 * Connects to the chat as one person.
 *
 * What is sent appears at once, survives a reload, and reaches the server exactly once and in
 * order, over the socket or, where none can be had, over REST.
 *
 * @example
 * const client = createChatClient({ token })
 * const conversation = client.conversation('trip-1')
 * conversation.subscribe(() => render(conversation.getState().messages))
 * conversation.open()
 * conversation.send('On my way')
 */
export function createChatClient(options: ChatClientOptions): ChatClient {
  const { url, token, refreshToken, now = Date.now, newId = randomId } = options
  const userId = options.userId ?? readTokenUserId(token) ?? ''
  const storage = options.storage ?? createOutboxStorage(storageName(url, userId || token))
  const conversations = new Map<string, ConversationHandle>()
  const clock = createDeviceClock({ now, elapsed: options.elapsed ?? (() => performance.now()) })
  const tabs = openTabs(storage.sharedName(), handleTabNews)
  let restored: ReadonlyMap<string, OutboxRecord[]> | null = null
  let lastOrder = 0
  let isClosed = false

  const connection = createConnection({
    ...{ url, token, refreshToken, clock, onEvent: handleEvent },
    createTransport: options.createTransport ?? createSocketTransport,
  })
  const rest = createRest({
    url,
    // Called as a method of anything else, the browser's fetch refuses.
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    getToken: connection.getToken,
  })
  const { request, way } = createRequester(connection, rest)
  const arrivals = createArrivals({ userId, tell: connection.transport.tell })
  const moderation = createModerationNews()
  const { elapsed } = clock
  const standing = createStanding({ request, way, storage, clock })
  const blocks = createBlocks({ request, way, storage, elapsed, onChanged: handleBlocks })
  const inbox = createInbox({ request, way, onArrived: arrivals.note, onOpened: handleOpened })
  const context: ConversationContext = {
    ...{ request, way, connection, storage, tabs, clock, blocks, standing, userId, newId },
    tell: connection.transport.tell,
    // Strictly growing, also within a millisecond and when the clock is set back.
    nextOrder: () => (lastOrder = Math.max(lastOrder + 1, now())),
    noteOrder,
    onOpened: handleOpened,
    onUnread: inbox.setUnread,
  }

  const unsubscribe = connection.subscribe(() => {
    if (connection.getState().phase === 'suspended') dropAll()
    for (const one of conversations.values()) one.handleConnection()
    inbox.handleConnection()
    standing.handleConnection()
    blocks.handleConnection()
  })
  connection.start()
  void restore()

  function handleEvent(event: ServerEvent) {
    for (const one of conversations.values()) one.handleEvent(event)
    if (event.name === 'conversation:activity') inbox.handleActivity(event.payload)
    if (event.name === 'standing:changed') standing.handleChanged(event.payload)
    if (event.name === 'blocks:changed') blocks.handleChanged()
    moderation.handle(event)
  }

  function handleOpened() {
    standing.want()
    blocks.want()
  }

  function handleBlocks() {
    for (const one of conversations.values()) one.handleBlocks()
    inbox.reload()
  }

  /** What the device keeps of conversations which this page has not opened goes too. */
  function dropAll() {
    for (const { tripId } of inbox.getState().conversations) conversation(tripId)
    inbox.drop()
  }

  function noteOrder(order: number) {
    lastOrder = Math.max(lastOrder, order)
  }

  function handleTabNews(news: TabNews) {
    // Signed out in another tab: this one must not write anything where that has just cleared.
    if (news.type === 'cleared') {
      end()
      return options.onEnded?.()
    }
    if (!isClosed && restored) conversation(news.tripId).handleTabNews(news)
  }

  /** What was written before a reload is sent even if its conversation is not opened again. */
  async function restore() {
    const records = await storage.load()
    if (isClosed) return
    noteOrder(records.at(-1)?.order ?? 0)
    const byTrip = new Map<string, OutboxRecord[]>()
    for (const record of records) {
      byTrip.set(record.tripId, [...(byTrip.get(record.tripId) ?? []), record])
    }
    restored = byTrip
    for (const [tripId, one] of conversations) one.restore(byTrip.get(tripId) ?? [])
    for (const tripId of byTrip.keys()) conversation(tripId)
  }

  function conversation(tripId: string): ConversationHandle {
    const known = conversations.get(tripId)
    if (known) return known
    const fresh = createConversation(tripId, context)
    conversations.set(tripId, fresh)
    if (connection.getState().phase === 'suspended') fresh.handleConnection()
    if (restored) fresh.restore(restored.get(tripId) ?? [])
    return fresh
  }

  function close({ keep = true } = {}) {
    if (isClosed) return
    isClosed = true
    for (const one of conversations.values()) one.stop({ keep })
    unsubscribe()
    inbox.stop()
    standing.stop()
    blocks.stop()
    tabs.close()
    connection.close()
  }

  function end() {
    connection.signOut()
    close({ keep: false })
  }

  return {
    getState: connection.getState,
    subscribe: connection.subscribe,
    conversation,
    inbox,
    standing: { getState: standing.getState, subscribe: standing.subscribe },
    acknowledgeWarning: standing.acknowledgeWarning,
    unblock: blocks.unblock,
    blocks: blocks.list,
    onReport: (listener) => moderation.listen('report:new', listener),
    onReportChanged: (listener) => moderation.listen('report:changed', listener),
    onReportOutcome: (listener) => moderation.listen('report:outcome', listener),
    setToken: connection.setToken,
    async signOut() {
      const others = openTabs(storage.sharedName(), () => undefined)
      end()
      await storage.clear()
      others.tell({ type: 'cleared' })
      others.close()
    },
    close: () => close(),
  }
}

/** One database per person and server, so that nobody sends what another has written. */
function storageName(url: string | undefined, owner: string): string {
  let hash = 0n
  for (const character of owner) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(character.codePointAt(0) ?? 0)) * 0x100000001b3n + 1n)
  }
  return `steppergo-chat:${url ?? 'here'}:${hash.toString(36)}`
}
