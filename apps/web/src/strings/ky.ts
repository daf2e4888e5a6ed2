import { dateWords } from '@steppergo/chat-react/dates'
import type { Strings } from './en.ts'
import { ky as moderation } from './moderation/ky.ts'

/** Every word the pages show, in Kyrgyz. The noun after a number is always singular. */
export const ky: Strings = {
  languageName: 'Кыргызча',
  pageTitle: (page) => `${page} · StepperGO`,
  skipToContent: 'Мазмунга өтүү',

  header: {
    home: 'StepperGO, менин сапарларым',
    trips: 'Менин сапарларым',
    driver: 'Айдоочунун панели',
    moderation: 'Модерация',
    reports: 'Менин даттанууларым',
    account: 'Аккаунт',
    demo: 'Катар',
    signIn: 'Кирүү',
    signOut: 'Чыгуу',
    menu: 'Меню',
    language: 'Тил',
    theme: 'Көрүнүш',
    themes: { auto: 'Авто', light: 'Жарык', dark: 'Караңгы' },
    roles: { USER: 'Саякатчы', MODERATOR: 'Модератор', ADMIN: 'Администратор' },
  },

  signIn: {
    title: 'Кирүү',
    lead: 'Сапарларыңыз жана жол шериктериңиз.',
    email: 'Эл. почта',
    password: 'Сырсөз',
    submit: 'Кирүү',
    submitting: 'Кирип жатабыз…',
    wrong: 'Почта же сырсөз туура эмес. Экөөнү тең текшерип, кайра аракет кылыңыз.',
    tooMany: (seconds) => `Өтө көп аракет жасалды. Кайра аракет кылууга ${seconds} с калды.`,
    wrongAddress: 'StepperGO башка дарекке жөндөлгөн. Сайттын өз дарегин ачыңыз.',
    unavailable: 'Азыр кирүү мүмкүн болбой жатат. Бир аздан кийин кайра аракет кылыңыз.',
    emailMissing: 'Почтаңызды жазыңыз, мисалы: name@example.com.',
    passwordMissing: 'Сырсөздү жазыңыз.',
    demoTitle: 'Демо-аккаунттар',
    demoLead:
      'Бир жолу бассаңыз, киресиз. Чаттын эки тарабын тең көрүү үчүн экөөнү эки браузерде ачыңыз.',
    demoSideBySide: 'Айдоочу менен жүргүнчү катар',
    demoRoles: {
      driver: 'Айдоочулар',
      organizer: 'Уюштуруучулар',
      passenger: 'Жүргүнчүлөр',
      outsider: 'Мындагы сапарларга катышпайт',
      moderator: 'Модераторлор',
      admin: 'Администраторлор',
    },
  },

  trips: {
    title: 'Менин сапарларым',
    upcoming: 'Алдыдагы',
    past: 'Өткөн',
    emptyTitle: 'Азырынча сапар жок',
    emptyText:
      'Орун брондосоңуз же айдоочу катары сапар алсаңыз, ал чаты менен бирге ушул жерде пайда болот.',
    driver: 'Айдоочу',
    noDriver: 'Айдоочу азырынча дайындала элек',
    openTrip: (title) => `Сапарды ачуу: ${title}`,
    status: {
      SCHEDULED: 'Пландалган',
      ACTIVE: 'Жолдо',
      COMPLETED: 'Аяктаган',
      CANCELLED: 'Жокко чыгарылган',
    },
    youAre: {
      DRIVER: 'Сиз айдоочусуз',
      ORGANIZER: 'Сиз уюштуруучусуз',
      PASSENGER: 'Сиз жүргүнчүсүз',
    },
    departure: 'Жөнөө',
    arrival: 'Келүү',
    duration: (hours, minutes) =>
      [hours > 0 ? `${hours} саат` : '', minutes > 0 || hours === 0 ? `${minutes} мүн` : '']
        .filter(Boolean)
        .join(' '),
    nextDay: (days) => `+${days} күн`,
    zone: (offset) => `Бардык убакыт: ${offset}`,
    unread: (count) => `${count} окула элек билдирүү`,
  },

  trip: {
    back: 'Менин сапарларым',
    people: 'Сапардын катышуучулары',
    you: 'сиз',
    roles: { DRIVER: 'Айдоочу', ORGANIZER: 'Уюштуруучу', PASSENGER: 'Жүргүнчү' },
    chatTitle: 'Сапардын чаты',
    chatText:
      'Жолуга турган жерди, жүктү же кечигүүнү макулдашыңыз. Билдирүүлөрдү айдоочу, уюштуруучу жана брону ырасталган жүргүнчүлөр гана көрөт.',
    chatHint: 'Чат баскычы төмөнкү бурчта.',
    deniedTitle: 'Бул чатка кирүүгө уруксат жок',
    deniedText:
      'Бул сапар менен анын чаты айдоочуга, уюштуруучуга жана брону ырасталган жүргүнчүлөргө ачык.',
    toTrips: 'Сапарларыма өтүү',
  },

  driver: {
    title: 'Айдоочунун панели',
    conversations: 'Чаттар',
    emptyTitle: 'Азырынча чат жок',
    emptyText: 'Жүргүнчүлөр сапарларыңызды брондогондо, чаттар ушул жерде пайда болот.',
    noneSelected: 'Чатты тандаңыз',
    backToList: 'Бардык чаттар',
    drivingMode: 'Айдоо режими',
    openTrip: 'Сапарды ачуу',
    departs: (day, time) => `${day}, ${time}`,
    quietTrips: 'Азырынча билдирүү жок',
  },

  ...moderation,

  demo: {
    title: 'Катар',
    lead: 'Бир сапар, эки адам. Бир тараптан жазып, экинчи тарапты байкаңыз.',
    driverSide: 'Айдоочу',
    passengerSide: 'Жүргүнчү',
    unavailableTitle: 'Демо даяр эмес',
    unavailableText:
      'Демо-аккаунттардын жалпы сапары жок. Маалымат базасын кайра толтуруп, баракты жаңыртыңыз.',
    signedInAs: (name) => `Кирген: ${name}`,
  },

  notFound: {
    title: 'Бул жерде жол жок',
    text: 'Барак көчүрүлгөн же эч качан болгон эмес.',
    action: 'Сапарларыма өтүү',
  },
  error: {
    title: 'Бизде бир нерсе бузулду',
    text: 'Жазганыңыз жоголгон жок. Бир аздан кийин кайра аракет кылыңыз.',
    reference: (id) => `Номери: ${id}`,
    retry: 'Кайра аракет кылуу',
  },

  dates: dateWords.ky,
}
