/** A text as it reads; its unit `i` stands for `starts[i]`..`ends[i]` of the original. */
export interface FoldedText {
  text: string
  starts: number[]
  ends: number[]
}

const INVISIBLE = /[\p{Cf}\p{Mn}\p{Me}]/u
const DIGIT = /\p{Nd}/u
const NUMERAL = /\p{No}/u
const DASH = /[\p{Pd}\u2212]/u
const APOSTROPHE = /['’‘`´ʻʼ]/u

/**
 * Takes away what changes how a text is written and not how it reads: case, full width, digits of
 * other scripts, keycaps, invisible characters, and the many dashes and apostrophes.
 */
export function foldText(original: string): FoldedText {
  const parts: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  let offset = 0
  for (const character of original) {
    const end = offset + character.length
    const folded = foldCharacter(character)
    parts.push(folded)
    for (let unit = 0; unit < folded.length; unit++) {
      starts.push(offset)
      ends.push(end)
    }
    offset = end
  }
  return { text: parts.join(''), starts, ends }
}

function foldCharacter(character: string): string {
  if (character >= '0' && character <= '9') return character
  if (INVISIBLE.test(character)) return ''
  if (DIGIT.test(character)) return String(digitValue(character))
  if (DASH.test(character)) return '-'
  if (APOSTROPHE.test(character)) return "'"
  const compatible = character.normalize('NFKC')
  if (NUMERAL.test(character)) return /^\d+$/.test(compatible) ? compatible : character
  // Longer equivalents ('№', '…') are signs a rider writes on purpose.
  const one = compatible.length === 1 ? compatible : character
  const lower = one.toLowerCase()
  return lower === 'ё' ? 'е' : lower
}

/** Decimal digits come in unbroken tens that begin with their zero. */
function digitValue(digit: string): number {
  const codePoint = digit.codePointAt(0) ?? 0
  let zero = codePoint
  while (DIGIT.test(String.fromCodePoint(zero - 1))) zero--
  return (codePoint - zero) % 10
}
