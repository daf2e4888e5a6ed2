import { type ContactSpan } from './contactFinding.ts'
import { type Tokens } from './tokenise.ts'
import { toLatin } from './unmixScripts.ts'

const LENGTH = 20
const IBAN = /^kz\d{5}[a-z0-9]{13}$/

/** Accounts in Kazakhstan, in one piece or in pieces: KZ86 125K ZT50 0410 0100. */
export function findIbans(tokens: Tokens): ContactSpan[] {
  const spans: ContactSpan[] = []
  for (let index = 0; index < tokens.length; index++) {
    const to = toLatin(tokens.at(index)?.text ?? '') === 'kz' ? ibanEnd(tokens, index) : null
    if (to === null) continue
    spans.push({ kind: 'CARD', from: index, to })
    index = to
  }
  return spans
}

function ibanEnd(tokens: Tokens, from: number): number | null {
  const before = tokens.at(from - 1)?.type
  if (before === 'word' || before === 'number') return null
  let account = ''
  let index = from
  for (; account.length < LENGTH; index++) {
    const token = tokens.at(index)
    if (!token || token.type === 'sign') return null
    if (token.type !== 'space') account += toLatin(token.text)
  }
  return IBAN.test(account) ? index - 1 : null
}
