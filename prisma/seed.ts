/** Puts the demo world into DATABASE_URL. Safe to repeat: what is there already stays as it is. */
import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '../packages/server/src/storage/generated/client.ts'
import demo from './demoAccounts.json' with { type: 'json' }
import { almatyToBishkek } from './seed/almatyToBishkek.ts'
import { astanaToKaraganda } from './seed/astanaToKaraganda.ts'
import { tashkentToSamarkand } from './seed/tashkentToSamarkand.ts'
import { idOf, writePeople } from './seed/writePeople.ts'
import { writeTrip } from './seed/writeTrip.ts'

const connectionString = process.env['DATABASE_URL']
if (!connectionString) throw new Error('Set DATABASE_URL to the database to seed')

const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString }) })
const names = new Map(demo.accounts.map((account) => [idOf(account), account.name]))
const now = new Date()
try {
  await writePeople(prisma, demo.accounts, demo.password)
  for (const story of [almatyToBishkek(now), tashkentToSamarkand(now), astanaToKaraganda(now)]) {
    await writeTrip(prisma, story, (id) => names.get(id) ?? id)
  }
} finally {
  await prisma.$disconnect()
}
