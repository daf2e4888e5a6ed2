import type { ChatMessage } from '@steppergo/chat-client'

const LAST_AT = Date.UTC(2026, 4, 4, 18)
const LONGEST_PAUSE_MS = 40 * 60_000
const MOST_SENTENCES = 5

const sentences = [
  'Жолға шықтым, он минуттан кейін боламын.',
  'Қай жерде күтіп тұрсыз?',
  'Жарайды, рақмет!',
  'Багажға орын бар ма? Екі үлкен чемодан бар.',
  'Ауа райы жақсы, жол ашық, кешікпейміз деп ойлаймын.',
  'Выезжаю, буду через десять минут.',
  'Стою у третьего входа, белая «Камри».',
  'Спасибо!',
  'Можно остановиться у заправки? Хочу купить воды в дорогу.',
  'На перевале туман, поедем медленнее и прибудем примерно на полчаса позже, чем было обещано.',
  'On my way.',
  'Where shall we meet?',
  'There is room for one more bag, but not for a bicycle.',
  'See you at the gate, the one beside the pharmacy: https://example.com/map/gate-3',
  'The road over the pass is open again, so we should arrive before it gets dark.',
]

/** Short of what a text may be, and as mixed as people are; the same at every call. */
export function buildConversation(count: number): ChatMessage[] {
  const random = randomOf(20260504)
  const messages: ChatMessage[] = []
  let at = LAST_AT
  for (let seq = count; seq > 0; seq--) {
    messages.push(buildMessage(seq, at, random))
    at -= Math.floor(random() ** 3 * LONGEST_PAUSE_MS)
  }
  return messages.reverse()
}

/** The end of what a message says, by which it is found on a page. */
export const markOf = (seq: number): string => `№ ${seq}.`

function buildMessage(seq: number, at: number, random: () => number): ChatMessage {
  const isOwn = random() < 0.5
  const createdAt = new Date(at).toISOString()
  return {
    key: `m${seq}`,
    id: `m${seq}`,
    conversationId: 'c1',
    seq,
    ...(isOwn
      ? { senderId: 'passenger', senderName: 'Aida' }
      : { senderId: 'driver', senderName: 'Nurlan' }),
    type: 'TEXT',
    content: `${textOf(random)} ${markOf(seq)}`,
    metadata: null,
    status: 'READ',
    tempId: null,
    createdAt,
    editedAt: null,
    deletedAt: null,
    hiddenAt: null,
    isOwn,
    readAt: createdAt,
    error: null,
  }
}

/** Most are short, some are long. */
function textOf(random: () => number): string {
  const length = 1 + Math.floor(random() ** 2 * MOST_SENTENCES)
  const start = Math.floor(random() * sentences.length)
  return Array.from(
    { length },
    (_, at) => sentences[(start + at * 7) % sentences.length] ?? '',
  ).join(' ')
}

/** A linear congruential generator with the constants of Numerical Recipes. */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return state / 2 ** 32
  }
}
