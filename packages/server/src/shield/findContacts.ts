import { type ContactFinding, type ContactSpan } from './contactFinding.ts'
import { readDigitGroups } from './digitGroups.ts'
import { findEverydayNumbers } from './everydayNumbers.ts'
import { findCards } from './findCards.ts'
import { findEmails } from './findEmails.ts'
import { findHandles } from './findHandles.ts'
import { findIbans } from './findIbans.ts'
import { findLinks } from './findLinks.ts'
import { findPhones } from './findPhones.ts'
import { tokenise, type Tokens } from './tokenise.ts'

/**
 * Finds what leads two people off the platform: telephone numbers, e-mail addresses, names in
 * messengers, links and bank accounts, also where they are spelled out or disguised.
 *
 * Findings are in order and do not overlap. The work grows with the length of the text and with
 * nothing else. A dictionary of dialling plans would know more countries, but not 'восемь семьсот
 * один', so the shapes are our own.
 *
 * @example
 * findContacts('звоните 8 701 123 45 67') // [{ kind: 'PHONE', start: 8, end: 23 }]
 */
export function findContacts(text: string): ContactFinding[] {
  return findContactsIn(tokenise(text))
}

/** The same, for a text that is cut into tokens already. */
export function findContactsIn(tokens: Tokens): ContactFinding[] {
  const groups = readDigitGroups(tokens)
  const spans = withoutOverlaps([
    ...findEmails(tokens),
    ...findLinks(tokens),
    ...findIbans(tokens),
    ...findCards(tokens, groups),
    ...findPhones(tokens, groups, findEverydayNumbers(tokens)),
    ...findHandles(tokens),
  ])
  return spans.map(({ kind, from, to }) => ({
    kind,
    start: tokens.at(from)?.start ?? 0,
    end: tokens.at(to)?.end ?? 0,
  }))
}

/** The earlier in the list wins the tokens; what is left is put in the order of the text. */
function withoutOverlaps(spans: ContactSpan[]): ContactSpan[] {
  const taken = new Set<number>()
  const kept: ContactSpan[] = []
  for (const span of spans) {
    const covered = Array.from({ length: span.to - span.from + 1 }, (_, step) => span.from + step)
    if (covered.some((index) => taken.has(index))) continue
    for (const index of covered) taken.add(index)
    kept.push(span)
  }
  return kept.sort((one, other) => one.from - other.from)
}
