import { foldText } from './foldText.ts'
import { unmixScripts } from './unmixScripts.ts'

export interface Token {
  type: 'word' | 'number' | 'space' | 'sign'
  /** As it reads: lower case, digits 0 to 9. */
  text: string
  start: number
  end: number
}

/**
 * The only way to look at a message. Every finder reads through `at`, so that counting its calls
 * counts the work.
 */
export interface Tokens {
  length: number
  at(index: number): Token | undefined
}

const PIECE = /(\d+)|(\p{L}+(?:'\p{L}+)*)|(\s+)|./gsu

export function tokenise(original: string): Tokens {
  const { text, starts, ends } = foldText(original)
  const list: Token[] = []
  for (const match of text.matchAll(PIECE)) {
    const [piece, digits, letters, space] = match
    const type = digits ? 'number' : letters ? 'word' : space ? 'space' : 'sign'
    let from = match.index
    for (const part of type === 'word' ? unmixScripts(piece) : [piece]) {
      const last = from + part.length - 1
      list.push({ type, text: part, start: starts[from] ?? 0, end: ends[last] ?? 0 })
      from += part.length
    }
  }
  return { length: list.length, at: (index) => list[index] }
}
