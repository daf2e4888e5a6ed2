import { isTheme, type Theme } from '@/preferences/preferenceCookies'
import { isLocale, type Locale } from '@/strings/dictionaries'

export const ALL = 'all'

/** What the address of the gallery says. */
export interface GalleryView {
  locale: Locale
  theme: Theme
  /** The id of the only one shown, or {@link ALL}. */
  specimen: string
}

type Query = Record<string, string | string[] | undefined>

export function readGalleryView(query: Query, preferred: Omit<GalleryView, 'specimen'>) {
  const { locale, theme, specimen } = query
  const view: GalleryView = { ...preferred, specimen: ALL }
  if (typeof locale === 'string' && isLocale(locale)) view.locale = locale
  if (typeof theme === 'string' && isTheme(theme)) view.theme = theme
  if (typeof specimen === 'string') view.specimen = specimen
  return view
}

export const galleryHref = ({ locale, theme, specimen }: GalleryView) =>
  `/gallery?${new URLSearchParams({ locale, theme, specimen }).toString()}`
