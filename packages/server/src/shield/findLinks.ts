import { type ContactKind, type ContactSpan } from './contactFinding.ts'
import { hasCue, isSiteCue } from './cues.ts'
import { isEnding, isMessengerHost, isPlainEnding } from './domains.ts'
import { readForward, type Label } from './labels.ts'
import { pathEnd } from './pathEnd.ts'
import { readSpelledLink } from './readSpelledLink.ts'
import { type Token, type Tokens } from './tokenise.ts'
import { toLatin } from './unmixScripts.ts'

const SCHEME = /^(https?|hxxps?|ftp|tg)$/
const SITE_CUE_REACH = 6
/** No messenger has more: 'www.chat.whatsapp.com'. */
const HOST_DOTS_MAX = 3

/** Links and bare domains; those that lead to a person in a messenger are handles. */
export function findLinks(tokens: Tokens): ContactSpan[] {
  const spans: ContactSpan[] = []
  let index = 0
  while (index < tokens.length) {
    const span = readUrl(tokens, index) ?? readSpelledLink(tokens, index)
    if (span) spans.push(span)
    const chain = span ? [] : readChain(tokens, index)
    const bare = judgeChain(tokens, chain)
    if (bare) spans.push(bare)
    index = Math.max(index, span?.to ?? 0, bare?.to ?? 0, chain.at(-1)?.to ?? 0) + 1
  }
  return spans
}

/** https://name.kz/path up to the next space; between its own signs there may be some. */
function readUrl(tokens: Tokens, index: number): ContactSpan | null {
  if (!SCHEME.test(tokens.at(index)?.text ?? '')) return null
  let next = index + 1
  for (const sign of '://') {
    if (tokens.at(next)?.type === 'space') next++
    if (tokens.at(next++)?.text !== sign) return null
  }
  const host = readForward(tokens, tokens.at(next)?.type === 'space' ? next + 1 : next, '.-_')
  if (!host) return null
  const to = pathEnd(tokens, host.to)
  return { kind: kindOf(host.text, to > host.to), from: index, to }
}

/** Labels between dots without a space. */
function readChain(tokens: Tokens, index: number): Label[] {
  const labels: Label[] = []
  let next = index
  for (;;) {
    const from = next
    let text = ''
    while (isLabelPart(tokens.at(next))) text += tokens.at(next++)?.text ?? ''
    if (next === from) return labels
    labels.push({ text, from, to: next - 1 })
    if (tokens.at(next)?.text !== '.') return labels
    next++
  }
}

/** The chain up to its last label that ends a domain, and the path behind it. */
function judgeChain(tokens: Tokens, labels: Label[]): ContactSpan | null {
  const first = labels[0]
  const last = labels.at(-1)
  if (!first || !last || tokens.at(first.from - 1)?.text === '@') return null
  const isWww = first.text === 'www'
  for (let index = labels.length - 1; index > 0; index--) {
    const label = labels[index]
    const name = labels[index - 1]
    const end = label && (endingOf(tokens, label) ?? (isWww && label === last ? label : null))
    if (!end || !name || !/\p{L}/u.test(name.text)) continue
    const to = end.to === last.to ? pathEnd(tokens, end.to) : end.to
    const kind = index <= HOST_DOTS_MAX ? kindOf(hostOf(labels, index), to > end.to) : 'LINK'
    if (kind === 'HANDLE') return { kind, from: first.from, to }
    if (!isWww && !isEnding(end.text)) continue
    const isKnown = isWww || isPlainEnding(end.text) || to > end.to
    if (isKnown || index > 1 || /[\d-]/.test(name.text) || isAfterCue(tokens, first)) {
      return { kind, from: first.from, to }
    }
  }
  return null
}

function hostOf(labels: Label[], endIndex: number): string {
  return labels
    .slice(0, endIndex + 1)
    .map(({ text }) => text)
    .join('.')
}

const isLabelPart = (token: Token | undefined): boolean =>
  token?.type === 'word' || token?.type === 'number' || /^[-_]$/.test(token?.text ?? '')

/** 'kz', also that of 'kz-тен' and 'kzдан', and the 'ме' of 't.me' in Russian letters. */
function endingOf(tokens: Tokens, label: Label): Label | null {
  if (isEnding(label.text) || toLatin(label.text) === 'me') return label
  const first = tokens.at(label.from)?.text ?? ''
  const rest = label.text.slice(first.length)
  const isInflected = isEnding(first) && /^-?\p{Script=Cyrillic}+$/u.test(rest)
  return isInflected ? { text: first, from: label.from, to: label.from } : null
}

function kindOf(host: string, hasPath: boolean): ContactKind {
  return hasPath && isMessengerHost(host) ? 'HANDLE' : 'LINK'
}

function isAfterCue(tokens: Tokens, first: Label): boolean {
  return hasCue(tokens, first, { isCue: isSiteCue, before: SITE_CUE_REACH, after: 0 })
}
