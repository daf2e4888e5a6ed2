import type { Store } from './types.ts'

export interface WritableStore<State> extends Store<State> {
  /** Tells the listeners unless the state is the same object. */
  setState(next: State): void
}

export function createStore<State>(initial: State): WritableStore<State> {
  let state = initial
  const listeners = new Set<() => void>()
  return {
    getState: () => state,
    setState(next) {
      if (Object.is(next, state)) return
      state = next
      // A copy: a listener may unsubscribe another while it runs.
      for (const listener of [...listeners]) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
