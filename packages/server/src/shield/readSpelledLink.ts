import { type ContactSpan } from './contactFinding.ts'
import { isDotWord, isMessengerHost, isSpelledEnding } from './domains.ts'
import { readBackward, readForward, skipClosing, skipOpeningBack, type Label } from './labels.ts'
import { type Tokens } from './tokenise.ts'
import { toLatin } from './unmixScripts.ts'

const SLASH = /^(\/|slash|слеш|слэш)$/

/**
 * A domain whose dot at `index` is a word or has brackets or spaces around it: 'пример точка кз',
 * 'caravan . kz', 'steppe(.)kz', 't . me / name'; also 'steppe,kz', a comma for the dot.
 */
export function readSpelledLink(tokens: Tokens, index: number): ContactSpan | null {
  const strength = dotStrength(tokens, index)
  if (!strength) return null
  const name = readBackward(tokens, skipOpeningBack(tokens, index - 1), '.-_')
  const ending = readForward(tokens, skipClosing(tokens, index + 1), '-')
  if (!name || !ending || isDotWord(name.text)) return null
  const handle = readHandle(tokens, name, ending)
  if (handle) return handle
  if (name.text.length < 2 || !/\p{L}/u.test(name.text) || !isSpelledEnding(ending.text))
    return null
  if (strength === 'comma' && !isCommaDomain(name, ending)) return null
  return { kind: 'LINK', from: name.from, to: ending.to }
}

function dotStrength(tokens: Tokens, index: number): 'dot' | 'comma' | null {
  const token = tokens.at(index)
  if (token?.type === 'word') return isDotWord(token.text) ? 'dot' : null
  const before = tokens.at(index - 1)
  if (token?.text === '.')
    return before?.type === 'space' || /^[([{<]$/.test(before?.text ?? '') ? 'dot' : null
  return token?.text === ',' ? 'comma' : null
}

/** The messenger and the name behind its slash. */
function readHandle(tokens: Tokens, name: Label, ending: Label): ContactSpan | null {
  if (!isMessengerHost(`${toLatin(name.text)}.${toLatin(ending.text)}`)) return null
  const slash = tokens.at(ending.to + 1)?.type === 'space' ? ending.to + 2 : ending.to + 1
  if (!SLASH.test(tokens.at(slash)?.text ?? '')) return null
  const nick = readForward(
    tokens,
    tokens.at(slash + 1)?.type === 'space' ? slash + 2 : slash + 1,
    '_.',
  )
  return nick && { kind: 'HANDLE', from: name.from, to: nick.to }
}

/** Between Latin letters and without spaces, so that 'fine,but' and 'Kulan, KZ 123' stay words. */
function isCommaDomain(name: Label, ending: Label): boolean {
  const isTight = ending.from === name.to + 2
  return (
    isTight &&
    /^[a-z][a-z0-9-]{2,}$/.test(name.text) &&
    /^(com|net|org|kz|kg|uz|ru)$/.test(ending.text)
  )
}
