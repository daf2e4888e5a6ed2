import { type Token, type Tokens } from './tokenise.ts'

/**
 * The tokens that make up clock times, dates and coordinates: numbers a ride chat is full of, which
 * side by side would look like the groups of a telephone number.
 */
export function findEverydayNumbers(tokens: Tokens): Set<number> {
  const marked = new Set<number>()
  for (let index = 0; index < tokens.length; index++) {
    const length = dateAt(tokens, index) || timeAt(tokens, index) || coordinateAt(tokens, index)
    for (let token = index; token < index + length; token++) marked.add(token)
  }
  return marked
}

/** 14:30, 7.30 and 18-45, alone or from one to another: 7.30-8.15. */
function timeAt(tokens: Tokens, index: number): number {
  const sign = clockSign(tokens, index)
  if (!sign) return 0
  // note: '8-701-22-33-44' holds '22-33'; a time stands by itself.
  const chained = sign === ':' ? /^:$/ : /^[:.-]$/
  const isRange = (step: 1 | -1): boolean =>
    sign === '.' && clockSign(tokens, index + 4 * step) === sign
  if (continues(tokens, index - 1, -1, chained) && !isRange(-1)) return 0
  if (continues(tokens, index + 3, 1, chained) && !isRange(1)) return 0
  if (sign === ':') return 3
  return isNumberBeyondSpace(tokens, index, -1) || isNumberBeyondSpace(tokens, index + 2, 1) ? 0 : 3
}

/** What parts hours and minutes at `index`; nothing where there are none. */
function clockSign(tokens: Tokens, index: number): string | null {
  const sign = signAt(tokens, index + 1)
  const hour = numberAt(tokens, index, 2)
  const minute = numberAt(tokens, index + 2, 2)
  if (hour === null || minute === null || !/[:.-]/.test(sign)) return null
  return hour <= 24 && minute <= 59 && lengthOf(tokens.at(index + 2)) === 2 ? sign : null
}

function dateAt(tokens: Tokens, index: number): number {
  const sign = signAt(tokens, index + 1)
  if (!/[./-]/.test(sign) || signAt(tokens, index + 3) !== sign) return 0
  if (continues(tokens, index - 1, -1, /^[./-]$/) || continues(tokens, index + 5, 1, /^[./-]$/))
    return 0
  const lengths = [0, 2, 4].map((step) => lengthOf(tokens.at(index + step))).join('')
  if (lengths === '422') return isDay(tokens, index + 2) && isDay(tokens, index + 4) ? 5 : 0
  const isOrdinary = /^[12][12][24]$/.test(lengths)
  return isOrdinary && isDay(tokens, index) && isDay(tokens, index + 2) ? 5 : 0
}

/** Two or three digits, a dot, four to seven decimals. */
function coordinateAt(tokens: Tokens, index: number): number {
  const whole = lengthOf(tokens.at(index))
  const decimals = lengthOf(tokens.at(index + 2))
  if (signAt(tokens, index + 1) !== '.' || whole < 2 || whole > 3) return 0
  if (decimals < 4 || decimals > 7) return 0
  return continues(tokens, index + 3, 1, /^[.-]$/) ? 0 : 3
}

function isDay(tokens: Tokens, index: number): boolean {
  const day = numberAt(tokens, index, 2)
  return day !== null && day >= 1 && day <= 31
}

/** Whether a sign and another number go on from `index` in the given direction. */
function continues(tokens: Tokens, index: number, step: 1 | -1, signs: RegExp): boolean {
  return signs.test(tokens.at(index)?.text ?? '') && lengthOf(tokens.at(index + step)) > 0
}

function isNumberBeyondSpace(tokens: Tokens, index: number, step: 1 | -1): boolean {
  return tokens.at(index + step)?.type === 'space' && lengthOf(tokens.at(index + 2 * step)) > 0
}

function signAt(tokens: Tokens, index: number): string {
  const token = tokens.at(index)
  return token?.type === 'sign' ? token.text : ''
}

function numberAt(tokens: Tokens, index: number, digitsMax: number): number | null {
  const length = lengthOf(tokens.at(index))
  return length > 0 && length <= digitsMax ? Number(tokens.at(index)?.text) : null
}

function lengthOf(token: Token | undefined): number {
  return token?.type === 'number' ? token.text.length : 0
}
