import { hashPassword } from '@steppergo/chat-server'
import type { PrismaClient } from '../../packages/server/src/storage/generated/client.ts'

export interface DemoAccount {
  email: string
  name: string
  role: string
}

/** The part of the address before the @ is the id. */
export function idOf({ email }: DemoAccount): string {
  return email.replace(/@.*/, '')
}

/** Stores the people of the demo; those who are there already keep their passwords. */
export async function writePeople(
  prisma: PrismaClient,
  accounts: DemoAccount[],
  password: string,
): Promise<void> {
  const passwordHash = await hashPassword(password)
  await prisma.user.createMany({
    data: accounts.map((account) => ({
      id: idOf(account),
      name: account.name,
      email: account.email,
      role:
        account.role === 'moderator' ? 'MODERATOR' : account.role === 'admin' ? 'ADMIN' : 'USER',
      passwordHash,
    })),
    skipDuplicates: true,
  })
}
