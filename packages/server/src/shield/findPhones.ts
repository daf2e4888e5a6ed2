import { type ContactSpan } from './contactFinding.ts'
import { hasCue, isDialCue, isPayCue, isReferenceCue } from './cues.ts'
import { type DigitGroup } from './digitGroups.ts'
import { isPhone, type PhoneCandidate } from './phoneShapes.ts'
import { type Tokens } from './tokenise.ts'

const DIGITS_MAX = 15

/** Telephone numbers: at each group of digits the longest run of groups that reads as one. */
export function findPhones(
  tokens: Tokens,
  groups: DigitGroup[],
  everyday: Set<number>,
): ContactSpan[] {
  const spans: ContactSpan[] = []
  let index = 0
  while (index < groups.length) {
    const run = longestPhone(tokens, runFrom(groups, index, everyday))
    const first = run[0]
    const last = run.at(-1)
    if (first && last) spans.push({ kind: 'PHONE', from: openingOf(tokens, first), to: last.to })
    index += Math.max(run.length, 1)
  }
  return spans
}

/** The groups from `index` on that could belong to one number, fifteen digits at most. */
function runFrom(groups: DigitGroup[], index: number, everyday: Set<number>): DigitGroup[] {
  const run: DigitGroup[] = []
  let length = 0
  for (let next = index; next < groups.length; next++) {
    const group = groups[next]
    if (!group || everyday.has(group.from) || (next > index && group.joint === 'break')) break
    length += group.digits.length
    if (length > DIGITS_MAX) break
    run.push(group)
  }
  return run
}

function longestPhone(tokens: Tokens, run: DigitGroup[]): DigitGroup[] {
  const first = run[0]
  if (!first) return []
  const hasPlus = plusBefore(tokens, first.from) !== null
  for (let length = run.length; length > 0; length--) {
    const groups = run.slice(0, length)
    if (isPhone(candidateOf(tokens, groups, hasPlus))) return groups
  }
  return []
}

function candidateOf(tokens: Tokens, groups: DigitGroup[], hasPlus: boolean): PhoneCandidate {
  const span = { from: groups[0]?.from ?? 0, to: groups.at(-1)?.to ?? 0 }
  const isDialled = () => hasCue(tokens, span, { isCue: isDialCue, before: 10, after: 8 })
  return {
    groups,
    digits: groups.map(({ digits }) => digits).join(''),
    hasPlus,
    isDialled,
    isAnnounced: () => hasCue(tokens, span, { isCue: isDialCue, before: 8, after: 0 }),
    isCued: () => isDialled() || hasCue(tokens, span, { isCue: isPayCue, before: 10, after: 6 }),
    isReference: () => hasCue(tokens, span, { isCue: isReferenceCue, before: 6, after: 0 }),
  }
}

function openingOf(tokens: Tokens, { from }: DigitGroup): number {
  const plus = plusBefore(tokens, from)
  if (plus !== null) return plus
  return tokens.at(from - 1)?.text === '(' ? from - 1 : from
}

/** The plus sign or word in front of a number, past a bracket or a space. */
function plusBefore(tokens: Tokens, from: number): number | null {
  for (let index = from - 1; index >= from - 2; index--) {
    const token = tokens.at(index)
    if (token && /^(\+|плюс|plus)$/.test(token.text)) return index
    if (token?.type !== 'space' && token?.text !== '(') return null
  }
  return null
}
