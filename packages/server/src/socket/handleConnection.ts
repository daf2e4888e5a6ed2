import { randomUUID } from 'node:crypto'
import {
  ChatError,
  contract,
  type OperationOutput,
  type SocketOperationName,
} from '@steppergo/chat-protocol'
import type { Connection } from '../deps.ts'
import { toErrorPayload } from '../toErrorPayload.ts'
import type { GatewayOptions } from './createGateway.ts'
import type { RefusalLimit } from './refusalLimit.ts'
import { rooms } from './rooms.ts'
import type { ChatSocket } from './types.ts'

interface ConnectionOptions extends GatewayOptions {
  refusals: RefusalLimit
  /** Resolves when what other nodes say to the room is heard on this one. */
  hears: (room: string) => Promise<void> | undefined
}

/** One wrapper for every event of a socket: run it, answer it, and let nothing escape. */
export function handleConnection(socket: ChatSocket, options: ConnectionOptions): void {
  const { actor } = socket.data
  void socket.join([rooms.user(actor.userId), rooms.session(actor.sessionId)])
  if (actor.role !== 'USER') void socket.join(rooms.moderators)
  const connection: Connection = {
    id: socket.id,
    async enter(conversationId) {
      const room = rooms.conversation(conversationId)
      await socket.join(room)
      // note: before the conversation is read, or what another node says meanwhile would be missed.
      await options.hears(room)
    },
    leave: (conversationId) => socket.leave(rooms.conversation(conversationId)),
  }
  socket.onAny((name: string, ...args: unknown[]) => {
    void answer(socket, options, { name, args, connection })
  })
}

interface Request {
  name: string
  args: unknown[]
  connection: Connection
}

async function answer(
  socket: ChatSocket,
  { deps, execute, log, refusals }: ConnectionOptions,
  { name, args, connection }: Request,
): Promise<void> {
  const last = args.at(-1)
  const acknowledge = typeof last === 'function' ? last : null
  const payload = args[0] === last && acknowledge ? undefined : args[0]
  const { actor } = socket.data
  try {
    if (!isSocketOperation(name)) {
      await deps.limiter.take('refused', actor.userId)
      throw new ChatError('INVALID', 'Unknown event')
    }
    const data = await execute({ ...actor, connection }, name, payload)
    if (acknowledge) acknowledge({ ok: true, data })
    emitAnswer(socket, name, data, acknowledge !== null)
  } catch (error) {
    const requestId = randomUUID()
    const refusal = toErrorPayload(error, requestId)
    if (refusal.code === 'INTERNAL') {
      log.error({ err: error, requestId, event: name, userId: actor.userId }, 'event failed')
    }
    if (acknowledge) acknowledge({ ok: false, error: refusal })
    else socket.emit('error', refusal)
    if (refusal.code === 'UNAUTHENTICATED') socket.disconnect(true)
    if (refusal.code !== 'RATE_LIMITED' || refusals.allows(actor.userId)) return
    if (socket.connected) log.warn({ userId: actor.userId }, 'closed for insisting')
    socket.disconnect(true)
  }
}

function isSocketOperation(name: string): name is SocketOperationName {
  return Object.hasOwn(contract, name) && contract[name as keyof typeof contract].socket
}

/** The customer's own answering events, for clients that do without acknowledgements. */
function emitAnswer(
  socket: ChatSocket,
  name: SocketOperationName,
  data: unknown,
  isAcknowledged: boolean,
): void {
  if (name === 'join:conversation') {
    // The operation of that name has just returned it.
    const { conversationId, tripId } = data as OperationOutput<'join:conversation'>
    socket.emit('conversation:joined', { conversationId, tripId })
  }
  if (name === 'message:send' && !isAcknowledged) {
    const { messageId, tempId, seq, createdAt, duplicate } = data as OperationOutput<'message:send'>
    socket.emit('message:sent', {
      messageId,
      ...(tempId === null ? {} : { tempId }),
      seq,
      createdAt,
      duplicate,
    })
  }
}
