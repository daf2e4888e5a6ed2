import { contract, type OperationContract, type OperationName } from '@steppergo/chat-protocol'
import { Hono } from 'hono'
import { readJson } from './readJson.ts'
import { requireActor } from './requireActor.ts'
import type { ChatContext, ChatEnv, HttpOptions } from './types.ts'

/** One route for every operation of the contract that has one. */
export function contractRoutes(options: HttpOptions): Hono<ChatEnv> {
  const app = new Hono<ChatEnv>()
  const entries = Object.entries(contract) as [OperationName, OperationContract][]
  for (const [name, { rest }] of entries) {
    if (!rest) continue
    const path = rest.path.replace(/\{(\w+)\}/g, ':$1')
    app.on(rest.method.toUpperCase(), path, async (c: ChatContext) => {
      const actor = await requireActor(c, options)
      const given = rest.method === 'get' ? c.req.query() : await readBody(c)
      return c.json(await options.execute(actor, name, { ...given, ...c.req.param() }))
    })
  }
  return app
}

/** A route that says all in its path needs no body. */
async function readBody(c: ChatContext): Promise<Record<string, unknown>> {
  const isEmpty = c.req.header('Content-Length') === '0' || c.req.raw.body === null
  return isEmpty ? {} : readJson(c)
}
