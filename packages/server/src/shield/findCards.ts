import { type ContactSpan } from './contactFinding.ts'
import { hasCue, isCardCue } from './cues.ts'
import { type DigitGroup } from './digitGroups.ts'
import { type Tokens } from './tokenise.ts'

const DIGITS_MIN = 13
const DIGITS_MAX = 19
/** Uzcard and Humo, whose numbers do not all carry a check digit. */
const UZBEK_CARD = /^(8600|9860|5614)/

/** Bank cards by their check digit, or by their four groups of four beside a word about cards. */
export function findCards(tokens: Tokens, groups: DigitGroup[]): ContactSpan[] {
  const spans: ContactSpan[] = []
  let index = 0
  while (index < groups.length) {
    const run = longestCard(tokens, runFrom(groups, index))
    const first = run[0]
    const last = run.at(-1)
    if (first && last) spans.push({ kind: 'CARD', from: first.from, to: last.to })
    index += Math.max(run.length, 1)
  }
  return spans
}

function runFrom(groups: DigitGroup[], index: number): DigitGroup[] {
  const run: DigitGroup[] = []
  let length = 0
  for (let next = index; next < groups.length; next++) {
    const group = groups[next]
    if (!group || (next > index && group.joint !== 'tight')) break
    length += group.digits.length
    if (length > DIGITS_MAX) break
    run.push(group)
  }
  return run
}

function longestCard(tokens: Tokens, run: DigitGroup[]): DigitGroup[] {
  for (let length = run.length; length > 0; length--) {
    const groups = run.slice(0, length)
    if (isCard(tokens, groups)) return groups
  }
  return []
}

function isCard(tokens: Tokens, groups: DigitGroup[]): boolean {
  const digits = groups.map((group) => group.digits).join('')
  if (digits.length < DIGITS_MIN || /^(\d)\1+$/.test(digits)) return false
  const inFours = groups.every((group) => group.digits.length % 4 === 0) && digits.length === 16
  if (inFours && UZBEK_CARD.test(digits)) return true
  const isCued = () => {
    const span = { from: groups[0]?.from ?? 0, to: groups.at(-1)?.to ?? 0 }
    return hasCue(tokens, span, { isCue: isCardCue, before: 12, after: 12 })
  }
  if (inFours && isCued()) return true
  if (!/^[2-6]/.test(digits) || !passesLuhn(digits)) return false
  const isAmex = groups.map((group) => group.digits.length).join('-') === '4-6-5'
  const isDictated = digits.length === 16 && groups.some((group) => group.isSpoken)
  return inFours || isAmex || groups.length === 1 || isDictated || isCued()
}

/** The check digit that card numbers end with (ISO/IEC 7812). */
function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits.charAt(digits.length - 1 - place))
    const weighed = place % 2 === 0 ? digit : digit * 2
    sum += weighed > 9 ? weighed - 9 : weighed
  }
  return sum % 10 === 0
}
