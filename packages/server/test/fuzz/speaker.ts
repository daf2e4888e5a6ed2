import { setTimeout as sleep } from 'node:timers/promises'
import type { Ledger } from './ledger.ts'
import { openLine, type Line } from '../raw/openLine.ts'

export interface Speaker {
  /** Sends a text; with an `ackId` it has to be answered, unless the line is closed for it. */
  tell(text: string, ackId?: number): Promise<void>
  /** Sends what no line survives, and gives it a moment to do so. */
  break(bytes: Buffer, shown: string): Promise<void>
  nextAckId(): number
  /** Waits for what is owed, and says where nothing came. */
  finish(): Promise<void>
}

interface SpeakerOptions {
  port: number
  /** Null stays anonymous. */
  token: string | null
  ledger: Ledger
}

const OWED_MAX = 16
const ANSWER_MS = 10_000
const BREAK_MS = 15
/** A refusal to let somebody in is no reason to be in a hurry. */
const REFUSED_MS = 100
/** Longer than anybody who insists is kept out. */
const ENTER_MS = 30_000

/** Somebody on a WebSocket who comes back, whatever the line is closed for. */
export function startSpeaker({ port, token, ledger }: SpeakerOptions): Speaker {
  /** By acknowledgement: the text that has not been answered. */
  const owed = new Map<number, string>()
  let line: Line | null = null
  let lastAckId = 0
  let lastText = ''
  let onEntered: (isIn: boolean) => void = () => undefined

  function hear(text: string) {
    if (text === '2') line?.send('3')
    else if (text.startsWith('40')) onEntered(true)
    else if (text.startsWith('44')) {
      ledger.judge(codeOf(text.slice(2), ['data', 'code']), lastText)
      onEntered(false)
    } else if (text.startsWith('43')) settle(text)
    else if (text.startsWith('42["error",'))
      ledger.judge(codeOf(text.slice(2), [1, 'code']), lastText)
  }

  function settle(text: string) {
    const [, ackId = '', answer = ''] = /^43(\d+)([^]*)$/.exec(text) ?? []
    const sent = owed.get(Number(ackId))
    owed.delete(Number(ackId))
    ledger.judge(codeOf(answer, [0, 'error', 'code']), sent ?? lastText)
  }

  /** A line that somebody is on, as soon as the server lets them. */
  async function ensure(): Promise<Line | null> {
    for (const startedAt = Date.now(); Date.now() - startedAt < ENTER_MS;) {
      const open = line?.isOpen() ? line : await comeIn()
      if (open) return open
      await sleep(REFUSED_MS)
    }
    ledger.count('never let in')
    return null
  }

  async function comeIn(): Promise<Line | null> {
    // Nobody is owed an answer on a line that is gone.
    owed.clear()
    ledger.count('connections')
    try {
      line = await openLine({ port, onText: hear })
      if (token === null || (await enter(line, token))) return line
      line.close()
    } catch {
      // Whether the server lives is seen elsewhere.
      ledger.count('connections refused')
    }
    return null
  }

  function enter(open: Line, bearer: string): Promise<boolean> {
    return new Promise((resolve) => {
      onEntered = resolve
      void open.closed.then(() => resolve(false))
      open.send(`40${JSON.stringify({ token: bearer })}`)
    })
  }

  /** Waits while more than so much is owed. */
  async function patience(most: number) {
    for (const startedAt = Date.now(); owed.size > most && line?.isOpen();) {
      if (Date.now() - startedAt > ANSWER_MS) {
        for (const text of owed.values()) ledger.found('silence', text)
        owed.clear()
      }
      await sleep(1)
    }
  }

  return {
    nextAckId: () => ++lastAckId,
    async tell(text, ackId) {
      const open = await ensure()
      if (!open) return
      lastText = text
      if (ackId !== undefined) owed.set(ackId, text)
      open.send(text)
      await patience(OWED_MAX)
    },
    async break(bytes, shown) {
      const open = await ensure()
      if (!open) return
      await patience(0)
      lastText = shown
      open.sendBytes(bytes)
      await Promise.race([open.closed, sleep(BREAK_MS)])
      open.close()
      await open.closed
    },
    async finish() {
      await patience(0)
      line?.close()
    },
  }
}

/** What an answer says of itself; `OK` where it is no refusal. */
function codeOf(json: string, path: (string | number)[]): string {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    return 'unreadable'
  }
  for (const key of path) value = (value as Record<string, unknown> | undefined)?.[key]
  return typeof value === 'string' ? value : 'OK'
}
