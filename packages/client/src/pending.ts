import { confirmPending } from './merge.ts'
import type { PendingMessage, TimelineState } from './timeline.ts'

/** Makes the unconfirmed messages those that the outbox holds; equal ones stay the same objects. */
export function listPending(
  state: TimelineState,
  listed: readonly PendingMessage[],
): TimelineState {
  const confirmed = state.pending.filter((pending) => pending.confirmed !== null)
  const unconfirmed = listed
    .filter(({ tempId }) => !isStored(state, tempId) && !has(confirmed, tempId))
    .map((pending) => state.pending.find((known) => isSame(known, pending)) ?? pending)
  const pending = [...confirmed, ...unconfirmed]
  const isUnchanged =
    pending.length === state.pending.length &&
    pending.every((one, index) => one === state.pending[index])
  return isUnchanged ? state : { ...state, pending }
}

/** Whether a message of this name is there already, confirmed or not. */
export const isKnown = (state: TimelineState, tempId: string): boolean =>
  has(state.pending, tempId) || isStored(state, tempId)

const isStored = (state: TimelineState, tempId: string) =>
  state.messages.some((message) => confirmPending(state, message, tempId))

const has = (pending: readonly PendingMessage[], tempId: string) =>
  pending.some((one) => one.tempId === tempId)

const isSame = (a: PendingMessage, b: PendingMessage) =>
  a.tempId === b.tempId && a.status === b.status && a.error?.code === b.error?.code
