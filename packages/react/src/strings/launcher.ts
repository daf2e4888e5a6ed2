import type { ChatLocale } from '../props.ts'
import type { ChatStrings } from './strings.ts'
import { countEnglish, countRussian } from './count.ts'

/** The words of the button, the badge and what opens, which are there before the others are loaded. */
export type LauncherStrings = Pick<ChatStrings, 'openChat' | 'closeChat' | 'unreadMessages'>

export const launcher: Record<ChatLocale, LauncherStrings> = {
  en: {
    openChat: (tripTitle) => `Open chat: ${tripTitle}`,
    closeChat: 'Close chat',
    unreadMessages: (amount) => countEnglish(amount, 'unread message', 'unread messages'),
  },
  ru: {
    openChat: (tripTitle) => `Открыть чат: ${tripTitle}`,
    closeChat: 'Закрыть чат',
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
    closeChat: 'Чатты жабу',
    unreadMessages: (amount) => `${amount} оқылмаған хабарлама`,
  },
  ky: {
    openChat: (tripTitle) => `Чатты ачуу: ${tripTitle}`,
    closeChat: 'Чатты жабуу',
    unreadMessages: (amount) => `${amount} окула элек билдирүү`,
  },
  uz: {
    openChat: (tripTitle) => `Chatni ochish: ${tripTitle}`,
    closeChat: 'Chatni yopish',
    unreadMessages: (amount) => `${amount} ta oʻqilmagan xabar`,
  },
}
