import accounts from '../../../../prisma/demoAccounts.json'

export type DemoGroup = 'driver' | 'organizer' | 'passenger' | 'outsider' | 'moderator'

export interface DemoAccount {
  name: string
  email: string
  password: string
  group: DemoGroup
}

export const demoAccounts: readonly DemoAccount[] = accounts
