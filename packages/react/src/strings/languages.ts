import type { ChatLocale } from '../props.ts'
import { en } from './en.ts'
import { kk } from './kk.ts'
import { ky } from './ky.ts'
import { ru } from './ru.ts'
import type { ChatStrings } from './strings.ts'
import { uz } from './uz.ts'

/** All of them, for whoever compares them; what a visitor sees comes from `loadLanguage`. */
export const languages: Record<ChatLocale, ChatStrings> = { en, ru, kk, ky, uz }
