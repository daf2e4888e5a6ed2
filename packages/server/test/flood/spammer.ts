import { constants, setPriority } from 'node:os'
import { CONNECTION_RETRY_MS } from '@steppergo/chat-protocol'
import { io, type Socket } from 'socket.io-client'
import { openLine } from '../raw/openLine.ts'
import { NO_LINE, NO_PLACE } from './startSpammer.ts'

/**
 * A process of its own: one person who floods for so long, and tells what got through.
 */
export interface SpamJob {
  kind: 'messages' | 'connections'
  urls: string[]
  token: string
  tripId: string
  perSecond: number
  seconds: number
}

export interface SpamReport {
  sent: number
  granted: number
  /** By code, or `silence` where nothing was answered. */
  refused: Record<string, number>
  /** From the first to the last attempt. */
  seconds: number
}

const ANSWER_MS = 10_000
const TICK_MS = 10
const RETRY_MS = 50

interface Answer {
  ok: boolean
  error?: { code: string }
}

function newReport(): SpamReport {
  return { sent: 0, granted: 0, refused: {}, seconds: 0 }
}

/** Tries as often a second as it is told, in ticks, whatever is answered meanwhile. */
async function flood(job: SpamJob, attempt: (turn: number) => Promise<string>) {
  const report = newReport()
  const startedAt = performance.now()
  const underWay = new Set<Promise<void>>()
  const isDue = () => report.sent < Math.min(elapsed(), job.seconds) * job.perSecond
  const elapsed = () => (performance.now() - startedAt) / 1_000
  while (elapsed() < job.seconds) {
    while (isDue()) {
      const one: Promise<void> = attempt(report.sent++).then((code) => {
        if (code === 'OK') report.granted++
        else report.refused[code] = (report.refused[code] ?? 0) + 1
        underWay.delete(one)
      })
      underWay.add(one)
    }
    report.seconds = elapsed()
    await new Promise((resolve) => setTimeout(resolve, TICK_MS))
  }
  await Promise.all(underWay)
  return report
}

async function floodMessages(job: SpamJob): Promise<SpamReport> {
  const sockets = await Promise.all(job.urls.map((url) => open(url, job)))
  const report = await flood(job, async (turn) => {
    const socket = sockets[turn % sockets.length]
    if (!socket?.connected) return NO_LINE
    const content = `Buy now! ${turn}`
    try {
      const answer: Answer = await socket
        .timeout(ANSWER_MS)
        .emitWithAck('message:send', { tripId: job.tripId, content })
      return answer.ok ? 'OK' : (answer.error?.code ?? 'unknown')
    } catch {
      return 'silence'
    }
  })
  for (const socket of sockets) socket.off().close()
  return report
}

/** Somebody who is back at once, whatever they were sent away for. */
async function open(url: string, { token }: SpamJob): Promise<Socket> {
  const socket = io(url, {
    path: '/api/socket',
    auth: { token },
    transports: ['websocket'],
    reconnectionDelayMax: RETRY_MS,
  })
  const again = () => void setTimeout(() => socket.connect(), RETRY_MS)
  socket.on('connect_error', again)
  socket.on('disconnect', (reason) => reason === 'io server disconnect' && again())
  await new Promise<void>((resolve) => socket.once('connect', resolve))
  return socket
}

/** Comes in and goes at once, so that places are never what is lacking. */
async function floodConnections(job: SpamJob): Promise<SpamReport> {
  const ports = job.urls.map((url) => Number(new URL(url).port))
  return flood(job, async (turn) => {
    let hear: (text: string) => void = () => undefined
    const told = new Promise<string>((resolve) => (hear = resolve))
    try {
      const onText = (text: string) => void (text.startsWith('4') && hear(text))
      const line = await openLine({ port: ports[turn % ports.length] ?? 0, onText })
      line.send(`40${JSON.stringify({ token: job.token })}`)
      const text = await Promise.race([told, line.closed.then(() => 'closed')])
      line.close()
      if (text.startsWith('40')) return 'OK'
      // Its own lines that the server has not seen the end of; what this costs it has paid.
      if (text.includes(`"retryAfterMs":${CONNECTION_RETRY_MS}`)) return NO_PLACE
      return /"code":"(\w+)"/.exec(text)?.[1] ?? text
    } catch {
      return 'not heard'
    }
  })
}

// As on a machine of its own: what others notice is the server's doing.
setPriority(constants.priority.PRIORITY_LOW)
process.on('message', (message) => {
  // The parent sends nothing but jobs.
  const job = message as SpamJob
  const work = job.kind === 'messages' ? floodMessages(job) : floodConnections(job)
  void work.then((report) => process.send?.(report))
})
process.on('disconnect', () => process.exit(0))
process.send?.('ready')
