import { dateWords } from '@steppergo/chat-react/dates'
import type { Strings } from './en.ts'
import { uz as moderation } from './moderation/uz.ts'

/** Every word the pages show, in Uzbek. The noun after a number is always singular. */
export const uz: Strings = {
  languageName: 'Oʻzbekcha',
  pageTitle: (page) => `${page} · StepperGO`,
  skipToContent: 'Mazmunga oʻtish',

  header: {
    home: 'StepperGO, mening safarlarim',
    trips: 'Mening safarlarim',
    driver: 'Haydovchi paneli',
    moderation: 'Moderatsiya',
    reports: 'Mening shikoyatlarim',
    account: 'Akkaunt',
    demo: 'Yonma-yon',
    signIn: 'Kirish',
    signOut: 'Chiqish',
    menu: 'Menyu',
    language: 'Til',
    theme: 'Koʻrinish',
    themes: { auto: 'Avto', light: 'Yorugʻ', dark: 'Qorongʻi' },
    roles: { USER: 'Sayohatchi', MODERATOR: 'Moderator', ADMIN: 'Administrator' },
  },

  signIn: {
    title: 'Kirish',
    lead: 'Safarlaringiz va yoʻldoshlaringiz.',
    email: 'E-pochta',
    password: 'Parol',
    submit: 'Kirish',
    submitting: 'Kirilmoqda…',
    wrong: 'Pochta yoki parol notoʻgʻri. Ikkalasini ham tekshirib, qayta urinib koʻring.',
    tooMany: (seconds) => `Urinishlar juda koʻp. Qayta urinishga ${seconds} s qoldi.`,
    wrongAddress: 'StepperGO boshqa manzilga sozlangan. Saytning oʻz manzilini oching.',
    unavailable: 'Hozir kirib boʻlmayapti. Birozdan keyin qayta urinib koʻring.',
    emailMissing: 'Pochtangizni kiriting, masalan: name@example.com.',
    passwordMissing: 'Parolingizni kiriting.',
    demoTitle: 'Demo akkauntlar',
    demoLead:
      'Bir marta bossangiz, kirasiz. Chatning ikki tomonini ham koʻrish uchun ikkitasini ikki brauzerda oching.',
    demoSideBySide: 'Haydovchi va yoʻlovchi yonma-yon',
    demoRoles: {
      driver: 'Haydovchilar',
      organizer: 'Tashkilotchilar',
      passenger: 'Yoʻlovchilar',
      outsider: 'Bu yerdagi safarlarda qatnashmaydi',
      moderator: 'Moderatorlar',
      admin: 'Administratorlar',
    },
  },

  trips: {
    title: 'Mening safarlarim',
    upcoming: 'Kelgusi',
    past: 'Oʻtgan',
    emptyTitle: 'Hozircha safar yoʻq',
    emptyText:
      'Joy bron qilsangiz yoki haydovchi sifatida safar olsangiz, u chati bilan birga shu yerda paydo boʻladi.',
    driver: 'Haydovchi',
    noDriver: 'Haydovchi hali tayinlanmagan',
    openTrip: (title) => `Safarni ochish: ${title}`,
    status: {
      SCHEDULED: 'Rejalashtirilgan',
      ACTIVE: 'Yoʻlda',
      COMPLETED: 'Yakunlangan',
      CANCELLED: 'Bekor qilingan',
    },
    youAre: {
      DRIVER: 'Siz haydovchisiz',
      ORGANIZER: 'Siz tashkilotchisiz',
      PASSENGER: 'Siz yoʻlovchisiz',
    },
    departure: 'Joʻnash',
    arrival: 'Yetib borish',
    duration: (hours, minutes) =>
      [hours > 0 ? `${hours} soat` : '', minutes > 0 || hours === 0 ? `${minutes} daq` : '']
        .filter(Boolean)
        .join(' '),
    nextDay: (days) => `+${days} kun`,
    zone: (offset) => `Barcha vaqtlar: ${offset}`,
    unread: (count) => `${count} ta oʻqilmagan xabar`,
  },

  trip: {
    back: 'Mening safarlarim',
    people: 'Safar ishtirokchilari',
    you: 'siz',
    roles: { DRIVER: 'Haydovchi', ORGANIZER: 'Tashkilotchi', PASSENGER: 'Yoʻlovchi' },
    chatTitle: 'Safar chati',
    chatText:
      'Uchrashuv joyi, yuk yoki kechikish haqida kelishib oling. Xabarlarni faqat haydovchi, tashkilotchi va broni tasdiqlangan yoʻlovchilar koʻradi.',
    chatHint: 'Chat tugmasi pastdagi burchakda.',
    deniedTitle: 'Bu suhbatga kirishga ruxsat yoʻq',
    deniedText:
      'Bu safar va uning chati haydovchi, tashkilotchi va broni tasdiqlangan yoʻlovchilar uchun ochiq.',
    toTrips: 'Safarlarimga oʻtish',
  },

  driver: {
    title: 'Haydovchi paneli',
    conversations: 'Suhbatlar',
    emptyTitle: 'Hozircha suhbat yoʻq',
    emptyText: 'Yoʻlovchilar safarlaringizni bron qilganda, suhbatlar shu yerda paydo boʻladi.',
    noneSelected: 'Suhbatni tanlang',
    backToList: 'Barcha suhbatlar',
    drivingMode: 'Haydash rejimi',
    openTrip: 'Safarni ochish',
    departs: (day, time) => `${day}, ${time}`,
    quietTrips: 'Hozircha xabar yoʻq',
  },

  ...moderation,

  demo: {
    title: 'Yonma-yon',
    lead: 'Bitta safar, ikki kishi. Bir tomondan yozib, ikkinchi tomonni kuzating.',
    driverSide: 'Haydovchi',
    passengerSide: 'Yoʻlovchi',
    unavailableTitle: 'Demo tayyor emas',
    unavailableText:
      'Demo akkauntlarning umumiy safari yoʻq. Maʼlumotlar bazasini qayta toʻldirib, sahifani yangilang.',
    signedInAs: (name) => `Kirgan: ${name}`,
  },

  notFound: {
    title: 'Bu yerda yoʻl yoʻq',
    text: 'Sahifa koʻchirilgan yoki hech qachon boʻlmagan.',
    action: 'Safarlarimga oʻtish',
  },
  error: {
    title: 'Bizda nimadir buzildi',
    text: 'Yozganlaringiz yoʻqolmadi. Birozdan keyin qayta urinib koʻring.',
    reference: (id) => `Raqami: ${id}`,
    retry: 'Qayta urinish',
  },

  dates: dateWords.uz,
}
