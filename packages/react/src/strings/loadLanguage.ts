import { createLoader } from '../createLoader.ts'
import type { ChatLocale } from '../props.ts'
import type { ChatStrings } from './strings.ts'

const loaders: Record<ChatLocale, () => Promise<ChatStrings>> = {
  en: createLoader(async () => (await import('./en.ts')).en),
  ru: createLoader(async () => (await import('./ru.ts')).ru),
  kk: createLoader(async () => (await import('./kk.ts')).kk),
  ky: createLoader(async () => (await import('./ky.ts')).ky),
  uz: createLoader(async () => (await import('./uz.ts')).uz),
}

/** Loads the words of a language, which are a file of their own. */
export const loadLanguage = (locale: ChatLocale): Promise<ChatStrings> => loaders[locale]()

// A server speaks to everybody: with all languages there, nothing it renders has to wait for one.
if (typeof document === 'undefined') for (const load of Object.values(loaders)) void load()
