import { describe, expect, it } from 'vitest'
import { missedKinds, readCorpus, scoreCorpus, type Score } from '../../test/shield/scoreCorpus.ts'
import { type ContactKind } from './contactFinding.ts'
import { findContacts, findContactsIn } from './findContacts.ts'
import { tokenise } from './tokenise.ts'

const RECALL_MIN = 0.95
const FALSE_ALARMS_MAX = 0.01
/** Tokens looked at for one character, by all finders together. */
const READS_MAX = 300
const KINDS: ContactKind[] = ['PHONE', 'EMAIL', 'HANDLE', 'LINK', 'CARD']

const corpus = readCorpus()
const parts = ['dev', 'heldOut'] as const
const languages = [...new Set(corpus.map(({ language }) => language))]
const clean = corpus.filter(({ kinds }) => kinds.length === 0)
const cleanGroups = [...new Set(clean.map(({ group }) => group))]

const recallOf = ({ found, labels }: Score): number => found / labels
const falseAlarmsOf = ({ falseAlarms, clean }: Score): number => falseAlarms / clean

/** What the findings cover, with their kinds. */
function read(text: string): [ContactKind, string][] {
  return findContacts(text).map(({ kind, start, end }) => [kind, text.slice(start, end)])
}

function countReads(text: string): number {
  const tokens = tokenise(text)
  let reads = 0
  findContactsIn({
    length: tokens.length,
    at(index) {
      reads++
      return tokens.at(index)
    },
  })
  return reads
}

describe('the corpus', () => {
  it('[SH1] holds more than 500 messages, all different, half of them with a contact', () => {
    const texts = new Set(corpus.map(({ text }) => text))
    expect(texts.size).toBe(corpus.length)
    expect(corpus.length).toBeGreaterThan(500)
    expect(clean.length / corpus.length).toBeCloseTo(0.5, 1)
    expect(new Set(corpus.flatMap(({ kinds }) => kinds))).toEqual(new Set(KINDS))
  })

  it.each(['plates', 'times', 'prices', 'addresses'])('[SH2] holds at least 40 %s', (group) => {
    expect(clean.filter((line) => line.group === group).length).toBeGreaterThanOrEqual(40)
  })
})

describe.each(parts)('the %s part', (part) => {
  const lines = corpus.filter((line) => line.part === part)

  it.each(languages)('[SH1] finds 95 of 100 contacts in %s', (language) => {
    const score = scoreCorpus(lines.filter((line) => line.language === language))
    expect(recallOf(score), JSON.stringify(score)).toBeGreaterThanOrEqual(RECALL_MIN)
  })

  it.each(KINDS)('[SH1] finds 95 of 100 of kind %s', (kind) => {
    const wanted = lines.filter(({ kinds }) => kinds.includes(kind))
    const missed = wanted.filter((line) => missedKinds(line).includes(kind))
    const recall = 1 - missed.length / wanted.length
    expect(recall, missed.map(({ text }) => text).join('\n')).toBeGreaterThanOrEqual(RECALL_MIN)
  })

  it('[SH1] finds 95 of 100 contacts and takes at most one clean message in 100 for one', () => {
    const score = scoreCorpus(lines)
    expect(recallOf(score), JSON.stringify(score)).toBeGreaterThanOrEqual(RECALL_MIN)
    expect(falseAlarmsOf(score), JSON.stringify(score)).toBeLessThanOrEqual(FALSE_ALARMS_MAX)
  })
})

describe('messages without a contact', () => {
  it.each(cleanGroups)('[SH2] leaves %s alone', (group) => {
    const alarms = clean.filter((line) => line.group === group && read(line.text).length > 0)
    const allowed = Math.floor(clean.filter((line) => line.group === group).length * 0.02)
    expect(alarms.length, alarms.map(({ text }) => text).join('\n')).toBeLessThanOrEqual(allowed)
  })
})

