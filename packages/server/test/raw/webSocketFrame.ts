import { randomBytes } from 'node:crypto'

interface FrameOptions {
  /** 1 is text, 2 binary, 0 a continuation, 8 close, 9 ping, 10 pong; others are reserved. */
  opcode?: number
  isLast?: boolean
  /** The three bits beside it, which have no meaning. */
  reserved?: number
  isMasked?: boolean
  /** What the header says; left out, the truth. */
  length?: number
}

/** One WebSocket frame of a client, as right or as wrong as it is asked for. */
export function toFrame(payload: Buffer | string, options: FrameOptions = {}): Buffer {
  const bytes = Buffer.from(payload)
  const { opcode = 1, isLast = true, reserved = 0, isMasked = true } = options
  const length = options.length ?? bytes.length
  const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10)
  head[0] = (isLast ? 0x80 : 0) | (reserved << 4) | opcode
  const masked = isMasked ? 0x80 : 0
  if (head.length === 2) head[1] = masked | length
  else if (head.length === 4) {
    head[1] = masked | 126
    head.writeUInt16BE(length, 2)
  } else {
    head[1] = masked | 127
    head.writeBigUInt64BE(BigInt(length), 2)
  }
  if (!isMasked) return Buffer.concat([head, bytes])
  const mask = randomBytes(4)
  for (let at = 0; at < bytes.length; at++) bytes[at] = (bytes[at] ?? 0) ^ (mask[at % 4] ?? 0)
  return Buffer.concat([head, mask, bytes])
}

interface Heard {
  onText: (text: string) => void
  /** The other side says goodbye, and waits for the line to end. */
  onClose: () => void
}

/** Tells what whole frames of a server say; gives back what is not whole yet. */
export function readFrames(bytes: Buffer, { onText, onClose }: Heard): Buffer {
  let at = 0
  while (bytes.length - at >= 2) {
    let length = (bytes[at + 1] ?? 0) & 0x7f
    const head = length < 126 ? 2 : length === 126 ? 4 : 10
    if (bytes.length - at < head) break
    if (head === 4) length = bytes.readUInt16BE(at + 2)
    if (head === 10) length = Number(bytes.readBigUInt64BE(at + 2))
    const end = at + head + length
    if (end > bytes.length) break
    const opcode = (bytes[at] ?? 0) & 0x0f
    if (opcode === 1) onText(bytes.toString('utf8', at + head, end))
    if (opcode === 8) onClose()
    at = end
  }
  return bytes.subarray(at)
}
