import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { DemoAccountList } from '@/demo/DemoAccountList'
import { demoAccounts } from '@/demo/demoAccounts'
import { isDemo } from '@/demo/isDemo'
import { readPreferences } from '@/preferences/readPreferences'
import { readSession } from '@/session/readSession'
import { safeNextPath } from '@/session/safeNextPath'
import { SignInForm } from '@/signIn/SignInForm'

export interface SignInPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const { strings } = await readPreferences()
  return { title: strings.pageTitle(strings.signIn.title) }
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { next } = await searchParams
  const nextPath = safeNextPath(typeof next === 'string' ? next : undefined)
  if (await readSession()) redirect(nextPath)
  const { strings } = await readPreferences()
  const hasDemo = isDemo()
  return (
    <div
      className={`mx-auto grid w-full gap-10 px-4 py-10 sm:px-6 sm:py-16 ${
        hasDemo ? 'max-w-6xl items-start md:grid-cols-[21rem_1fr] md:gap-12' : 'max-w-sm'
      }`}
    >
      <section aria-labelledby="sign-in-title">
        <h1 id="sign-in-title" className="text-3xl font-bold tracking-tight">
          {strings.signIn.title}
        </h1>
        <p className="mt-2 text-ink-soft">{strings.signIn.lead}</p>
        <SignInForm nextPath={nextPath} />
      </section>
      {hasDemo && <DemoAccountList accounts={demoAccounts} nextPath={nextPath} />}
    </div>
  )
}
