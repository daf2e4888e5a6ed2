import type { Random } from '../chaos/random.ts'
import { toFrame } from '../raw/webSocketFrame.ts'

/** Packets of Engine.IO and Socket.IO that no client of theirs writes. */
const PACKETS = [
  ...['', '1', '2', '2probe', '3', '5', '6', '7', '8', '9x', 'a', '\u0000', '4', '47', '48', '4x'],
  ...[
    '40',
    '40/admin,',
    '40/admin,{"token":"x"}',
    '40null',
    '40[]',
    '40{"token":',
    '41',
    '41/x,',
    '41{}',
  ],
  ...['42', '42{}', '42null', '42[]', '42[null]', '42[0]', '42[1e999]', '42[[]]', '42[{}]', '42""'],
  ...['42["__proto__"]', '42["constructor",{}]', '42["toString"]', '42["error",{}]', '42["error"]'],
  ...['42["disconnect"]', '42["disconnecting",1]', '42["connection",{}]', '42["newListener","x"]'],
  ...['42["participant:left",{"conversationId":"x","userId":"y"}]', '42["session:ended","x"]'],
  ...[
    '42/admin,["x"]',
    '42/,["x"]',
    '42/__proto__,["x"]',
    '42-1["x",{}]',
    '421e3["x"]',
    '42 ["x"]',
  ],
  ...[
    '4299999999999999999999["x",{}]',
    '420["x",{},{},{}]',
    '420["x",{},"f",null,[]]',
    '420x["x"]',
  ],
  ...['43', '430', '430[]', '431["x"]', '4399999999999999999999[1]', '43{}', '44', '44"x"', '44{}'],
  ...[
    '450-["x"]',
    '451-["x"]',
    '451-',
    '45-1-["x"]',
    '45x-["x"]',
    '4511-["x"]',
    '451',
    '461-["x"]',
  ],
  ...['459999999999999999-["x"]', '451e1-["x"]', '451.5-["x"]', '461-1["x"]', 'bAAAA', 'b', 'b%%%'],
  ...['451-["x",{"_placeholder":true,"num":-1}]', '451-["x",{"_placeholder":true,"num":"0"}]'],
  ...['451-["message:send",{"_placeholder":true,"num":0}]', '4\ud83d', '42["\ud83d"]', '4\u0000'],
]

/** A text that arrives whole and says nothing right. */
export function rawText(random: Random, valid: string): string {
  const dice = random.next()
  if (dice < 0.6) return random.pick(PACKETS)
  if (dice < 0.8) return valid.slice(0, random.between(0, valid.length))
  if (dice < 0.84) return `42/${'n'.repeat(random.between(1_000, 60_000))},["x"]`
  if (dice < 0.88) return `42${'9'.repeat(random.between(20, 30_000))}["x",{}]`
  if (dice < 0.92) return `42["x",${'['.repeat(random.between(100, 30_000))}`
  return flip(random, valid)
}

/** One character of it is another. */
function flip(random: Random, text: string): string {
  const at = random.between(0, Math.max(0, text.length - 1))
  const other = String.fromCharCode(random.between(0, 0xff))
  return text.slice(0, at) + other + text.slice(at + 1)
}

const BYTES: ((random: Random, valid: string) => Buffer)[] = [
  // Opcodes without a meaning, bits without one, no mask.
  (random, valid) => toFrame(valid, { opcode: random.pick([3, 4, 7, 11, 15]) }),
  (random, valid) => toFrame(valid, { reserved: random.between(1, 7) }),
  (_random, valid) => toFrame(valid, { isMasked: false }),
  // Lengths that are none.
  (_random, valid) => toFrame(valid, { length: 2 ** 52 }),
  (_random, valid) => toFrame(valid, { length: valid.length + 100_000 }),
  (random, valid) => toFrame(valid).subarray(0, random.between(1, 12)),
  // One byte too many, and exactly as many as there may be.
  () => toFrame('4'.padEnd(65_537, 'x')),
  () => toFrame('42["x"'.padEnd(65_535, ' ') + ']'),
  // Text that is none: half characters, too long forms, halves of pairs.
  () => toFrame(Buffer.from([0x34, 0x32, 0x5b, 0x22, 0xd0])),
  () => toFrame(Buffer.from([0x34, 0xc0, 0x80])),
  () => toFrame(Buffer.from([0x34, 0xed, 0xa0, 0x80])),
  () => toFrame(Buffer.from([0xff, 0xfe, 0xfd])),
  // Control frames: too long, in pieces, with codes that nobody may send.
  () => toFrame('p'.repeat(126), { opcode: 9 }),
  () => toFrame('p', { opcode: 9, isLast: false }),
  () => toFrame('x', { opcode: 8 }),
  () => toFrame(Buffer.from([0x03, 0xed]), { opcode: 8 }),
  () => toFrame(Buffer.from([0x03, 0xe8, 0xff]), { opcode: 8 }),
  () => Buffer.concat(Array.from({ length: 200 }, () => toFrame('', { opcode: 9 }))),
  // Binary, announced and not.
  (random) => toFrame(Buffer.alloc(random.between(0, 2_000), 0x41), { opcode: 2 }),
  (random) => binaryEvent(random),
  // Pieces: none before, another message between, very many, never the last.
  (_random, valid) => toFrame(valid, { opcode: 0 }),
  (_random, valid) => Buffer.concat([toFrame(valid, { isLast: false }), toFrame(valid)]),
  (random, valid) => inPieces(valid, random.between(2, 40)),
  (random) => manyPieces(random.pick([100, 2_000, 17_000])),
  // No frames at all.
  (random) =>
    Buffer.from(Array.from({ length: random.between(1, 400) }, () => random.between(0, 255))),
  () => Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n'),
]

/** What is no text, or no frame. */
export const rawBytes = (random: Random, valid: string): Buffer => random.pick(BYTES)(random, valid)

/** An event with attachments: as many as it says, too few or too many. */
function binaryEvent(random: Random): Buffer {
  const said = random.between(1, 11)
  const places = Array.from({ length: said }, (_, num) => ({ _placeholder: true, num }))
  const name = random.pick(['message:send', 'join:conversation', 'x'])
  const head = toFrame(`45${said}-7${JSON.stringify([name, ...places])}`)
  const count = random.next() < 0.7 ? said : random.between(0, 12)
  const attachment = toFrame(Buffer.alloc(random.between(0, 3_000), 0x7b), { opcode: 2 })
  return Buffer.concat([head, ...Array.from({ length: count }, () => attachment)])
}

function inPieces(text: string, count: number): Buffer {
  const size = Math.max(1, Math.ceil(text.length / count))
  const pieces: Buffer[] = []
  for (let at = 0; at < text.length; at += size) {
    const isLast = at + size >= text.length
    pieces.push(toFrame(text.slice(at, at + size), { opcode: at === 0 ? 1 : 0, isLast }))
  }
  return Buffer.concat(pieces)
}

/** A text of one character in so many pieces, most of them empty. */
export function manyPieces(count: number): Buffer {
  const empty = toFrame('', { opcode: 0, isLast: false })
  return Buffer.concat([
    toFrame('4', { isLast: false }),
    ...Array.from({ length: count }, () => empty),
  ])
}
