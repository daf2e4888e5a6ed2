import { dateWords } from '@steppergo/chat-react/dates'
import type { Strings } from './en.ts'
import { kk as moderation } from './moderation/kk.ts'

/** Every word the pages show, in Kazakh. The noun after a number is always singular. */
export const kk: Strings = {
  languageName: 'Қазақша',
  pageTitle: (page) => `${page} · StepperGO`,
  skipToContent: 'Мазмұнға өту',

  header: {
    home: 'StepperGO, менің сапарларым',
    trips: 'Менің сапарларым',
    driver: 'Жүргізуші панелі',
    moderation: 'Модерация',
    reports: 'Менің шағымдарым',
    account: 'Аккаунт',
    demo: 'Қатар',
    signIn: 'Кіру',
    signOut: 'Шығу',
    menu: 'Мәзір',
    language: 'Тіл',
    theme: 'Көрініс',
    themes: { auto: 'Авто', light: 'Ашық', dark: 'Күңгірт' },
    roles: { USER: 'Саяхатшы', MODERATOR: 'Модератор', ADMIN: 'Әкімші' },
  },

  signIn: {
    title: 'Кіру',
    lead: 'Сапарларыңыз және жол серіктеріңіз.',
    email: 'Эл. пошта',
    password: 'Құпиясөз',
    submit: 'Кіру',
    submitting: 'Кіріп жатырмыз…',
    wrong: 'Пошта немесе құпиясөз дұрыс емес. Екеуін де тексеріп, қайталап көріңіз.',
    tooMany: (seconds) => `Тым көп әрекет жасалды. Қайталап көруге ${seconds} с қалды.`,
    wrongAddress: 'StepperGO басқа мекенжайға бапталған. Сайттың өз мекенжайын ашыңыз.',
    unavailable: 'Қазір кіру мүмкін болмай тұр. Сәл кейінірек қайталап көріңіз.',
    emailMissing: 'Поштаңызды енгізіңіз, мысалы: name@example.com.',
    passwordMissing: 'Құпиясөзді енгізіңіз.',
    demoTitle: 'Демо-аккаунттар',
    demoLead:
      'Бір рет бассаңыз, кіресіз. Чаттың екі жағын да көру үшін екеуін екі браузерде ашыңыз.',
    demoSideBySide: 'Жүргізуші мен жолаушы қатар',
    demoRoles: {
      driver: 'Жүргізушілер',
      organizer: 'Ұйымдастырушылар',
      passenger: 'Жолаушылар',
      outsider: 'Мұндағы сапарларға қатыспайды',
      moderator: 'Модераторлар',
      admin: 'Әкімшілер',
    },
  },

  trips: {
    title: 'Менің сапарларым',
    upcoming: 'Алдағы',
    past: 'Өткен',
    emptyTitle: 'Әзірге сапар жоқ',
    emptyText:
      'Орын брондасаңыз немесе жүргізуші ретінде сапар алсаңыз, ол чатымен бірге осы жерде пайда болады.',
    driver: 'Жүргізуші',
    noDriver: 'Жүргізуші әлі тағайындалмаған',
    openTrip: (title) => `Сапарды ашу: ${title}`,
    status: {
      SCHEDULED: 'Жоспарланған',
      ACTIVE: 'Жолда',
      COMPLETED: 'Аяқталған',
      CANCELLED: 'Бас тартылған',
    },
    youAre: {
      DRIVER: 'Сіз жүргізушісіз',
      ORGANIZER: 'Сіз ұйымдастырушысыз',
      PASSENGER: 'Сіз жолаушысыз',
    },
    departure: 'Жөнелу',
    arrival: 'Келу',
    duration: (hours, minutes) =>
      [hours > 0 ? `${hours} сағ` : '', minutes > 0 || hours === 0 ? `${minutes} мин` : '']
        .filter(Boolean)
        .join(' '),
    nextDay: (days) => `+${days} күн`,
    zone: (offset) => `Барлық уақыт: ${offset}`,
    unread: (count) => `${count} оқылмаған хабарлама`,
  },

  trip: {
    back: 'Менің сапарларым',
    people: 'Сапарға қатысушылар',
    you: 'сіз',
    roles: { DRIVER: 'Жүргізуші', ORGANIZER: 'Ұйымдастырушы', PASSENGER: 'Жолаушы' },
    chatTitle: 'Сапар чаты',
    chatText:
      'Кездесу орнын, жүкті немесе кешігуді келісіңіз. Хабарламаларды жүргізуші, ұйымдастырушы және броны расталған жолаушылар ғана көреді.',
    chatHint: 'Чат түймесі төмендегі бұрышта.',
    deniedTitle: 'Бұл чатқа кіруге рұқсат жоқ',
    deniedText:
      'Бұл сапар мен оның чаты жүргізушіге, ұйымдастырушыға және броны расталған жолаушыларға ашық.',
    toTrips: 'Сапарларыма өту',
  },

  driver: {
    title: 'Жүргізуші панелі',
    conversations: 'Чаттар',
    emptyTitle: 'Әзірге чат жоқ',
    emptyText: 'Жолаушылар сапарларыңызды брондағанда, чаттар осы жерде пайда болады.',
    noneSelected: 'Чатты таңдаңыз',
    backToList: 'Барлық чаттар',
    drivingMode: 'Жүргізу режимі',
    openTrip: 'Сапарды ашу',
    departs: (day, time) => `${day}, ${time}`,
    quietTrips: 'Әзірге хабарлама жоқ',
  },

  ...moderation,

  demo: {
    title: 'Қатар',
    lead: 'Бір сапар, екі адам. Бір жағынан жазып, екінші жағын бақылаңыз.',
    driverSide: 'Жүргізуші',
    passengerSide: 'Жолаушы',
    unavailableTitle: 'Демо дайын емес',
    unavailableText:
      'Демо-аккаунттардың ортақ сапары жоқ. Дерекқорды қайта толтырып, бетті жаңартыңыз.',
    signedInAs: (name) => `Кірген: ${name}`,
  },

  notFound: {
    title: 'Бұл жерде жол жоқ',
    text: 'Бет көшірілген немесе ешқашан болмаған.',
    action: 'Сапарларыма өту',
  },
  error: {
    title: 'Бізде бірдеңе бұзылды',
    text: 'Жазғаныңыз жоғалған жоқ. Сәл кейінірек қайталап көріңіз.',
    reference: (id) => `Нөмірі: ${id}`,
    retry: 'Қайталап көру',
  },

  dates: dateWords.kk,
}
