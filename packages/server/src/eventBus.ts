import type { Message, Receipt, Report, ReportOutcome } from '@steppergo/chat-protocol'

/** What happened. Effects (broadcast today; push and e-mail later) listen; operations publish. */
export type DomainEvent =
  | { type: 'message.created'; message: Message; tripId: string; originId?: string }
  | {
      type: 'message.changed'
      message: Message
      tripId: string
      /** Participants for whom the message lies outside what they may see. */
      unseenBy: string[]
    }
  /** `originIds` are the connections that said so. */
  | { type: 'messages.read'; receipt: Receipt; tripId: string; originIds: string[] }
  | { type: 'messages.delivered'; receipt: Receipt; originIds: string[] }
  | { type: 'typing.started'; conversationId: string; userId: string; userName: string }
  | { type: 'typing.stopped'; conversationId: string; userId: string }
  | { type: 'participant.left'; conversationId: string; userId: string; reason: string }
  /** Who belongs to the conversation, read just now; whoever else is in its room has missed a leaving. */
  | { type: 'members.read'; conversationId: string; tripId: string; userIds: string[] }
  | { type: 'session.ended'; sessionId: string }
  | { type: 'report.created'; report: Report }
  | { type: 'report.changed'; report: Report }
  /** Each of those who reported is told on their own. */
  | {
      type: 'report.resolved'
      reporterId: string
      reportId: string
      messageId: string
      outcome: ReportOutcome
    }
  /** Moderation has decided something about somebody. */
  | { type: 'standing.changed'; userId: string }
  /** This node knows that somebody is muted or suspended now, or is no more. */
  | { type: 'standing.followed'; userId: string }
  | { type: 'blocks.changed'; blockerId: string; userIds: string[] }

export interface EventBus {
  publish(event: DomainEvent): void
  subscribe(listener: (event: DomainEvent) => void): () => void
}

/** A listener that throws is reported and keeps nobody else from hearing the event. */
export function createEventBus(onError: (error: unknown) => void): EventBus {
  const listeners = new Set<(event: DomainEvent) => void>()
  return {
    publish(event) {
      for (const listener of listeners) {
        try {
          listener(event)
        } catch (error) {
          onError(error)
        }
      }
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
