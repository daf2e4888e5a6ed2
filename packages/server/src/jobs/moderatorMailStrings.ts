import type { ReportReason } from '@steppergo/chat-protocol'

export interface ModeratorMailStrings {
  waiting: string
  why: string
  reasons: Record<ReportReason, string>
}

/** Counts stand after a colon, so that no language has to inflect a word by them. */
export const moderatorMailStrings = {
  en: {
    waiting: 'New reports are waiting',
    why: 'You get this e-mail because no moderator is online.',
    reasons: {
      SPAM: 'Spam',
      HARASSMENT: 'Insults or harassment',
      THREAT: 'Threats',
      FRAUD: 'Fraud or payment outside the service',
      DANGEROUS_DRIVING: 'Dangerous driving',
      OTHER: 'Something else',
    },
  },
  ru: {
    waiting: 'Новые жалобы ждут рассмотрения',
    why: 'Вы получили это письмо, потому что ни одного модератора нет в сети.',
    reasons: {
      SPAM: 'Спам',
      HARASSMENT: 'Оскорбления или травля',
      THREAT: 'Угрозы',
      FRAUD: 'Мошенничество или оплата мимо сервиса',
      DANGEROUS_DRIVING: 'Опасное вождение',
      OTHER: 'Другое',
    },
  },
  kk: {
    waiting: 'Жаңа шағымдар қаралуын күтіп тұр',
    why: 'Бұл хат сізге бірде-бір модератор желіде болмағандықтан жіберілді.',
    reasons: {
      SPAM: 'Спам',
      HARASSMENT: 'Қорлау немесе қудалау',
      THREAT: 'Қоқан-лоққы',
      FRAUD: 'Алаяқтық немесе сервистен тыс төлем',
      DANGEROUS_DRIVING: 'Көлікті қауіпті жүргізу',
      OTHER: 'Басқа себеп',
    },
  },
  ky: {
    waiting: 'Жаңы даттануулар каралышын күтүп турат',
    why: 'Бул кат сизге бир дагы модератор тармакта болбогондуктан жөнөтүлдү.',
    reasons: {
      SPAM: 'Спам',
      HARASSMENT: 'Кемсинтүү же куугунтуктоо',
      THREAT: 'Коркутуу',
      FRAUD: 'Алдамчылык же кызматтан тышкары төлөм',
      DANGEROUS_DRIVING: 'Унааны кооптуу айдоо',
      OTHER: 'Башка себеп',
    },
  },
  uz: {
    waiting: 'Yangi shikoyatlar koʻrib chiqilishini kutmoqda',
    why: 'Bu xat sizga birorta ham moderator tarmoqda boʻlmagani uchun yuborildi.',
    reasons: {
      SPAM: 'Spam',
      HARASSMENT: 'Haqorat yoki taʼqib',
      THREAT: 'Tahdid',
      FRAUD: 'Firibgarlik yoki xizmatdan tashqari toʻlov',
      DANGEROUS_DRIVING: 'Mashinani xavfli haydash',
      OTHER: 'Boshqa sabab',
    },
  },
} as const satisfies Record<string, ModeratorMailStrings>
