import file from '../../../../prisma/demoAccounts.json'

export const demoRoles = [
  'driver',
  'organizer',
  'passenger',
  'outsider',
  'moderator',
  'admin',
] as const
export type DemoRole = (typeof demoRoles)[number]

export interface DemoAccount {
  name: string
  email: string
  password: string
  role: DemoRole
  /** What the account is good for, in English. */
  note: string
}

/** The people the seed writes; the seed reads the same file. */
export const demoAccounts: readonly DemoAccount[] = file.accounts.flatMap((account) =>
  isDemoRole(account.role) ? [{ ...account, role: account.role, password: file.password }] : [],
)

function isDemoRole(role: string): role is DemoRole {
  return demoRoles.some((each) => each === role)
}
