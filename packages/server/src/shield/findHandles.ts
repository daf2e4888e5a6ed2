import { type ContactSpan } from './contactFinding.ts'
import { readBackward, readForward, type Label } from './labels.ts'
import { isBetween, isMessenger, isNickWord, isNobody } from './messengers.ts'
import { type Tokens } from './tokenise.ts'

const NICK_SIGNS = '_.'
const WORDS_AFTER = 8
const WORDS_BEFORE = 5
const ENDS_SENTENCE = /^[.!?;]$|\n/
const EVERYBODY = /^(all|everyone|here|channel)$/
const FILE_NAME = /\.(jpe?g|png|heic|gif|webp|pdf|docx?|xlsx?|mp[34]|mov|txt|zip)$/

/** Names in messengers: '@name', 'телега: name', 'telegram нигим name', 'name в инстаграме'. */
export function findHandles(tokens: Tokens): ContactSpan[] {
  const spans: ContactSpan[] = []
  for (let index = 0; index < tokens.length; index++) {
    const nick = mentionAt(tokens, index) ?? namedAt(tokens, index)
    if (!nick) continue
    const from = tokens.at(nick.from - 1)?.text === '@' ? nick.from - 1 : nick.from
    spans.push({ kind: 'HANDLE', from, to: nick.to })
    index = Math.max(index, nick.to)
  }
  return spans
}

function mentionAt(tokens: Tokens, index: number): Label | null {
  if (tokens.at(index)?.text !== '@') return null
  const before = tokens.at(index - 1)
  if (before?.type === 'number') return null
  if (before?.type === 'word' && !isMessenger(before.text)) return null
  const nick = readForward(tokens, index + 1, NICK_SIGNS)
  if (!nick || !/^[a-z0-9_.]{3,}$/.test(nick.text) || !/[a-z]/.test(nick.text)) return null
  if (EVERYBODY.test(nick.text)) return null
  return nick
}

/** The name that the messenger at `index`, or the word 'ник', is about. */
function namedAt(tokens: Tokens, index: number): Label | null {
  const token = tokens.at(index)
  if (token?.type !== 'word') return null
  const isNick = isNickWord(token.text)
  if (!isNick && !isMessenger(token.text)) return null
  // note: 'тг' is the messenger and the tenge.
  if (/^(тг|tg)$/.test(token.text) && isAfterNumber(tokens, index)) return null
  return nickAfter(tokens, index) ?? (isNick ? null : nickBefore(tokens, index))
}

function isAfterNumber(tokens: Tokens, index: number): boolean {
  const before = tokens.at(index - 1)?.type === 'space' ? index - 2 : index - 1
  return tokens.at(before)?.type === 'number'
}

/**
 * To the right, through words that lead to a name. Behind a word that does not lead there only an
 * underscore still makes a name.
 */
function nickAfter(tokens: Tokens, index: number): Label | null {
  // In a Russian or Kazakh sentence a Latin word behind a messenger is a name.
  let isExpected = isCyrillic(tokens.at(index)?.text ?? '')
  let isAside = false
  let words = 0
  for (let next = index + 1; words < WORDS_AFTER; next++) {
    const token = tokens.at(next)
    if (!token || token.type === 'number' || ENDS_SENTENCE.test(token.text)) return null
    if (/^[:=]$/.test(token.text)) isExpected = true
    if (token.type !== 'word') continue
    words++
    const nick = readForward(tokens, next, NICK_SIGNS)
    if (nick && (isAside ? isUnderscored(nick.text) : isDistinct(nick.text))) return nick
    if (isBetween(token.text)) {
      isExpected ||= isNickWord(token.text)
      continue
    }
    if (nick && isExpected && !isAside && isPlainNick(nick.text)) return nick
    isAside = true
  }
  return null
}

/** To the left only names nothing else looks like: 'beka_91 в телеграме'. */
function nickBefore(tokens: Tokens, index: number): Label | null {
  let words = 0
  for (let next = index - 1; words < WORDS_BEFORE; next--) {
    const token = tokens.at(next)
    if (!token || ENDS_SENTENCE.test(token.text)) return null
    if (token.type !== 'word' && token.type !== 'number') continue
    words++
    const nick = readBackward(tokens, next, NICK_SIGNS)
    if (nick && isDistinct(nick.text)) return nick
    if (!isBetween(token.text)) return null
  }
  return null
}

const isCyrillic = (word: string): boolean => /\p{Script=Cyrillic}/u.test(word)

const isPlainNick = (text: string): boolean =>
  /^[a-z][a-z0-9_.]{3,}$/.test(text) && !isNobody(text) && !FILE_NAME.test(text)

const isUnderscored = (text: string): boolean =>
  /\p{L}/u.test(text) && /[\p{L}\d]_+[\p{L}\d]/u.test(text) && !FILE_NAME.test(text)

/** An underscore, digits behind letters or a dot between words: no word of a language looks so. */
function isDistinct(text: string): boolean {
  if (FILE_NAME.test(text) || (text.match(/\p{L}/gu)?.length ?? 0) < 3) return false
  if (isUnderscored(text)) return true
  if (/^[a-z]{3,}\.?\d{1,4}$/.test(text)) return true
  return text.split('.').length === 2 && /^[a-z]+\d*\.[a-z]+\d*$/.test(text) && text.length >= 6
}
