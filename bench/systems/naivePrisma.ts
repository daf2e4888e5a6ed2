/** The naive server on Prisma, one call per step. */
import { randomUUID } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '../../packages/server/src/storage/generated/client.ts'
import { serveNaively } from './naiveServer.ts'

const adapter = new PrismaPg({ connectionString: process.env.DATABASE_URL ?? '', max: 10 })
const prisma = new PrismaClient({ adapter })

serveNaively({
  async findUser(tokenHash) {
    const session = await prisma.session.findUnique({
      where: { tokenHash },
      include: { user: true },
    })
    const isValid = session && session.expiresAt > new Date() && !session.revokedAt
    return isValid ? session.user : null
  },
  findTrip: (id) => prisma.trip.findUnique({ where: { id } }),
  async hasBooking(tripId, userId) {
    const where = { tripId, userId, status: 'CONFIRMED' as const }
    return (await prisma.booking.findFirst({ where })) !== null
  },
  findConversation: (id) => prisma.conversation.findUnique({ where: { id } }),
  async findOrCreateConversation(tripId) {
    const find = () => prisma.conversation.findUnique({ where: { tripId } })
    const create = () => prisma.conversation.create({ data: { id: randomUUID(), tripId } })
    // Somebody else of the same trip may have been a moment faster.
    const conversation = (await find()) ?? (await create().catch(find))
    if (!conversation) throw new Error('Conversation not found')
    return conversation
  },
  async createMessage({ conversationId, senderId, content }) {
    // Our own numbers, which the naive table keeps as plain columns.
    const data = { id: randomUUID(), conversationId, senderId, content, seq: 0, changedSeq: 0 }
    return { ...(await prisma.message.create({ data })), status: 'SENT' }
  },
  async touchConversation(id) {
    await prisma.conversation.update({ where: { id }, data: { lastMessageAt: new Date() } })
  },
  async markRead(conversationId, userId) {
    // What `updateMany` would send; the generated client does not know of the naive column.
    await prisma.$executeRaw`UPDATE "Message" SET "status" = 'READ'
      WHERE "conversationId" = ${conversationId} AND "senderId" <> ${userId}
        AND "status" <> 'READ'`
  },
  async history(conversationId, before, limit) {
    const messages = await prisma.message.findMany({
      where: { conversationId, ...(before ? { createdAt: { lt: before } } : {}) },
      orderBy: { createdAt: 'desc' },
      take: limit,
    })
    return messages.map((message) => ({ ...message, status: 'SENT' }))
  },
})
