import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../../../../scripts/lib/ports.mjs'
import type { Driver } from './driver.ts'
import { startProgram } from './processes.ts'

const ATTEMPTS = 100

interface WebKitPaths {
  driver: string
  /** Xvfb: GTK has no screen of its own. */
  display: string
}

/** WebKitGTK by way of WebKitWebDriver, on a screen that nobody sees. */
export async function startWebKit({ driver, display }: WebKitPaths): Promise<Driver> {
  const size = ['-screen', '0', '1280x800x24']
  const screen = startProgram(display, ['-displayfd', '3', ...size, '-nolisten', 'tcp'], {
    saysOn: 3,
  })
  const number = await screen.says(/^(\d+)$/)
  const port = await freePort()
  const program = startProgram(driver, [`--port=${port}`], {
    env: { ...process.env, DISPLAY: `:${number}`, GDK_BACKEND: 'x11' },
  })
  const url = `http://127.0.0.1:${port}`
  await isReady(url)
  const { sessionId } = (await ask(`${url}/session`, { capabilities: {} })) as { sessionId: string }
  const session = `${url}/session/${sessionId}`
  await ask(`${session}/window/rect`, { x: 0, y: 0, width: 1280, height: 800 })
  return {
    async open(address) {
      await ask(`${session}/url`, { url: address })
    },
    async evaluate(expression) {
      const script = `const done = arguments[0]
        ;(${expression}).then((json) => done({ json }), (error) => done({ error: String(error) }))`
      const answer = await ask(`${session}/execute/async`, { script, args: [] })
      const { json, error } = answer as { json: string; error?: string }
      if (error !== undefined) throw new Error(error)
      return json
    },
    async perform(actions) {
      await ask(`${session}/actions`, { actions })
    },
    async close() {
      await fetch(session, { method: 'DELETE' })
      await program.stop()
      await screen.stop()
    },
  }
}

async function isReady(url: string): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const isThere = await fetch(`${url}/status`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isThere) return
    await sleep(100)
  }
  throw new Error('WebKitWebDriver does not start')
}

async function ask(url: string, body: unknown): Promise<unknown> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) })
  const { value } = (await response.json()) as { value: unknown }
  if (response.ok) return value
  const { error, message } = value as { error: string; message: string }
  throw new Error(`${error}: ${message}`)
}
