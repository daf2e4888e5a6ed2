import { expect, it } from 'vitest'
import { isReasonEnough } from './reason.ts'

it.each([
  ['', true, false],
  ['', false, true],
  ['  ab  ', true, false],
  ['ab', false, false],
  ['abc', true, true],
  ['👍🏽👍', true, true],
])('[WE8] finds the reason %j (needed: %s) enough: %s', (reason, isRequired, isEnough) => {
  expect(isReasonEnough(reason, { isRequired })).toBe(isEnough)
})
