import { setTimeout as sleep } from 'node:timers/promises'
import { residentBytes } from '../cpu.ts'
import { connectClient, join, newTally, type Client } from '../load/client.ts'
import type { Figures, Stage } from '../stage.ts'

const COUNTS = [2_000, 10_000]
const AT_ONCE = 50
/** Connections of one loopback address: fewer than it has ports. */
const PER_ADDRESS = 5_000
const WARM_UP = 200

/** What a connection that has joined and says nothing holds of the server's memory. */
export async function idleMemory(stage: Stage): Promise<Figures> {
  await stage.restart()
  const { system, server } = stage
  const arrivals = (stage.world.idle ?? []).flatMap(({ tripId, people }) =>
    people.map((person) => ({ tripId, person })),
  )
  const tally = newTally()
  const connectMany = async (from: number, to: number): Promise<Client[]> => {
    const clients: Client[] = []
    const waiting = arrivals.slice(from, to).entries()
    const arrive = async () => {
      for (const [index, { tripId, person }] of waiting) {
        const localAddress = `127.0.0.${2 + Math.floor((from + index) / PER_ADDRESS)}`
        const { dialect } = system
        const { port } = server
        const options = { port, dialect, person, tally, localAddress }
        const client = await connectClient(options)
        await join(client, tripId)
        clients.push(client)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, arrive))
    return clients
  }
  for (const client of await connectMany(0, WARM_UP)) client.close()
  const base = await settledMemory(server.pid)
  const figures: Figures = {}
  const all: Client[] = []
  for (const count of COUNTS) {
    all.push(...(await connectMany(all.length, count)))
    const held = (await settledMemory(server.pid)) - base
    figures[`idleBytes${count}`] = held / count
  }
  for (const client of all) client.close()
  if (tally.closed > 0) throw new Error(`${tally.closed} idle connections were closed`)
  return figures
}

/** After the garbage is gone and the memory given back. */
async function settledMemory(pid: number): Promise<number> {
  for (let times = 0; times < 3; times++) {
    process.kill(pid, 'SIGUSR2')
    await sleep(700)
  }
  return residentBytes(pid)
}
