/** Input as W3C WebDriver describes it, in both of its protocols. */
export interface InputSource {
  type: 'key' | 'pointer'
  id: string
  actions: InputAction[]
}

export type InputAction =
  | { type: 'keyDown' | 'keyUp'; value: string }
  | { type: 'pointerMove'; x: number; y: number }
  | { type: 'pointerDown' | 'pointerUp'; button: number }
  | { type: 'pause' }

export const ENTER = '\uE007'
export const SHIFT = '\uE008'

const keyDown = (value: string): InputAction => ({ type: 'keyDown', value })
const keyUp = (value: string): InputAction => ({ type: 'keyUp', value })

export const keyboard = (actions: InputAction[]): InputSource => ({
  type: 'key',
  id: 'keyboard',
  actions,
})

export const mouse = (actions: InputAction[]): InputSource => ({
  type: 'pointer',
  id: 'mouse',
  actions,
})

/** One key after the other. */
export const strokes = (text: string): InputAction[] =>
  [...text].flatMap((key) => [keyDown(key), keyUp(key)])

/** Keys held together. */
export const chord = (...keys: string[]): InputAction[] => [
  ...keys.map(keyDown),
  ...keys.toReversed().map(keyUp),
]

export const click: InputAction[] = [
  { type: 'pointerDown', button: 0 },
  { type: 'pointerUp', button: 0 },
]
