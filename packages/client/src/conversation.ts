import type { OperationOutput, ReportReason } from '@steppergo/chat-protocol'
import { createCatchUp } from './catchUp.ts'
import type { ConversationContext } from './context.ts'
import { createDraft } from './draft.ts'
import { createJoiner } from './joiner.ts'
import { createLastPage } from './lastPage.ts'
import { createOutbox } from './outbox.ts'
import type { OutboxRecord } from './outboxStorage.ts'
import { createReceipts } from './receipts.ts'
import { createSnapshots, firstUnread, initialFacts, type ConversationFacts } from './snapshot.ts'
import { createStore } from './store.ts'
import { createTimeline, reduceTimeline, type TimelineEvent } from './timeline.ts'
import type { TabNews } from './tabs.ts'
import type { ServerEvent } from './transport.ts'
import type { Conversation } from './types.ts'
import { createOwnTyping, createTypers } from './typing.ts'
import { createEventHandler } from './serverEvents.ts'
import { readersOf } from './watermarks.ts'

export interface ConversationHandle extends Conversation {
  handleEvent(event: ServerEvent): void
  handleConnection(): void
  handleTabNews(news: TabNews & { tripId: string }): void
  restore(records: readonly OutboxRecord[]): void
  /** `keep` saves what is not saved yet; without it nothing more is written. */
  stop(options: { keep: boolean }): void
}

/** How long a closed conversation stays joined, for the one who comes straight back. */
const LEAVE_AFTER_MS = 3_000

