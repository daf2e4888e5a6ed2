import Link from 'next/link'
import { readPreferences } from '@/preferences/readPreferences'
import { demoRoles, type DemoAccount } from './demoAccounts.ts'
import { DemoAccountButton } from './DemoAccountButton.tsx'

export interface DemoAccountListProps {
  accounts: readonly DemoAccount[]
  nextPath: string
}

export async function DemoAccountList({ accounts, nextPath }: DemoAccountListProps) {
  const strings = (await readPreferences()).strings.signIn
  return (
    <section aria-labelledby="demo-title" className="md:border-l md:border-line md:pl-12">
      <h2 id="demo-title" className="text-xl font-semibold">
        {strings.demoTitle}
      </h2>
      <p className="mt-1.5 max-w-prose text-ink-soft">{strings.demoLead}</p>
      <Link href="/demo" className="button button-quiet mt-4">
        {strings.demoSideBySide}
      </Link>
      {demoRoles.map((role) => (
        <div key={role} className="mt-5">
          <h3 className="text-sm font-semibold text-ink-soft">{strings.demoRoles[role]}</h3>
          <ul className="mt-2 grid gap-2 sm:grid-cols-2">
            {accounts
              .filter((account) => account.role === role)
              .map((account) => (
                <li key={account.email}>
                  <DemoAccountButton account={account} nextPath={nextPath} />
                </li>
              ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
