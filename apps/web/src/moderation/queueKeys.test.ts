import { expect, it } from 'vitest'
import { actOf } from './queueKeys.ts'

const press = { code: '', ctrlKey: false, metaKey: false, altKey: false }

it.each([
  ['j', 'KeyJ', 'next'],
  ['K', 'KeyK', 'previous'],
  ['?', 'Slash', 'sheet'],
  // A Russian layout, where the question mark is on the seven.
  ['о', 'KeyJ', 'next'],
  ['?', 'Digit7', 'sheet'],
  // Dvorak: what is written on the key counts, not where it is.
  ['t', 'KeyK', 'take'],
  ['x', 'KeyX', null],
  ['Enter', 'Enter', null],
] as const)('[WE6] takes %s at %s for %s', (key, code, act) => {
  expect(actOf({ ...press, key, code })).toBe(act)
})

it('[WE6] leaves keys of the browser alone', () => {
  expect(actOf({ ...press, key: 'r', code: 'KeyR', ctrlKey: true })).toBeNull()
  expect(actOf({ ...press, key: 't', code: 'KeyT', metaKey: true })).toBeNull()
})
