import {
  acquireChatClient,
  findChatClient,
  type ChatClient,
  type ConnectionState,
  type Conversation,
  type ConversationState,
  type OwnStanding,
  type ReaderState,
  type SendOptions,
} from '@steppergo/chat-client'
import type { ErrorPayload, ReportOutcome, ReportReason } from '@steppergo/chat-protocol'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { createChatSource, createMemo } from './chatSource.ts'

export interface UseSocketChatOptions {
  tripId: string
  /** A session token or an access token. */
  token: string
  /** Nothing is connected while false. @default true */
  enabled?: boolean | undefined
  /** Origin of the chat server. @default the page's own origin */
  url?: string | undefined
  /** Called when the token is no longer accepted; returns a newer one. */
  refreshToken?: (() => Promise<string>) | undefined
  /** Who holds the token. @default read from an access token, else learned from own messages */
  currentUserId?: string | undefined
}

export interface SocketChat extends Omit<ConversationState, 'error' | 'tripId'> {
  isConnected: boolean
  /** Shows the message at once and sends it as soon as possible. Returns its `tempId`. */
  sendMessage: (content: string, options?: SendOptions) => string
  /** Keeps text that is being written, for the next page and the other tabs. */
  saveDraft: (text: string) => void
  /** Call it at every keystroke; it tells the others every few seconds. */
  startTyping: () => void
  stopTyping: () => void
  /** Marks messages as read, all of them or up to a seq. */
  markAsRead: (upToSeq?: number) => void
  /** Words fit for a person, or null. */
  error: string | null
  errorDetails: ErrorPayload | null
  status: ConnectionState['phase']
  /** When `status` began, milliseconds of the device's clock. */
  statusSince: number
  /** How far the own message at that place has come with each of the others. */
  readersOf: (seq: number) => readonly ReaderState[]
  /** Loads the page before the oldest message loaded. */
  loadOlder: () => void
  /** Sends a refused message once more. */
  retry: (tempId: string) => void
  /** Forgets a refused message. */
  discard: (tempId: string) => void
  /** Tries again after phase `error`. */
  reload: () => void
  /** @throws ChatError when the server refuses the report */
  report: (messageId: string, reason: ReportReason, comment?: string) => Promise<void>
  /** From now on nothing this person writes is shown, in any conversation. @throws ChatError */
  block: (userId: string) => Promise<void>
  /** Shows again what this person writes. @throws ChatError */
  unblock: (userId: string) => Promise<void>
  /** What moderation has decided about the person; null until it is known. */
  standing: OwnStanding | null
  /** The newest warning has been read. */
  acknowledgeWarning: () => void
  /** What has just become of an own report; null where there is no news. */
  reportOutcome: ReportOutcome | null
  dismissReportOutcome: () => void
}

const NOT_CONNECTED: ConnectionState = { phase: 'connecting', since: 0 }

const nothingYet = (tripId: string): ConversationState => ({
  tripId,
  conversationId: null,
  phase: 'loading',
  isStale: false,
  messages: [],
  participants: [],
  watermarks: {},
  typingUsers: [],
  unread: 0,
  hasOlder: false,
  isLoadingOlder: false,
  closedAt: null,
  rateLimitedUntil: null,
  firstUnreadSeq: null,
  savedDraft: null,
  currentUserId: null,
  error: null,
})

/** The chat itself is not shown before its client is loaded. */
const clients = { acquireChatClient, findChatClient }
const getClients = () => clients
const loadClients = () => Promise.resolve(clients)

/**
 * The chat of a trip: what there is to show and what a person can do.
 *
 * All components of a page share one connection. Messages appear at once, survive a reload and
 * leave in order when there is a connection.
 *
 * @example
 * const { messages, sendMessage, isConnected } = useSocketChat({ tripId, token, enabled: true })
 */
export function useSocketChat(options: UseSocketChatOptions): SocketChat {
  const { tripId, token, enabled = true, url, refreshToken, currentUserId } = options
  const chat = useMemo(
    () => createTripChat({ tripId, token, enabled, url, currentUserId }),
    [tripId, token, enabled, url, currentUserId],
  )
  useEffect(() => chat.setRefreshToken(refreshToken), [chat, refreshToken])
  return useSyncExternalStore(chat.subscribe, chat.getState, chat.getServerState)
}

type TripChatOptions = Omit<UseSocketChatOptions, 'refreshToken'>

function createTripChat({ tripId, token, enabled, url, currentUserId }: TripChatOptions) {
  const empty = nothingYet(tripId)
  const conversationOf = (client: ChatClient | null) => client?.conversation(tripId) ?? null
  const actions = {
    ...createActions(() => conversationOf(source.getClient())),
    unblock: async (userId: string) => source.getClient()?.unblock(userId),
    acknowledgeWarning: () => source.getClient()?.acknowledgeWarning(),
    dismissReportOutcome: () => setOutcome(null),
  }
  let reportOutcome: ReportOutcome | null = null
  let tell = () => undefined as void

  function setOutcome(outcome: ReportOutcome | null) {
    reportOutcome = outcome
    tell()
  }

  const combine = createMemo(
    (
      connection: ConnectionState,
      state: ConversationState,
      standing: OwnStanding | null,
      outcome: ReportOutcome | null,
    ): SocketChat => {
      const { error, ...shown } = state
      return {
        ...shown,
        ...actions,
        standing,
        reportOutcome: outcome,
        isConnected: connection.phase === 'connected',
        status: connection.phase,
        statusSince: connection.since,
        error: error?.message ?? null,
        errorDetails: error,
      }
    },
  )

  const source = createChatSource({
    ...{ url, token, userId: currentUserId },
    ...{ getClients, loadClients },
    read: (client) =>
      combine(
        client?.getState() ?? NOT_CONNECTED,
        conversationOf(client)?.getState() ?? empty,
        client?.standing.getState() ?? null,
        reportOutcome,
      ),
    attach(client, listener) {
      const conversation = client.conversation(tripId)
      tell = listener
      const stops = [
        client.subscribe(listener),
        conversation.subscribe(listener),
        client.standing.subscribe(listener),
        client.onReportOutcome(({ outcome }) => setOutcome(outcome)),
      ]
      conversation.open()
      return () => {
        conversation.close()
        for (const stop of stops) stop()
      }
    },
  })

  const serverState = combine(NOT_CONNECTED, empty, null, null)
  if (!enabled) {
    const idle = () => serverState
    return { ...source, subscribe: () => () => undefined, getState: idle, getServerState: idle }
  }
  return { ...source, getServerState: () => serverState }
}

function createActions(find: () => Conversation | null) {
  const need = () => {
    const conversation = find()
    if (!conversation) throw new Error('The chat is not enabled or its component is not mounted')
    return conversation
  }
  return {
    sendMessage: (content: string, options?: SendOptions) => need().send(content, options),
    saveDraft: (text: string) => find()?.saveDraft(text),
    startTyping: () => find()?.startTyping(),
    stopTyping: () => find()?.stopTyping(),
    markAsRead: (upToSeq?: number) => find()?.markRead(upToSeq),
    readersOf: (seq: number) => find()?.readersOf(seq) ?? [],
    // A refusal leaves `hasOlder` as it is, so that scrolling asks again.
    loadOlder: () =>
      void find()
        ?.loadOlder()
        .catch(() => undefined),
    retry: (tempId: string) => find()?.retry(tempId),
    discard: (tempId: string) => find()?.discard(tempId),
    reload: () => find()?.reload(),
    report: async (messageId: string, reason: ReportReason, comment?: string) =>
      need().report(messageId, reason, comment),
    block: async (userId: string) => need().block(userId),
  }
}
