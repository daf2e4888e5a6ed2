import type { ErrorPayload, OperationOutput, ReportReason } from '@steppergo/chat-protocol'
import { ERROR_TEXT } from '@steppergo/chat-protocol/constants'
import { createCatchUp } from './catchUp.ts'
import type { ConversationContext } from './context.ts'
import { createJoiner, type JoinedPlace } from './joiner.ts'
import { createKept } from './kept.ts'
import { createOlderPages } from './olderPages.ts'
import { createOutbox } from './outbox.ts'
import type { OutboxRecord } from './outboxStorage.ts'
import { createReceipts } from './receipts.ts'
import { withoutSilenced } from './silence.ts'
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
  /** The person hears others than before. */
  handleBlocks(): void
  handleTabNews(news: TabNews & { tripId: string }): void
  restore(records: readonly OutboxRecord[]): void
  /** `keep` saves what is not saved yet; without it nothing more is written. */
  stop(options: { keep: boolean }): void
}

const SUSPENDED: ErrorPayload = { code: 'SUSPENDED', message: ERROR_TEXT.suspended }
/** How long a closed conversation stays joined, for the one who comes straight back. */
const LEAVE_AFTER_MS = 3_000

export function createConversation(
  tripId: string,
  context: ConversationContext,
): ConversationHandle {
  const { request, connection, storage, tabs, clock, blocks, standing } = context
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
    const heard = withoutSilenced(event, blocks.isSilenced)
    const next = heard ? reduceTimeline(timeline, heard) : timeline
    if (next === timeline) return
    timeline = next
    outbox.settle()
    catchUp.check()
    receipts.noteArrived()
    kept.page.note()
    publish()
  }

  function setUnread(unread: number) {
    update({ unread })
    context.onUnread(tripId, unread)
  }

  const getTimeline = () => timeline
  const getUnread = () => facts.unread
  const isJoined = () => joiner.isJoined()
  const common = { getTimeline, dispatch, request, isReady: isJoined }
  const catchUp = createCatchUp(common)
  const receipts = createReceipts({
    ...{ ...common, setUnread, now, getUnread },
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
    ...{ nextOrder: context.nextOrder, noteOrder: context.noteOrder },
    getPending: () => timeline.pending,
    // An open conversation is read first: it may already hold what an earlier page has sent.
    isReady: () => {
      const way = context.way('message:send')
      return isRestored && (way === 'rest' || (way === 'socket' && (isJoined() || openCount === 0)))
    },
    refusal: standing.refusal,
    send: ({ content, metadata, tempId }) =>
      request('message:send', { tripId, content, tempId, ...(metadata ? { metadata } : {}) }),
    onRateLimited: (rateLimitedUntil) => update({ rateLimitedUntil }),
    onRefused: (error) => {
      if (error.code === 'CONVERSATION_CLOSED') markClosed()
      if (error.code === 'MUTED') standing.refresh()
    },
  })
  const kept = createKept({
    ...{ tripId, storage, tabs, blocks, getTimeline, getUnread },
    onDraft: (text) => update({ savedDraft: { text } }),
  })
  const { draft } = kept
  const joiner = createJoiner({
    ...{ tripId, request, getTimeline, way: context.way },
    isWanted: () => openCount > 0 && isRevived,
    onJoining: () => handleEvent.forget(),
    onJoined: takeJoin,
    onHistory: (page, isAnew) => takeJoin({ ...page, resync: false }, { afterSeq: null, isAnew }),
    onNothingYet: () => update({ phase: 'ready', error: null }),
    onFacts: takeFacts,
    onError: (phase, error) => {
      if (phase === 'no-access') drop()
      if (error.code === 'NOT_FOUND') kept.page.forget()
      update({ phase, error })
    },
  })
  const handleEvent = createEventHandler({
    ...{ tripId, getTimeline, dispatch, typers, isSilenced: blocks.isSilenced },
    setUnread: (unread) => update({ unread }),
    onClosed: markClosed,
    onRevoked: (reason) => putOut({ code: 'FORBIDDEN', message: reason }),
    onMembership: () => void joiner.refreshFacts(),
  })

  const isoNow = () => new Date(now()).toISOString()

  function markClosed() {
    dispatch({ type: 'closed', at: isoNow() })
    // A closing announced for a moment that has come since changes no state but what it means.
    publish()
  }

  function putOut(error: ErrorPayload) {
    drop()
    update({ phase: 'no-access', error })
  }

  const isSuspended = () => facts.error?.code === 'SUSPENDED'

  function drop() {
    typers.clear()
    receipts.reset()
    outbox.clear()
    joiner.forget()
    dispatch({ type: 'dropped' })
    kept.forget()
    update({ isStale: false, savedDraft: null })
    setUnread(0)
  }

  /** Shows what the device has kept until the server is heard. */
  async function revive() {
    void draft.restore()
    const page = await kept.page.load()
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

  function takeJoin(answer: Joined, { afterSeq, isAnew }: JoinedPlace) {
    const { conversationId, messages, head, hasMore, resync } = answer
    if (resync) receipts.reset()
    if (afterSeq === null || resync) {
      dispatch({
        ...{ type: 'loaded', conversationId, messages, head },
        ...{ hasOlder: hasMore, reset: resync ? 'all' : isAnew && 'page' },
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

  return {
    tripId,
    getState: store.getState,
    subscribe: store.subscribe,
    open() {
      openCount += 1
      if (openCount > 1) return
      context.onOpened()
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
    loadOlder: createOlderPages({
      ...{ tripId, request, getTimeline, dispatch },
      onLoading: (isLoadingOlder) => update({ isLoadingOlder }),
    }),
    reload() {
      update({ phase: 'loading', error: null })
      joiner.retry()
    },
    async block(userId) {
      const { conversationId } = timeline
      if (conversationId !== null) await blocks.block(conversationId, userId)
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
      if (phase === 'suspended' && !isSuspended()) putOut(SUSPENDED)
      if (phase === 'connected' && isSuspended()) update({ phase: 'loading', error: null })
      if (phase !== 'connected') typers.clear()
      joiner.check()
      outbox.wake()
    },
    handleBlocks() {
      typers.clear()
      joiner.anew()
    },
    restore(records) {
      isRestored = true
      outbox.restore(records)
      if (isSuspended()) outbox.clear()
    },
    handleTabNews(news) {
      if (news.type === 'draft') void draft.handleNews()
      else outbox.refresh()
      if (news.type === 'sent') dispatch({ ...news, type: 'acknowledged' })
    },
    stop(options) {
      kept.stop(options)
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
type Joined = OperationOutput<'join:conversation'>
