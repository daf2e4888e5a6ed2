const listeners = new Set<() => void>()

const permission = () => (typeof Notification === 'undefined' ? 'denied' : Notification.permission)

export const mayNotify = () => permission() === 'granted'

export const isUndecided = () => permission() === 'default'

/** Lets the browser ask. Only for a gesture of somebody who wants to be asked. */
export async function askToNotify(): Promise<void> {
  await Notification.requestPermission()
  for (const listener of listeners) listener()
}

/** Calls back when the person has decided here, until it is undone. */
export function onPermissionChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
