import type { ChatLocale } from '../props.ts'
import type { ChatStrings } from './strings.ts'
import { countEnglish, countRussian } from './count.ts'

/** The words of the button and the badge, which are there before anything else is loaded. */
export type LauncherStrings = Pick<ChatStrings, 'openChat' | 'unreadMessages'>

export const launcher: Record<ChatLocale, LauncherStrings> = {
  en: {
    openChat: (tripTitle) => `Open chat: ${tripTitle}`,
    unreadMessages: (amount) => countEnglish(amount, 'unread message', 'unread messages'),
  },
  ru: {
    openChat: (tripTitle) => `Открыть чат: ${tripTitle}`,
    unreadMessages: (amount) =>
      countRussian(
        amount,
        'непрочитанное сообщение',
        'непрочитанных сообщения',
        'непрочитанных сообщений',
      ),
  },
  kk: {
    openChat: (tripTitle) => `Чатты ашу: ${tripTitle}`,
    unreadMessages: (amount) => `${amount} оқылмаған хабарлама`,
  },
  ky: {
    openChat: (tripTitle) => `Чатты ачуу: ${tripTitle}`,
    unreadMessages: (amount) => `${amount} окула элек билдирүү`,
  },
  uz: {
    openChat: (tripTitle) => `Chatni ochish: ${tripTitle}`,
    unreadMessages: (amount) => `${amount} ta oʻqilmagan xabar`,
  },
}
