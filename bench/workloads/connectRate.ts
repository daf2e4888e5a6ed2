import { connectClient, join, newTally, type Client } from '../load/client.ts'
import type { Figures, Stage } from '../stage.ts'
import type { Person } from '../world.ts'

const AT_ONCE = 50

/**
 * Connect, be let in, join. Two of each conversation come first, which warms the server up and
 * makes the conversations; then two others of each are measured.
 */
export async function connectRate(stage: Stage): Promise<Figures> {
  const rooms = stage.world.connect ?? []
  const between = (from: number, to: number) =>
    rooms.flatMap(({ tripId, people }) =>
      people.slice(from, to).map((person) => ({ tripId, person })),
    )
  await connectAll(stage, between(0, 2))
  const { connectionsPerSecond, p50 } = await connectAll(stage, between(2, 4))
  return { connectionsPerSecond, p50 }
}

async function connectAll(
  { server, system }: Stage,
  arrivals: { tripId: string; person: Person }[],
) {
  const tally = newTally()
  const clients: Client[] = []
  const times: number[] = []
  const waiting = arrivals.values()
  const arrive = async () => {
    for (const { tripId, person } of waiting) {
      const began = performance.now()
      const { dialect } = system
      const client = await connectClient({ port: server.port, dialect, person, tally })
      await join(client, tripId)
      times.push(performance.now() - began)
      clients.push(client)
    }
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: AT_ONCE }, arrive))
  const seconds = (performance.now() - began) / 1_000
  for (const client of clients) client.close()
  times.sort((a, b) => a - b)
  return {
    connectionsPerSecond: arrivals.length / seconds,
    p50: times[Math.floor(times.length / 2)] ?? NaN,
  }
}
