import type { Random } from '../chaos/random.ts'

/** Stands for a piece of JSON text that `JSON.stringify` would never write. */
const rawToken = (text: string) => `@@${text}@@`

const RAW_TOKEN = /"@@((?:[^"\\@]|\\.)*)@@"/g

/** As JSON, with what only a text can say: numbers beyond any, and depth beyond any stack. */
export const toWire = (value: unknown): string =>
  // `undefined` is no JSON; whoever sends it sends nothing.
  (JSON.stringify(value) ?? '').replace(RAW_TOKEN, (_whole, text: string) =>
    JSON.parse(`"${text}"`),
  )

/** An object with a key that a literal would take for the prototype. */
function withOwn(key: string, value: unknown): object {
  return Object.defineProperty({}, key, { value, enumerable: true, configurable: true })
}

const NUMBERS = [
  ...[
    0,
    -0,
    -1,
    1,
    1.5,
    -1.5,
    2 ** 31 - 1,
    2 ** 31,
    2 ** 32,
    2 ** 53,
    2 ** 63,
    1e21,
    1e308,
    5e-324,
  ],
  ...[rawToken('1e999'), rawToken('-1e999'), rawToken('NaN'), rawToken('1'.repeat(400))],
]

const TEXTS = [
  ...['', ' ', '\t\n', '\u0000', 'a\u0000b', '\ud83d', '\udc00x', 'a\ud83d', '\ufeff', '\u202eabc'],
  ...['null', 'undefined', 'NaN', 'true', '0', '-1', '1e3', '0x10', '２', '1'.repeat(400)],
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '$where', '%00', '..'],
  ...[
    '\'; DROP TABLE "Message"; --',
    '" OR 1=1 --',
    '${7*7}',
    '{{7*7}}',
    '<script>',
    '\\',
    '\\u0000',
  ],
  ...['x'.repeat(128), 'x'.repeat(129), 'é'.repeat(128), '😀'.repeat(65)],
]

const OBJECTS: (() => unknown)[] = [
  () => ({}),
  () => ({ $gt: '' }),
  () => ({ $ne: null }),
  () => ({ contains: '' }),
  () => ({ not: null }),
  () => ({ in: [''] }),
  () => ({ equals: { path: [] } }),
  () => ({ OR: [{}, {}] }),
  () => ({ toString: null, valueOf: null }),
  () => ({ toJSON: 'x', then: 'y' }),
  () => ({ length: 1e9, 0: 'a' }),
  () => ({ type: 'Buffer', data: [1, 2, 3] }),
  () => ({ _placeholder: true, num: 0 }),
  () => withOwn('__proto__', { isAdmin: true, role: 'ADMIN' }),
  () => withOwn('__proto__', null),
  () => ({ constructor: { prototype: { role: 'ADMIN' } } }),
  () => ({ '': { '': '' } }),
  () => ({ '\u0000': '\ud800' }),
]

const ARRAYS: (() => unknown)[] = [
  () => [],
  () => [[]],
  () => [null],
  () => ['a', 'b'],
  () => [{ $gt: '' }],
  () => new Array(1_000).fill(0),
]

/** What hardly anybody expects in a field. */
export function nastyValue(random: Random): unknown {
  const dice = random.next()
  if (dice < 0.1) return random.pick([null, true, false])
  if (dice < 0.3) return random.pick(NUMBERS)
  if (dice < 0.6) return random.pick(TEXTS)
  if (dice < 0.8) return random.pick(OBJECTS)()
  if (dice < 0.9) return random.pick(ARRAYS)()
  if (dice < 0.95) return nest(random, random.between(15, 18))
  if (dice < 0.97) return nest(random, random.between(100, 8_000))
  return longText(random)
}

/** Around the limits of texts, and of frames now and then. */
function longText(random: Random): string {
  const character = random.pick(['a', 'é', '한', '😀', '\u0301', '\ud83d'])
  const length = random.next() < 0.1 ? 16_400 : random.pick([4_096, 4_097, 5_000, 5_001])
  return character.repeat(length)
}

function nest(random: Random, depth: number): string {
  const isList = random.next() < 0.5
  const [open, close] = isList ? ['[', ']'] : ['{"a":', '}']
  return rawToken(`${open.repeat(depth)}1${close.repeat(depth)}`)
}
