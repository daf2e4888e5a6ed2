/** What the keyboard can do, in the order in which it is listed, with the keys as they are written. */
export const SHORTCUTS = {
  send: ['Enter'],
  newLine: ['Shift', 'Enter'],
  walk: ['↑', '↓'],
  ends: ['Home', 'End'],
  enter: ['Enter'],
  back: ['Esc'],
  help: ['?'],
} as const

export type Shortcut = keyof typeof SHORTCUTS