describe('the place of a finding', () => {
  it.each<[string, ContactKind, string]>([
    ['звоните 8 701 123 45 67, жду', 'PHONE', '8 701 123 45 67'],
    ['Мой (701) 123-45-67.', 'PHONE', '(701) 123-45-67'],
    ['плюс 7 701 1234567 Асем', 'PHONE', 'плюс 7 701 1234567'],
    ['Сен: сегіз жеті жүз бір 223 45 67?', 'PHONE', 'сегіз жеті жүз бір 223 45 67'],
    ['😀８７０１１２３４５６７😀', 'PHONE', '８７０１１２３４５６７'],
    ['8\u200b701\u200b1234567 жду', 'PHONE', '8\u200b701\u200b1234567'],
    ['пишите name@mail.ru. Жду', 'EMAIL', 'name@mail.ru'],
    ['это name собака mail точка ru, пишите', 'EMAIL', 'name собака mail точка ru'],
    ['(см. https://a.kz/b?c=d).', 'LINK', 'https://a.kz/b?c=d'],
    ['kolesa.kz-тен қара', 'LINK', 'kolesa.kz'],
    ['https://t.me/name, там', 'HANDLE', 'https://t.me/name'],
    ['Телега: name_kz!', 'HANDLE', 'name_kz'],
    ['на 4400 4352 6018 1595 2000 тг', 'CARD', '4400 4352 6018 1595'],
    ['IBAN KZ86 125K ZT50 0410 0100 ок', 'CARD', 'KZ86 125K ZT50 0410 0100'],
  ])('[SH1] finds in "%s" the %s and nothing beside it', (text, kind, covered) => {
    expect(read(text)).toEqual([[kind, covered]])
  })

  it('[SH1] finds several contacts in the order of the text', () => {
    expect(read('тг @name_kz, 87011234567 или name@mail.ru, сайт name.kz')).toEqual([
      ['HANDLE', '@name_kz'],
      ['PHONE', '87011234567'],
      ['EMAIL', 'name@mail.ru'],
      ['LINK', 'name.kz'],
    ])
  })

  it('[SH1] finds no second contact in what is left when the first are covered', () => {
    for (const { text } of corpus) {
      const findings = findContacts(text)
      for (const [index, { start, end }] of findings.entries()) {
        expect(start).toBeLessThan(end)
        expect(start).toBeGreaterThanOrEqual(findings[index - 1]?.end ?? 0)
      }
      const covered = findings.reduceRight(
        (rest, { start, end }) => `${rest.slice(0, start)}***${rest.slice(end)}`,
        text,
      )
      expect(read(covered), text).toEqual([])
    }
  })
})

describe('the work', () => {
  const pieces = [
    '8',
    '8 ',
    '8-',
    '8 7',
    'a.',
    'a-',
    'a_',
    '.',
    '@',
    'a@',
    'a@a.',
    'kz',
    'kz ',
    'kz1 ',
    'тг ',
    'tg,',
    'ник ',
    'точка ',
    'собака ',
    'mail ru ',
    'жеті жүз ',
    'семь ',
    'double ',
    'http://',
    'a.kz/',
    'ме.',
    '(',
    ' ',
    '\u200b',
    'o8',
    '0',
    '8 потом ',
    '4400 ',
    'звони 1 ',
  ]

  it.each(pieces)('[SH3] grows as the text does for "%s" over and over', (piece) => {
    const once = countReads(piece.repeat(Math.ceil(2_500 / piece.length)))
    const twice = countReads(piece.repeat(Math.ceil(5_000 / piece.length)))
    expect(twice).toBeLessThanOrEqual(once * 2.1 + 200)
  })

  it('[SH3] stays within a bound per character whatever the pieces', () => {
    for (const first of pieces) {
      for (const second of pieces) {
        const text = (first + second).repeat(50)
        expect(countReads(text), first + second).toBeLessThan(text.length * READS_MAX + 1_000)
      }
    }
  })

  it(
    '[SH3] ends within a second for 5,000 characters of the worst kind',
    { timeout: 60_000 },
    () => {
      for (const piece of pieces) {
        const startedAt = performance.now()
        findContacts(piece.repeat(5_000 / piece.length))
        expect(performance.now() - startedAt).toBeLessThan(1_000)
      }
    },
  )
})
