import type { ReaderState } from '@steppergo/chat-client'
import { buildMessages, isoBefore, MINUTE_MS, pending, people, type Line } from './fixtures.ts'

export const talk: readonly Line[] = [
  { by: 'nurlan', minutesAgo: 34, text: 'Сәлеметсіз бе! Ертең таңғы 8:30-да шығамыз.' },
  { by: 'aida', minutesAgo: 31, text: 'Здравствуйте! Хорошо, буду вовремя' },
  { by: 'nurlan', minutesAgo: 30, text: 'Белая Camry, 777 ABA 02' },
  { by: 'nurlan', minutesAgo: 29, text: 'Багаж большой?' },
  { by: 'aida', minutesAgo: 27, text: 'Один чемодан и рюкзак' },
]

/** Every way that an own message can have gone, the newest last. */
export const buildTickedMessages = (now: number) =>
  buildMessages(now, 'aida', [
    ...talk,
    { by: 'nurlan', minutesAgo: 12, text: 'Where shall I pick you up?' },
    { by: 'aida', minutesAgo: 10, text: 'У третьего входа в «Мега»' },
    { by: 'aida', minutesAgo: 3, text: 'Там есть парковка', change: unread('DELIVERED') },
    { by: 'aida', minutesAgo: 2, text: 'Жду вас', change: unread('SENT') },
    { by: 'aida', minutesAgo: 0, text: 'Я в синей куртке', change: pending('SENDING') },
  ])

const unread = (status: 'SENT' | 'DELIVERED') => ({ status, readAt: null })

export const GROUP_FIRST_UNREAD = 9

/** Four people on the day before and today; Aida has read up to the separator, then answered. */
export const buildGroupMessages = (now: number) =>
  buildMessages(now, 'aida', [
    joined('Аида Бекова', 26 * 60),
    joined('Timur Kim', 25 * 60),
    {
      by: 'gulnara',
      minutesAgo: 24 * 60,
      text: 'Всем добрый день! Место сбора — автовокзал Сайран',
    },
    { by: 'timur', minutesAgo: 23 * 60, text: 'Hi all, I have a guitar with me, is that fine?' },
    { by: 'nurlan', minutesAgo: 23 * 60 - 2, text: 'Жарайды, орын бар' },
    { by: 'aida', minutesAgo: 40, text: 'Я подъеду к 8:15' },
    {
      by: null,
      minutesAgo: 35,
      text: 'The departure is delayed',
      change: {
        metadata: {
          event: 'trip.delayed',
          departureAt: new Date(now + 45 * MINUTE_MS).toISOString(),
        },
      },
    },
    { by: 'aida', minutesAgo: 20, text: 'Спасибо, что предупредили' },
    { by: 'gulnara', minutesAgo: 9, text: 'На посту очередь, выезжаем позже' },
    { by: 'gulnara', minutesAgo: 8, text: 'Водитель напишет, когда будет у ворот' },
    { by: 'nurlan', minutesAgo: 5, text: 'Шығып кеттім, он бес минуттан кейін боламын' },
    {
      by: 'aida',
      minutesAgo: 2,
      text: 'I am coming',
      change: { ...unread('DELIVERED'), metadata: { quickReplyId: 'coming' } },
    },
  ])

const joined = (name: string, minutesAgo: number): Line => ({
  by: null,
  minutesAgo,
  text: `${name} joined`,
  change: { metadata: { event: 'participant.joined', name } },
})

/** How far the newest own message has come with three others. */
export const buildReaders = (now: number): ReaderState[] => [
  { participant: people.gulnara, status: 'READ', readAt: isoBefore(now, 1) },
  { participant: people.timur, status: 'DELIVERED', readAt: null },
  { participant: people.nurlan, status: 'SENT', readAt: null },
]

export const buildFailedMessages = (now: number) =>
  buildMessages(now, 'aida', [
    ...talk,
    {
      by: 'aida',
      minutesAgo: 1,
      text: 'Можно выехать на час раньше?',
      change: { ...pending('FAILED'), error: { code: 'EXPIRED', message: 'Not sent for a day' } },
    },
  ])

/** Written before the booking was confirmed. */
export const buildHeldMessages = (now: number) => {
  const text = 'Позвоните мне: +7 701 234 56 78 или aida.bekova@example.kz'
  const found = (kind: 'PHONE' | 'EMAIL', part: string) => {
    const start = text.indexOf(part)
    return { kind, start, end: start + part.length }
  }
  return buildMessages(now, 'aida', [
    ...talk,
    {
      ...{ by: 'aida', minutesAgo: 1, text },
      change: {
        ...pending('FAILED'),
        error: {
          code: 'CONTACT_SHIELDED',
          message: 'Contacts are held back',
          findings: [found('PHONE', '+7 701 234 56 78'), found('EMAIL', 'aida.bekova@example.kz')],
        },
      },
    },
  ])
}

export const buildAbsentMessages = (now: number) =>
  buildMessages(now, 'aida', [
    { by: 'nurlan', minutesAgo: 40, text: 'Здравствуйте!' },
    { by: 'nurlan', minutesAgo: 30, text: '', change: { hiddenAt: isoBefore(now, 20) } },
    { by: 'aida', minutesAgo: 26, text: '', change: { deletedAt: isoBefore(now, 25) } },
    {
      by: 'nurlan',
      minutesAgo: 18,
      text: 'Выезжаем в 8:45, а не в 8:30',
      change: { editedAt: isoBefore(now, 16) },
    },
    { by: 'nurlan', minutesAgo: 9, text: '', change: { type: 'VOICE' } },
    { by: 'aida', minutesAgo: 4, text: 'Понял, ок', change: { editedAt: isoBefore(now, 3) } },
  ])

export const buildDifficultMessages = (now: number) =>
  buildMessages(now, 'aida', [
    {
      by: 'nurlan',
      minutesAgo: 38,
      text: 'Точка сбора: https://go.2gis.com/almaty/sairan?m=76.86%2C43.24&utm_source=chat, звоните +7 701 234 56 78',
    },
    { by: 'aida', minutesAgo: 33, text: 'Пишите на aida.bekova@example.kz' },
    {
      by: 'nurlan',
      minutesAgo: 28,
      text: 'Қанағаттандырылмағандықтарыңыздан_777ABA02_AlmatyBishkekExpress2026',
    },
    { by: 'aida', minutesAgo: 22, text: '🚗💨' },
    { by: 'nurlan', minutesAgo: 20, text: 'Рахмет 🙏🏽 отбасымен барасыз ба 👨‍👩‍👧‍👦?' },
    { by: 'aida', minutesAgo: 15, text: 'مرحبا، سأكون عند البوابة 3 في الساعة 8:15' },
    { by: 'nurlan', minutesAgo: 8, text: 'Остановки:\n1. Кордай — чай\n2. Граница\n3. Бишкек' },
    { by: 'aida', minutesAgo: 2, text: 'Ок' },
  ])
