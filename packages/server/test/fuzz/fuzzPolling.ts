import { Agent } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from '../chaos/random.ts'
import { eventText } from './frames.ts'
import type { Ledger } from './ledger.ts'
import { rawText } from './rawFrames.ts'
import { send, type Response } from '../raw/request.ts'
import type { Sampler } from './samples.ts'

interface PollingLoad {
  port: number
  token: string | null
  random: Random
  sampler: Sampler
  count: number
  ledger: Ledger
  pace: () => Promise<void>
  rawShare: number
}

const PATH = '/api/socket?EIO=4&transport=polling'
/** Is refused and answered, so that the next poll has something to bring. */
const LAST_WORD = '42100["typing:stop",{}]'
const STRANGE_PATHS = [
  ...['/api/socket?EIO=3&transport=polling', '/api/socket?EIO=4', '/api/socket?EIO=4&transport=x'],
  ...['/api/socket?EIO=4&transport=websocket', '/api/socket?EIO=4&transport=webtransport'],
  ...['/api/socket?EIO=4&transport=__proto__', '/api/socket?EIO=x&transport=polling&j=alert(1)'],
  ...['/api/socket/?EIO=4&transport=polling&sid=', '/api/socket?EIO=4&transport=polling&sid=%00'],
  ...[
    '/api/socket?EIO=4&transport=polling&sid=__proto__',
    '/api/socket?EIO=4&EIO=3&transport=polling',
  ],
  ...[
    '/api/socket?EIO=4&transport=polling&sid=constructor',
    '/api/socket?EIO=4&transport=polling&b64=1',
  ],
]

/** The same frames by long polling, and what only long polling can get wrong. */
export async function fuzzPolling(load: PollingLoad): Promise<void> {
  const { port, token, random, sampler, count, ledger, rawShare } = load
  const agent = new Agent({ keepAlive: true, maxSockets: 4 })
  const ask = async (method: string, path: string, body?: string, type = 'text/plain') => {
    const headers: Record<string, string> = body === undefined ? {} : { 'Content-Type': type }
    const more = body === undefined ? {} : { body }
    const answer = await send({ port, method, path, agent, headers, ...more })
    judge(answer, `${method} ${path} ${body ?? ''}`)
    return answer
  }
  const judge = ({ status, text }: Response, sent: string) => {
    ledger.count(`polling ${status}`)
    if (status >= 500) ledger.found('internal', `${status}: ${sent}`)
    if (text.includes('"code":"INTERNAL"')) ledger.found('internal', sent)
    if (text.includes('"code":"UNAVAILABLE"')) ledger.found('unavailable', sent)
  }

  async function open(): Promise<string | null> {
    ledger.count('connections')
    const { text } = await ask('GET', PATH)
    const sid = /"sid":"([^"]+)"/.exec(text)?.[1]
    if (sid === undefined) return null
    if (token !== null) {
      await ask('POST', `${PATH}&sid=${sid}`, `40${JSON.stringify({ token })}`)
      await ask('GET', `${PATH}&sid=${sid}`)
    }
    return sid
  }

  for (let sent = 0; sent < count;) {
    const sid = await open()
    if (sid === null) {
      ledger.count('connections refused')
      // What cannot be said now is not said.
      sent += 1
      ledger.count('frames')
      await sleep(100)
      continue
    }
    const path = `${PATH}&sid=${sid}`
    // A session takes a few and goes, so that both what it says and how it is closed is tried.
    for (let turn = random.between(1, 30); turn > 0 && sent < count; turn--) {
      const texts = Array.from({ length: Math.min(random.between(1, 8), count - sent) }, () => {
        const valid = eventText(random, sampler, random.next() < 0.5 ? random.between(0, 99) : null)
        return random.next() < rawShare ? rawText(random, valid) : valid
      })
      sent += texts.length
      for (const _text of texts) {
        await load.pace()
        ledger.count('frames')
      }
      const answer = await ask('POST', path, [...texts, LAST_WORD].join('\u001e'))
      if (answer.status !== 200) break
      await ask('GET', path)
    }
    await misuse(path)
  }
  agent.destroy()

  /** Asks for what a session cannot give. */
  async function misuse(path: string) {
    const dice = random.next()
    if (dice < 0.2) await ask(random.pick(['PUT', 'DELETE', 'PATCH', 'OPTIONS']), path, 'x')
    else if (dice < 0.3) await Promise.all([ask('GET', path), ask('GET', path)])
    else if (dice < 0.4) await ask('POST', path, 'abc', 'application/octet-stream')
    else if (dice < 0.5) await ask('POST', path, '4'.repeat(65_537))
    else if (dice < 0.6) await ask('POST', path, '\u001e\u001e\u001e')
    else await ask(random.pick(['GET', 'POST', 'HEAD']), random.pick(STRANGE_PATHS))
    await ask('POST', path, '1')
  }
}
