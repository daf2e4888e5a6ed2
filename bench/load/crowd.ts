import type { Stage } from '../stage.ts'
import type { Room } from '../world.ts'
import { connectClient, join, newTally, type Client, type Tally } from './client.ts'

export interface Member {
  client: Client
  userId: string
  conversationId: string
}

export interface Crowd {
  rooms: Member[][]
  members: Member[]
  tally: Tally
  /** How many `message:new` frames one message becomes. */
  framesPerMessage: number
  leave(): void
}

const AT_ONCE = 25

/**
 * Everybody of the rooms, connected and in the conversation of their trip.
 *
 * @param portOf where the member of that index connects to; the server by default
 */
export async function gather(
  { system, server }: Stage,
  rooms: Room[],
  portOf: (index: number) => number = () => server.port,
): Promise<Crowd> {
  const tally = newTally()
  const { dialect } = system
  const enter = async (room: Room, index: number): Promise<Member> => {
    const person = room.people[index]
    if (!person) throw new Error('There is no such person')
    const client = await connectClient({ port: portOf(index), dialect, person, tally })
    return { client, userId: person.userId, conversationId: await join(client, room.tripId) }
  }
  const gathered: Member[][] = []
  for (let at = 0; at < rooms.length; at += AT_ONCE) {
    const some = rooms.slice(at, at + AT_ONCE)
    // One after the other within a room, so that its first member makes the conversation.
    const entered = some.map(async (room) => {
      const members: Member[] = []
      for (const index of room.people.keys()) members.push(await enter(room, index))
      return members
    })
    gathered.push(...(await Promise.all(entered)))
  }
  const members = gathered.flat()
  const size = gathered[0]?.length ?? 0
  return {
    rooms: gathered,
    members,
    tally,
    framesPerMessage: system.hasEcho ? size : size - 1,
    leave: () => members.forEach(({ client }) => client.close()),
  }
}
