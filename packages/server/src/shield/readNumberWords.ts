import { numberWord, REPEATS, type NumberWord } from './numberWords.ts'
import { type Tokens } from './tokenise.ts'

export interface SpokenNumber {
  digits: string
  /** Index of the last token. */
  to: number
}

interface Cursor extends NumberWord {
  index: number
  text: string
}

/**
 * Reads one spoken number from `index`: 'семьсот один' is 701, 'жеті жүз бір' is 701 too, and
 * 'double four' is 44. What cannot be one number ('сорок пятнадцать') is left for the next call.
 */
export function readNumberWords(tokens: Tokens, index: number): SpokenNumber | null {
  const first = wordAt(tokens, index)
  if (!first) return readRepeat(tokens, index)
  let { value } = first
  let last = first
  const hundreds = readHundreds(tokens, first)
  if (hundreds) {
    value = hundreds.value
    last = hundreds
    const rest = nextWord(tokens, last, true)
    if (!rest || rest.value === 0 || rest.value >= 100 || opensHundreds(tokens, rest)) {
      return { digits: String(value), to: last.index }
    }
    value += rest.value
    last = rest
  }
  const unit = takesUnit(last) ? nextWord(tokens, last, false) : undefined
  if (unit && unit.value > 0 && unit.value < 10 && !opensHundreds(tokens, unit)) {
    value += unit.value
    last = unit
  }
  return { digits: String(value), to: last.index }
}

function readRepeat(tokens: Tokens, index: number): SpokenNumber | null {
  const times = REPEATS.get(tokens.at(index)?.text ?? '')
  if (!times) return null
  const digit = wordAt(tokens, index + 2)
  if (!digit || digit.value > 9) return null
  return { digits: String(digit.value).repeat(times), to: digit.index }
}

/** The hundreds a number begins with: 'семьсот', 'сто', 'жеті жүз', 'seven hundred'. */
function readHundreds(tokens: Tokens, first: Cursor): Cursor | null {
  if (first.value >= 100) return first
  const hundred = opensHundreds(tokens, first)
  return hundred ? { ...hundred, value: first.value * 100 } : null
}

function opensHundreds(tokens: Tokens, unit: Cursor): Cursor | undefined {
  if (unit.value < 1 || unit.value > 9) return undefined
  const hundred = nextWord(tokens, unit, false)
  const isFactor = hundred?.family !== 'slavic' || hundred.text === 'сот'
  return hundred?.value === 100 && isFactor ? hundred : undefined
}

/** 'двадцать три' and 'он үш' are one number, 'десять три' are two. */
function takesUnit({ value, family }: NumberWord): boolean {
  return value === 10 ? family === 'turkic' : value >= 20 && value < 100
}

function nextWord(tokens: Tokens, after: Cursor, skipAnd: boolean): Cursor | undefined {
  let index = after.index + 1
  if (!isJoint(tokens, index)) return undefined
  if (skipAnd && tokens.at(index + 1)?.text === 'and') index += 2
  const word = wordAt(tokens, index + 1)
  return word?.family === after.family ? word : undefined
}

function isJoint(tokens: Tokens, index: number): boolean {
  const token = tokens.at(index)
  return token?.type === 'space' || token?.text === '-'
}

function wordAt(tokens: Tokens, index: number): Cursor | undefined {
  const token = tokens.at(index)
  const word = token?.type === 'word' ? numberWord(token.text) : undefined
  return word && token && { ...word, index, text: token.text }
}
