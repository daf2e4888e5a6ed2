import { type ContactSpan } from './contactFinding.ts'
import { hasCue, isMailCue } from './cues.ts'
import { isAtWord, isMailProvider } from './domains.ts'
import { readBackward, skipClosing, skipOpeningBack } from './labels.ts'
import { readMailDomain } from './readMailDomain.ts'
import { type Tokens } from './tokenise.ts'

const NAME_SIGNS = '._-+'

/** What stands for the at sign; the weaker it is, the more the domain has to prove. */
type AtKind = 'sign' | 'bracketed' | 'dog' | 'word'

/** E-mail addresses: name@mail.ru, 'name собака mail точка ru', 'name (at) gmail dot com'. */
export function findEmails(tokens: Tokens): ContactSpan[] {
  const spans: ContactSpan[] = []
  for (let index = 0; index < tokens.length; index++) {
    const kind = atKind(tokens, index)
    const span = kind ? readEmail(tokens, index, kind) : readWithoutAt(tokens, index)
    if (!span) continue
    spans.push(span)
    index = span.to
  }
  return spans
}

function atKind(tokens: Tokens, index: number): AtKind | null {
  const text = tokens.at(index)?.text ?? ''
  if (text === '@') return 'sign'
  const isBracketed = /^[([{<]$/.test(tokens.at(index - 1)?.text ?? '')
  if (text === 'at' || text === 'эт') return isBracketed ? 'bracketed' : 'word'
  if (!isAtWord(text)) return null
  return isBracketed ? 'bracketed' : 'dog'
}

function readEmail(tokens: Tokens, at: number, kind: AtKind): ContactSpan | null {
  const domain = readMailDomain(tokens, skipClosing(tokens, at + 1))
  const name = readBackward(tokens, skipOpeningBack(tokens, at - 1), NAME_SIGNS)
  if (!domain || !name) return null
  const isLatin = !/[^a-z0-9._+'-]/.test(name.text)
  const isTight = name.to === at - 1 && domain.from === at + 1
  const isSpacedSign = name.to !== at - 1 && domain.from === at + 1
  const isProven = {
    sign: isTight || (isLatin && (!isSpacedSign || domain.isProvider)),
    bracketed: isLatin || domain.isProvider,
    dog: domain.hasEnding ? isLatin || domain.isProvider : isLatin && domain.isProvider,
    word: isLatin && domain.hasEnding && (domain.isProvider || domain.isSpoken),
  }[kind]
  return isProven ? { kind: 'EMAIL', from: name.from, to: domain.to } : null
}

/** 'почта name77 гмайл ком': a provider behind a name, in a sentence about mail. */
function readWithoutAt(tokens: Tokens, index: number): ContactSpan | null {
  if (tokens.at(index - 1)?.type !== 'space') return null
  if (!isMailProvider(tokens.at(index)?.text ?? '')) return null
  const name = readBackward(tokens, index - 2, NAME_SIGNS)
  const domain = readMailDomain(tokens, index)
  if (!name || !domain?.hasEnding || /[^a-z0-9._+-]/.test(name.text)) return null
  const isCued = () => hasCue(tokens, name, { isCue: isMailCue, before: 6, after: 0 })
  const isName = /[a-z]/.test(name.text) && (/[\d_]/.test(name.text) || isCued())
  return isName ? { kind: 'EMAIL', from: name.from, to: domain.to } : null
}
