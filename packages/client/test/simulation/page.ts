import type { Person } from '../../../server/src/trips/tripDirectory.ts'
import {
  createChatClient,
  type ChatClient,
  type ChatClientOptions,
  type Conversation,
  type DeviceStorage,
} from '../../src/index.ts'
import type { Later } from './network.ts'

interface PageOptions extends Pick<ChatClientOptions, 'createTransport' | 'newId' | 'now'> {
  person: Person
  tripId: string
  device: DeviceStorage
  later: Later
  /** A message is on the device from now on. */
  onKept: (tempId: string) => void
  onChange: (conversation: Conversation) => void
}

export interface Page {
  client: ChatClient
  conversation: Conversation
  /** Gone from one moment to the next, with all that was not on the device yet. */
  crash(): void
}

/** One person's page: the real client, on a device that writes when it gets to it. */
export function openPage({ person, tripId, device, later, ...options }: PageOptions): Page {
  let isAlive = true

  async function write(label: string, work: () => Promise<void>): Promise<void> {
    await later(`${person.name}'s device ${label}`)
    if (!isAlive) return new Promise<never>(() => undefined)
    await work()
  }

  const storage: DeviceStorage = {
    ...device,
    load: async () => {
      await later(`${person.name}'s device loads`)
      return device.load()
    },
    put: (record) =>
      write('keeps', async () => {
        await device.put(record)
        options.onKept(record.tempId)
      }),
    remove: (tempId) => write('forgets', () => device.remove(tempId)),
    write: (name, value) => write('writes', () => device.write(name, value)),
    erase: (name) => write('erases', () => device.erase(name)),
  }
  const { userId } = person
  const now = options.now ?? Date.now
  const client = createChatClient({
    ...{ url: 'simulated', token: `token of ${userId}`, userId, storage, now, elapsed: now },
    newId: options.newId,
    createTransport: options.createTransport,
    fetch: () => Promise.reject(new Error('There is no REST here')),
  })
  const conversation = client.conversation(tripId)
  conversation.subscribe(() => {
    if (isAlive) options.onChange(conversation)
  })
  conversation.open()
  return {
    client,
    conversation,
    crash() {
      isAlive = false
      client.close()
    },
  }
}
