import type { ServerToClientEvents } from '@steppergo/chat-protocol'
import type { ServerEvent } from './transport.ts'
import type { Unsubscribe } from './types.ts'

type News = 'report:new' | 'report:changed' | 'report:outcome'

/** Hands what the server tells of reports to whoever listens. */
export function createModerationNews() {
  const listeners: { [Name in News]: Set<ServerToClientEvents[Name]> } = {
    'report:new': new Set(),
    'report:changed': new Set(),
    'report:outcome': new Set(),
  }
  return {
    handle(event: ServerEvent) {
      if (event.name === 'report:new' || event.name === 'report:changed') {
        for (const listener of listeners[event.name]) listener(event.payload)
      }
      if (event.name === 'report:outcome') {
        for (const listener of listeners[event.name]) listener(event.payload)
      }
    },
    listen<Name extends News>(name: Name, listener: ServerToClientEvents[Name]): Unsubscribe {
      listeners[name].add(listener)
      return () => void listeners[name].delete(listener)
    },
  }
}