export function createConversation(
  tripId: string,
  context: ConversationContext,
): ConversationHandle {
  const { request, connection, storage, tabs, clock } = context
  const { now } = clock
  let timeline = createTimeline(context.userId)
  let facts: ConversationFacts = initialFacts
  let openCount = 0
  let isRestored = false
  let isRevived = false
  let reviving: Promise<void> | null = null
  let leaveTimer: ReturnType<typeof setTimeout> | undefined
  const takeSnapshot = createSnapshots(tripId)
  const store = createStore(takeSnapshot(timeline, facts, now()))
  const publish = () => store.setState(takeSnapshot(timeline, facts, now()))

  function update(change: Partial<ConversationFacts>) {
    facts = { ...facts, ...change }
    publish()
  }

  function dispatch(event: TimelineEvent) {
    const next = reduceTimeline(timeline, event)
    if (next === timeline) return
    timeline = next
    outbox.settle()
    catchUp.check()
    receipts.noteArrived()
    lastPage.note()
    publish()
  }

  function setUnread(unread: number) {
    update({ unread })
    context.onUnread(tripId, unread)
  }

  const getTimeline = () => timeline
  const isJoined = () => joiner.isJoined()
  const common = { getTimeline, dispatch, request, isReady: isJoined }
  const catchUp = createCatchUp(common)
  const receipts = createReceipts({
    ...{ ...common, setUnread, now, getUnread: () => facts.unread },
    canReport: (name) => isJoined() || (timeline.isLoaded && context.way(name) === 'rest'),
  })
  const typers = createTypers((typingUsers) => update({ typingUsers }))
  const typing = createOwnTyping({
    now,
    tell: (name) => {
      const { conversationId } = timeline
      if (conversationId !== null && isJoined()) context.tell(name, { conversationId })
    },
  })
  const outbox = createOutbox({
    ...{ tripId, dispatch, storage, tabs, clock },
    nextOrder: context.nextOrder,
    noteOrder: context.noteOrder,
    getPending: () => timeline.pending,
    // An open conversation is read first: it may already hold what an earlier page has sent.
    isReady: () => {
      const way = context.way('message:send')
      return isRestored && (way === 'rest' || (way === 'socket' && (isJoined() || openCount === 0)))
    },
    send: ({ content, metadata, tempId }) =>
      request('message:send', { tripId, content, tempId, ...(metadata ? { metadata } : {}) }),
    onRateLimited: (rateLimitedUntil) => update({ rateLimitedUntil }),
    onRefused: (error) => {
      if (error.code === 'CONVERSATION_CLOSED') markClosed()
    },
  })
  const getUnread = () => facts.unread
  const lastPage = createLastPage({ tripId, storage, getTimeline, getUnread })
  const draft = createDraft({
    ...{ tripId, storage, tabs },
    onFound: (text) => update({ savedDraft: { text } }),
  })
  const joiner = createJoiner({
    tripId,
    request,
    way: context.way,
    getTimeline,
    isWanted: () => openCount > 0 && isRevived,
    onJoining: () => handleEvent.forget(),
    onJoined: takeJoin,
    onHistory: (page) => takeJoin({ ...page, resync: false }, null),
    onNothingYet: () => update({ phase: 'ready', error: null }),
    onFacts: takeFacts,
    onError: (phase, error) => {
      if (phase === 'no-access') drop()
      if (error.code === 'NOT_FOUND') lastPage.forget()
      update({ phase, error })
    },
  })
  const handleEvent = createEventHandler({
    tripId,
    getTimeline,
    dispatch,
    typers,
    setUnread: (unread) => update({ unread }),
    onClosed: markClosed,
    onRevoked: (reason) => {
      drop()
      update({ phase: 'no-access', error: { code: 'FORBIDDEN', message: reason } })
    },
    onMembership: () => void joiner.refreshFacts(),
  })

  const isoNow = () => new Date(now()).toISOString()

  function markClosed() {
    dispatch({ type: 'closed', at: isoNow() })
    // A closing announced for a moment that has come since changes no state but what it means.
    publish()
  }

  function drop() {
    typers.clear()
    receipts.reset()
    outbox.clear()
    joiner.forget()
    dispatch({ type: 'dropped' })
    lastPage.forget()
    draft.forget()
    update({ isStale: false, savedDraft: null })
    setUnread(0)
  }

  /** Shows what the device has kept until the server is heard. */
  async function revive() {
    void draft.restore()
    const page = await lastPage.load()
    isRevived = true
    if (page && !timeline.isLoaded && facts.phase === 'loading') {
      dispatch({ type: 'revived', page })
      facts = { ...facts, phase: 'ready', isStale: true, firstUnreadSeq: firstUnread(timeline) }
      setUnread(page.unread)
    }
    joiner.check()
  }

  function takeFacts(answer: OperationOutput<'join:conversation'> | History) {
    const { participants, watermarks, closedAt } = answer
    dispatch({ type: 'facts', participants, watermarks, closedAt })
    const isFirst = facts.phase !== 'ready' || facts.isStale
    facts = { ...facts, phase: 'ready', isStale: false, error: null }
    if (isFirst) facts = { ...facts, firstUnreadSeq: firstUnread(timeline) }
    setUnread(answer.unread)
  }

  function takeJoin(answer: OperationOutput<'join:conversation'>, afterSeq: number | null) {
    const { conversationId, messages, head, hasMore, resync } = answer
    if (resync) receipts.reset()
    if (afterSeq === null || resync) {
      dispatch({
        ...{ type: 'loaded', conversationId, messages, head },
        ...{ hasOlder: hasMore, reset: resync },
      })
    } else {
      dispatch({ type: 'caughtUp', afterSeq, messages, head, hasMore })
    }
    takeFacts(answer)
    handleEvent.replay()
    receipts.resume()
    outbox.wake()
    if (hasMore && afterSeq !== null && !resync) void catchUp.now()
  }

  async function loadOlder() {
    const oldest = timeline.messages[0]
    if (!timeline.hasOlder || facts.isLoadingOlder || !oldest) return
    update({ isLoadingOlder: true })
    try {
      const page = await request('messages:history', { tripId, before: oldest.seq })
      dispatch({ type: 'older', messages: page.messages, hasMore: page.hasMore })
    } finally {
      update({ isLoadingOlder: false })
    }
  }

  return {
    tripId,
    getState: store.getState,
    subscribe: store.subscribe,
    open() {
      openCount += 1
      if (openCount > 1) return
      clearTimeout(leaveTimer)
      if (timeline.isLoaded) update({ firstUnreadSeq: firstUnread(timeline) })
      const text = draft.text()
      if (text !== (facts.savedDraft?.text ?? '')) update({ savedDraft: { text } })
      if (isRevived) joiner.check()
      else reviving ??= revive()
    },
    close() {
      openCount = Math.max(0, openCount - 1)
      if (openCount > 0) return
      draft.keep()
      typing.stop()
      leaveTimer = setTimeout(() => {
        typers.clear()
        joiner.leave()
        outbox.wake()
      }, LEAVE_AFTER_MS)
    },
    send(content, { metadata = null } = {}) {
      const tempId = context.newId()
      typing.stop()
      const message = { tempId, content, metadata, createdAt: isoNow() }
      outbox.enqueue({ ...message, status: 'SENDING', error: null, confirmed: null })
      return tempId
    },
    retry: outbox.retry,
    discard: outbox.discard,
    saveDraft: draft.save,
    startTyping: typing.start,
    stopTyping: typing.stop,
    markRead: receipts.markRead,
    readersOf: (seq) => readersOf(timeline, seq),
    loadOlder,
    reload() {
      update({ phase: 'loading', error: null })
      joiner.retry()
    },
    async report(messageId: string, reason: ReportReason, comment?: string) {
      await request('message:report', { messageId, reason, ...(comment ? { comment } : {}) })
    },
    handleEvent: handleEvent.handle,
    handleConnection() {
      const { phase } = connection.getState()
      if (phase === 'signed-out') {
        if (facts.phase !== 'no-access') update({ phase: 'signed-out' })
      } else if (facts.phase === 'signed-out') {
        update({ phase: timeline.isLoaded ? 'ready' : 'loading' })
      }
      if (phase !== 'connected') typers.clear()
      joiner.check()
      outbox.wake()
    },
    restore(records) {
      isRestored = true
      outbox.restore(records)
    },
    handleTabNews(news) {
      if (news.type === 'draft') void draft.handleNews()
      else outbox.refresh()
      if (news.type === 'sent') dispatch({ ...news, type: 'acknowledged' })
    },
    stop({ keep }) {
      for (const one of [draft, lastPage]) {
        if (keep) one.keep()
        else one.stop()
      }
      clearTimeout(leaveTimer)
      joiner.stop()
      catchUp.stop()
      receipts.stop()
      outbox.stop()
      typers.clear()
    },
  }
}

type History = OperationOutput<'messages:history'>
