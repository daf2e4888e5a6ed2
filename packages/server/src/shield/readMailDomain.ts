import { isEnding, isMailProvider, isSpelledEnding } from './domains.ts'
import { readDot, readForward, type Label } from './labels.ts'
import { type Tokens } from './tokenise.ts'

const LABEL_SIGNS = '-_'
const LABELS_MAX = 5

export interface MailDomain {
  from: number
  to: number
  /** The first label is a provider everybody knows, with or without an ending behind it. */
  isProvider: boolean
  hasEnding: boolean
  /** Has a dot that is written as a word. */
  isSpoken: boolean
}

/**
 * Reads a domain as people write it behind an at sign: mail.ru, 'mail точка ru', 'mail ru'.
 * Nothing if there is neither an ending nor a known provider.
 */
export function readMailDomain(tokens: Tokens, from: number): MailDomain | null {
  let last = readForward(tokens, from, LABEL_SIGNS)
  if (!last) return null
  const isProvider = isMailProvider(last.text)
  let domain: MailDomain | null = isProvider
    ? { from, to: last.to, isProvider, hasEnding: false, isSpoken: false }
    : null
  let isSpoken = false
  for (let count = 1; count < LABELS_MAX; count++) {
    const next = readNextLabel(tokens, last, isProvider)
    if (!next) break
    isSpoken ||= next.isSpoken
    if (next.end !== null) domain = { from, to: next.end, isProvider, hasEnding: true, isSpoken }
    last = next.label
  }
  return domain
}

interface NextLabel {
  label: Label
  /** Where the domain ends if it ends with this label. */
  end: number | null
  isSpoken: boolean
}

/** The label behind a dot; behind a space or a loose dot only one that ends a domain for sure. */
function readNextLabel(tokens: Tokens, last: Label, isProvider: boolean): NextLabel | null {
  const dot = readDot(tokens, last.to + 1)
  if (!dot && !(isProvider && tokens.at(last.to + 1)?.type === 'space')) return null
  const label = readForward(tokens, dot ? dot.next : last.to + 2, LABEL_SIGNS)
  if (!label) return null
  const isSpoken = dot?.isSpoken ?? false
  if (dot?.isTight) return { label, end: endOf(tokens, label), isSpoken }
  const end = isSpelledEnding(label.text) ? label.to : null
  return isSpoken || end !== null ? { label, end, isSpoken } : null
}

/** Behind 'kz' in 'kz-ке', which has a Kazakh case ending. */
function endOf(tokens: Tokens, label: Label): number | null {
  if (isEnding(label.text)) return label.to
  const first = tokens.at(label.from)?.text ?? ''
  return label.to > label.from && isEnding(first) ? label.from : null
}
