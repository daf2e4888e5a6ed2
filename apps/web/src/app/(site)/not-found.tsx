import Link from 'next/link'
import { readPreferences } from '@/preferences/readPreferences'
import { EmptyState } from '@/ui/EmptyState'

export default async function NotFound() {
  const { notFound } = (await readPreferences()).strings
  return (
    <EmptyState title={notFound.title} text={notFound.text}>
      <Link href="/" className="button button-primary">
        {notFound.action}
      </Link>
    </EmptyState>
  )
}
