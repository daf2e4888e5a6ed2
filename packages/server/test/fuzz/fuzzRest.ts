import { Agent } from 'node:http'
import { createRandom } from '../chaos/random.ts'
import type { Ledger } from './ledger.ts'
import { send, sendBytes, type Response } from '../raw/request.ts'
import { makeBytes, makeRequest } from './requests.ts'
import { createSampler, type KnownIds } from './samples.ts'

export interface RestLoad {
  port: number
  bodies: number
  seed: number
  tokens: string[]
  /** Sessions that signing out may end. */
  spareTokens: string[]
  ids: KnownIds
  ledger: Ledger
  /** Waits for the next request's time. */
  pace: () => Promise<void>
}

const AT_ONCE = 12
const BYTES_SHARE = 0.02

/** Sends so many requests to all the routes there are. */
export async function fuzzRest(load: RestLoad): Promise<void> {
  const { port, bodies, seed, ledger } = load
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
  const share = Math.ceil(bodies / AT_ONCE)
  await Promise.all(
    Array.from({ length: AT_ONCE }, async (_, index) => {
      const random = createRandom(seed * 1_000 + 500 + index)
      const sampler = createSampler(random, load.ids)
      for (let sent = 0; sent < Math.min(share, bodies - share * index); sent++) {
        await load.pace()
        ledger.count('requests')
        const token = random.pick(load.tokens)
        if (random.next() < BYTES_SHARE) {
          const bytes = makeBytes(random, token)
          judge(await sendBytes(port, bytes), bytes.toString('latin1', 0, 200))
          continue
        }
        const request = makeRequest(random, sampler, token)
        if (request.path.includes('sign-out')) {
          request.headers = {
            ...request.headers,
            Authorization: `Bearer ${random.pick(load.spareTokens)}`,
          }
        }
        const shown = `${request.method} ${request.path} ${JSON.stringify(request.headers)} ${request.body ?? ''}`
        judge(await send({ ...request, port, agent }), shown)
      }
    }),
  )
  agent.destroy()

  function judge({ status, text }: Response, sent: string) {
    ledger.count(`REST ${status}`)
    const code = /^\{"error":\{"code":"(\w+)"/.exec(text)?.[1]
    if (code !== undefined) ledger.judge(code, sent)
    else if (status >= 500) ledger.found('internal', `${status}: ${sent}`)
  }
}
