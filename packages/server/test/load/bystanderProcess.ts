import { io, type Socket } from 'socket.io-client'
import type { Bystander, BystanderReport } from './bystanders.ts'

/**
 * A process of its own: ordinary people who ask for an answer four times a second, and say something
 * every six seconds. Its parent asks for what they have noticed.
 */
const EVERY_MS = 250
const SAY_EVERY = 24
const ANSWER_MS = 10_000

let report: BystanderReport = newReport()

function newReport(): BystanderReport {
  return { latencies: [], refused: {}, lost: 0 }
}

interface Answer {
  ok: boolean
  data?: { head?: number; conversationId?: string }
  error?: { code: string }
}

async function stand({ url, token, tripId }: Bystander, index: number): Promise<void> {
  const socket: Socket = io(url, {
    path: '/api/socket',
    auth: { token },
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 200,
  })
  await new Promise<void>((resolve) => socket.once('connect', resolve))
  socket.on('disconnect', () => report.lost++)
  const joined: Answer = await socket.emitWithAck('join:conversation', { tripId })
  const conversationId = joined.data?.conversationId
  let afterSeq = joined.data?.head ?? 0
  let turn = index

  async function ask() {
    turn += 1
    const isSaying = turn % SAY_EVERY === 0
    const name = isSaying ? 'message:send' : 'messages:since'
    const payload = isSaying
      ? { conversationId, content: `Are you there? ${turn}` }
      : { conversationId, afterSeq, limit: 1 }
    const startedAt = performance.now()
    const into = report
    try {
      const answer: Answer = await socket.timeout(ANSWER_MS).emitWithAck(name, payload)
      into.latencies.push(performance.now() - startedAt)
      afterSeq = answer.data?.head ?? afterSeq
      const code = answer.error?.code
      if (code !== undefined) into.refused[code] = (into.refused[code] ?? 0) + 1
    } catch {
      into.refused.silence = (into.refused.silence ?? 0) + 1
    }
  }
  setTimeout(() => setInterval(() => void ask(), EVERY_MS), (index * 37) % EVERY_MS)
}

process.on('message', (message) => {
  if (Array.isArray(message)) {
    // The parent sends the people once, before anything else.
    const people = message as Bystander[]
    void Promise.all(people.map(stand)).then(() => process.send?.('ready'))
    return
  }
  process.send?.(report)
  report = newReport()
})
process.on('disconnect', () => process.exit(0))
