import { isDotWord } from './domains.ts'
import { type Token, type Tokens } from './tokenise.ts'

/** A part of a name between dots, in tokens, both ends included. */
export interface Label {
  text: string
  from: number
  to: number
}

const TOKENS_MAX = 24

const isAlphanumeric = (token: Token | undefined): boolean =>
  token?.type === 'word' || token?.type === 'number'

/** The unbroken run of letters, digits and `signs` that begins at `from`. */
export function readForward(tokens: Tokens, from: number, signs: string): Label | null {
  let to = from
  let text = ''
  for (let token = tokens.at(to); token && to - from < TOKENS_MAX; token = tokens.at(++to)) {
    if (!isAlphanumeric(token) && !signs.includes(token.text)) break
    text += token.text
  }
  while (to > from && !isAlphanumeric(tokens.at(to - 1))) {
    text = text.slice(0, -1)
    to--
  }
  return to > from ? { text, from, to: to - 1 } : null
}

/** The unbroken run of letters, digits and `signs` that ends at `to`. */
export function readBackward(tokens: Tokens, to: number, signs: string): Label | null {
  let from = to
  for (let token = tokens.at(from); token && to - from < TOKENS_MAX; token = tokens.at(--from)) {
    if (!isAlphanumeric(token) && !signs.includes(token.text)) break
  }
  from++
  while (from <= to && !isAlphanumeric(tokens.at(from))) from++
  if (from > to) return null
  let text = ''
  for (let index = from; index <= to; index++) text += tokens.at(index)?.text ?? ''
  return { text, from, to }
}

export interface Dot {
  /** Index of the first token behind it. */
  next: number
  /** Written as a dot between two labels, without spaces. */
  isTight: boolean
  isSpoken: boolean
}

/** A dot at `index`, written or spoken, with brackets and spaces around it or without. */
export function readDot(tokens: Tokens, index: number): Dot | null {
  const from = skipOpening(tokens, index)
  const token = tokens.at(from)
  const isSpoken = token?.type === 'word' && isDotWord(token.text)
  if (!isSpoken && token?.text !== '.' && token?.text !== ',') return null
  const next = skipClosing(tokens, from + 1)
  const isTight = !isSpoken && next === index + 1
  return { next, isTight, isSpoken }
}

/** Past a space and an opening bracket, to the right. */
export function skipOpening(tokens: Tokens, index: number): number {
  const afterSpace = tokens.at(index)?.type === 'space' ? index + 1 : index
  return /^[([{<]$/.test(tokens.at(afterSpace)?.text ?? '') ? afterSpace + 1 : afterSpace
}

/** Past a closing bracket and a space, to the right. */
export function skipClosing(tokens: Tokens, index: number): number {
  const afterBracket = /^[)\]}>]$/.test(tokens.at(index)?.text ?? '') ? index + 1 : index
  return tokens.at(afterBracket)?.type === 'space' ? afterBracket + 1 : afterBracket
}

/** Past an opening bracket and a space, to the left. */
export function skipOpeningBack(tokens: Tokens, index: number): number {
  const beforeBracket = /^[([{<]$/.test(tokens.at(index)?.text ?? '') ? index - 1 : index
  return tokens.at(beforeBracket)?.type === 'space' ? beforeBracket - 1 : beforeBracket
}
