import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebSocket, type RawData } from 'ws'
import type { Driver } from './driver.ts'
import { startProgram } from './processes.ts'

const preferences = {
  'app.update.disabledForTesting': true,
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  // Clocks are otherwise rounded to what is measured.
  'privacy.reduceTimerPrecision': false,
  'toolkit.telemetry.reportingpolicy.firstRun': false,
}

/** The Firefox that people have, spoken to in WebDriver BiDi without a program in between. */
export async function startFirefox(path: string): Promise<Driver> {
  const profile = await mkdtemp(join(tmpdir(), 'steppergo-firefox-'))
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${value});`,
  )
  await writeFile(join(profile, 'user.js'), lines.join('\n'))
  const words = ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0']
  const program = startProgram(path, words, { saysOn: 2 })
  const address = await program.says(/^WebDriver BiDi listening on (\S+)/)
  const session = await connect(`${address}/session`)
  await session.ask('session.new', { capabilities: {} })
  const tree = await session.ask('browsingContext.getTree', { maxDepth: 0 })
  const [context] = (tree as { contexts: { context: string }[] }).contexts.map((tab) => tab.context)
  const viewport = { width: 1280, height: 800 }
  await session.ask('browsingContext.setViewport', { context, viewport })
  await session.ask('browsingContext.activate', { context })
  return {
    async open(url) {
      await session.ask('browsingContext.navigate', { context, url, wait: 'complete' })
    },
    async evaluate(expression) {
      const options = { expression, target: { context }, awaitPromise: true }
      return readResult(await session.ask('script.evaluate', options))
    },
    async perform(actions) {
      await session.ask('input.performActions', { context, actions })
    },
    async close() {
      session.close()
      await program.stop()
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

interface Answer {
  id: number
  result?: unknown
  error?: string
  message?: string
}

interface Waiting {
  resolve: (result: unknown) => void
  reject: (error: Error) => void
}

async function connect(address: string) {
  const socket = new WebSocket(address)
  const waiting = new Map<number, Waiting>()
  let count = 0
  socket.on('message', (data: RawData) => {
    const { id, result, error, message } = JSON.parse(String(data)) as Answer
    if (error === undefined) waiting.get(id)?.resolve(result)
    else waiting.get(id)?.reject(new Error(`${error}: ${message}`))
    waiting.delete(id)
  })
  await once(socket, 'open')
  return {
    ask(method: string, params: unknown): Promise<unknown> {
      const id = ++count
      socket.send(JSON.stringify({ id, method, params }))
      return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }))
    },
    close: () => socket.terminate(),
  }
}

/** The protocol's own shape of a string, or of what was thrown instead. */
function readResult(answer: unknown): string {
  const { result, exceptionDetails } = answer as {
    result?: { value: string }
    exceptionDetails?: { text: string }
  }
  if (!result) throw new Error(exceptionDetails?.text)
  return result.value
}
