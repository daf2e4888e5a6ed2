import { describe, expect, it } from 'vitest'
import type { ChatLocale } from '../props.ts'
import { languages } from './languages.ts'

const COUNTS = [0, 1, 2, 5, 21, 100]

/** What stands after each of the counts. */
const unread: Record<ChatLocale, readonly string[]> = {
  en: ['messages', 'message', 'messages', 'messages', 'messages', 'messages'].map(
    (noun) => `unread ${noun}`,
  ),
  ru: [
    'непрочитанных сообщений',
    'непрочитанное сообщение',
    'непрочитанных сообщения',
    'непрочитанных сообщений',
    'непрочитанное сообщение',
    'непрочитанных сообщений',
  ],
  kk: COUNTS.map(() => 'оқылмаған хабарлама'),
  ky: COUNTS.map(() => 'окула элек билдирүү'),
  uz: COUNTS.map(() => 'ta oʻqilmagan xabar'),
}
const participants: Record<ChatLocale, readonly string[]> = {
  en: [
    'participants',
    'participant',
    'participants',
    'participants',
    'participants',
    'participants',
  ],
  ru: ['участников', 'участник', 'участника', 'участников', 'участник', 'участников'],
  kk: COUNTS.map(() => 'қатысушы'),
  ky: COUNTS.map(() => 'катышуучу'),
  uz: COUNTS.map(() => 'ishtirokchi'),
}
const characters: Record<ChatLocale, readonly string[]> = {
  en: ['1 character left', '2 characters left'],
  ru: ['Осталось символов: 1', 'Осталось символов: 2'],
  kk: ['1 таңба қалды', '2 таңба қалды'],
  ky: ['1 белги калды', '2 белги калды'],
  uz: ['1 ta belgi qoldi', '2 ta belgi qoldi'],
}
const manyNew: Record<ChatLocale, string> = {
  en: '99+ new messages. Jump to latest',
  ru: '99+ новых сообщений. К последнему',
  kk: '99+ жаңа хабарлама. Соңғысына өту',
  ky: '99+ жаңы билдирүү. Акыркысына өтүү',
  uz: '99+ ta yangi xabar. Oxirgisiga oʻtish',
}

const withCounts = (nouns: readonly string[]) =>
  nouns.map((noun, index) => `${COUNTS[index]} ${noun}`)

describe.each(['en', 'ru', 'kk', 'ky', 'uz'] as const)('counts in %s', (locale) => {
  const strings = languages[locale]

  it('[UI36] take the form of the noun that the number asks for', () => {
    expect(COUNTS.map(strings.unreadMessages)).toEqual(withCounts(unread[locale]))
    expect(COUNTS.map(strings.participants)).toEqual(withCounts(participants[locale]))
    expect([1, 2].map(strings.charactersLeft)).toEqual(characters[locale])
  })

  it('[UI36] stop at 99+', () => {
    expect(strings.newMessages(100)).toBe(manyNew[locale])
    expect(strings.newMessages(99)).toMatch(/^99 /)
  })
})
