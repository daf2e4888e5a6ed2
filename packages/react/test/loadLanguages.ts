import { languages } from '../src/strings/languages.ts'
import { loadLanguage } from '../src/strings/loadLanguage.ts'
import type { ChatLocale } from '../src/props.ts'

// Parts are rendered by themselves, with nothing around them that would wait for their words.
await Promise.all((Object.keys(languages) as ChatLocale[]).map(loadLanguage))
