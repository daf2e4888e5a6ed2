import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DemoStage } from '@/demo/DemoStage'
import { isDemo } from '@/demo/isDemo'
import { openDemo } from '@/demo/openDemo'
import { readPreferences } from '@/preferences/readPreferences'
import { EmptyState } from '@/ui/EmptyState'

export async function generateMetadata(): Promise<Metadata> {
  const { strings } = await readPreferences()
  return { title: strings.pageTitle(strings.demo.title) }
}

export default async function DemoPage() {
  if (!isDemo()) notFound()
  const { demo } = (await readPreferences()).strings
  const opened = await openDemo()
  if (!opened) return <EmptyState title={demo.unavailableTitle} text={demo.unavailableText} />
  return <DemoStage {...opened} />
}
