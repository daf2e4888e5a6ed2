/** A message is read when so long in view, in a window somebody looks at. */
export const READ_AFTER_MS = 300

export const isLookedAt = () => document.visibilityState === 'visible' && document.hasFocus()

/** Calls back when somebody may have begun or ceased to look, until it is undone. */
export function onLookChange(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener)
  window.addEventListener('focus', listener)
  return () => {
    document.removeEventListener('visibilitychange', listener)
    window.removeEventListener('focus', listener)
  }
}
