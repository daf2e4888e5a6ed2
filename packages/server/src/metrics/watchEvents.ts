import type { Registry } from 'prom-client'
import type { DomainEvent } from '../eventBus.ts'
import { addCounter } from './addCounter.ts'

/** Counts what happened, for `EventBus.subscribe`. */
export function watchEvents(registry: Registry): (event: DomainEvent) => void {
  const seen: Record<DomainEvent['type'], number> = {
    'message.created': 0,
    'message.changed': 0,
    'messages.read': 0,
    'messages.delivered': 0,
    'typing.started': 0,
    'typing.stopped': 0,
    'participant.left': 0,
    'members.read': 0,
    'session.ended': 0,
    'report.created': 0,
    'report.changed': 0,
    'report.resolved': 0,
    'standing.changed': 0,
    'standing.followed': 0,
    'blocks.changed': 0,
  }

  addCounter(registry, {
    name: 'chat_messages_stored_total',
    help: 'Messages stored by this node, SYSTEM messages included.',
    read: () => [{ value: seen['message.created'] }],
  })
  addCounter(registry, {
    name: 'chat_receipts_moved_total',
    help: 'Watermarks moved forward, by kind; reading implies having received.',
    labelNames: ['kind'],
    read: () => [
      { labels: { kind: 'read' }, value: seen['messages.read'] },
      { labels: { kind: 'delivered' }, value: seen['messages.delivered'] },
    ],
  })
  addCounter(registry, {
    name: 'chat_broadcasts_total',
    help: 'Live events said to a room, by their name on the wire; however many hear it, it is one.',
    labelNames: ['event'],
    read: () => [
      { labels: { event: 'message:new' }, value: seen['message.created'] },
      { labels: { event: 'message:changed' }, value: seen['message.changed'] },
      { labels: { event: 'messages:read' }, value: seen['messages.read'] },
      { labels: { event: 'messages:delivered' }, value: seen['messages.delivered'] },
      { labels: { event: 'typing:start' }, value: seen['typing.started'] },
      { labels: { event: 'typing:stop' }, value: seen['typing.stopped'] },
      { labels: { event: 'report:new' }, value: seen['report.created'] },
      { labels: { event: 'report:changed' }, value: seen['report.changed'] },
      { labels: { event: 'report:outcome' }, value: seen['report.resolved'] },
      { labels: { event: 'standing:changed' }, value: seen['standing.changed'] },
      { labels: { event: 'blocks:changed' }, value: seen['blocks.changed'] },
    ],
  })
  addCounter(registry, {
    name: 'chat_access_removals_total',
    help: 'Participants taken out of a conversation by this node.',
    read: () => [{ value: seen['participant.left'] }],
  })

  return ({ type }) => void seen[type]++
}
