import Link from 'next/link'
import { readPreferences } from '@/preferences/readPreferences'
import type { DemoAccount, DemoGroup } from './demoAccounts.ts'
import { DemoAccountButton } from './DemoAccountButton.tsx'

export interface DemoAccountListProps {
  accounts: readonly DemoAccount[]
  nextPath: string
}

const groups: readonly DemoGroup[] = ['driver', 'organizer', 'passenger', 'outsider', 'moderator']

export async function DemoAccountList({ accounts, nextPath }: DemoAccountListProps) {
  const strings = (await readPreferences()).strings.signIn
  return (
    <section aria-labelledby="demo-title" className="md:border-l md:border-line md:pl-16">
      <h2 id="demo-title" className="text-xl font-semibold">
        {strings.demoTitle}
      </h2>
      <p className="mt-1.5 max-w-prose text-ink-soft">{strings.demoLead}</p>
      <Link href="/demo" className="button button-quiet mt-4">
        {strings.demoSideBySide}
      </Link>
      {groups
        .map((group) => ({ group, members: accounts.filter((each) => each.group === group) }))
        .filter(({ members }) => members.length > 0)
        .map(({ group, members }) => (
          <div key={group} className="mt-6">
            <h3 className="text-sm font-semibold text-ink-soft">{strings.demoGroups[group]}</h3>
            <ul className="mt-2 grid gap-2 sm:grid-cols-2">
              {members.map((account) => (
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
