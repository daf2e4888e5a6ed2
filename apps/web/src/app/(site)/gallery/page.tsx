import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { isDemo } from '@/demo/isDemo'
import { Gallery } from '@/gallery/Gallery'
import { readGalleryView } from '@/gallery/galleryAddress'
import { readPreferences } from '@/preferences/readPreferences'

export interface GalleryPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const { strings } = await readPreferences()
  return { title: strings.pageTitle('Gallery') }
}

export default async function GalleryPage({ searchParams }: GalleryPageProps) {
  if (!isDemo()) notFound()
  const { locale, theme } = await readPreferences()
  return <Gallery {...readGalleryView(await searchParams, { locale, theme })} />
}
