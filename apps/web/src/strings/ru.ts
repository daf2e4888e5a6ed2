import { dateWords } from '@steppergo/chat-react/dates'
import type { Strings } from './en.ts'
import { ru as moderation } from './moderation/ru.ts'
import { russianPlural as plural } from './russianPlural.ts'

/** Every word the pages show, in Russian. */
export const ru: Strings = {
  languageName: 'Русский',
  pageTitle: (page) => `${page} · StepperGO`,
  skipToContent: 'К содержанию',

  header: {
    home: 'StepperGO, мои поездки',
    trips: 'Мои поездки',
    driver: 'Панель водителя',
    moderation: 'Модерация',
    reports: 'Мои жалобы',
    account: 'Аккаунт',
    demo: 'Рядом',
    signIn: 'Войти',
    signOut: 'Выйти',
    menu: 'Меню',
    language: 'Язык',
    theme: 'Оформление',
    themes: { auto: 'Авто', light: 'Светлое', dark: 'Тёмное' },
    roles: { USER: 'Путешественник', MODERATOR: 'Модератор', ADMIN: 'Администратор' },
  },

  signIn: {
    title: 'Вход',
    lead: 'Ваши поездки и люди, с которыми вы делите дорогу.',
    email: 'Эл. почта',
    password: 'Пароль',
    submit: 'Войти',
    submitting: 'Входим…',
    wrong: 'Почта или пароль не подходят. Проверьте и попробуйте ещё раз.',
    tooMany: (seconds) => `Слишком много попыток. Повторите через ${seconds} с.`,
    wrongAddress: 'StepperGO настроен на другой адрес. Откройте основной адрес сайта.',
    unavailable: 'Сейчас войти не получается. Попробуйте через минуту.',
    emailMissing: 'Введите почту, например name@example.com.',
    passwordMissing: 'Введите пароль.',
    demoTitle: 'Демо-аккаунты',
    demoLead:
      'Вход одним нажатием. Откройте два в разных браузерах, чтобы видеть обе стороны чата.',
    demoSideBySide: 'Водитель и пассажир рядом',
    demoRoles: {
      driver: 'Водители',
      organizer: 'Организаторы',
      passenger: 'Пассажиры',
      outsider: 'Не участвует в поездках',
      moderator: 'Модераторы',
      admin: 'Администраторы',
    },
  },

  trips: {
    title: 'Мои поездки',
    upcoming: 'Предстоящие',
    past: 'Прошедшие',
    emptyTitle: 'Поездок пока нет',
    emptyText: 'Когда вы забронируете место или возьмёте рейс, он появится здесь вместе с чатом.',
    driver: 'Водитель',
    noDriver: 'Водитель ещё не назначен',
    openTrip: (title) => `Открыть поездку ${title}`,
    status: {
      SCHEDULED: 'Запланирована',
      ACTIVE: 'В пути',
      COMPLETED: 'Завершена',
      CANCELLED: 'Отменена',
    },
    youAre: {
      DRIVER: 'Вы за рулём',
      ORGANIZER: 'Вы организуете',
      PASSENGER: 'Вы едете',
    },
    departure: 'Отправление',
    arrival: 'Прибытие',
    duration: (hours, minutes) =>
      [hours > 0 ? `${hours} ч` : '', minutes > 0 || hours === 0 ? `${minutes} мин` : '']
        .filter(Boolean)
        .join(' '),
    nextDay: (days) => `+${days} д`,
    zone: (offset) => `Время — ${offset}`,
    unread: (count) =>
      plural(
        count,
        'непрочитанное сообщение',
        'непрочитанных сообщения',
        'непрочитанных сообщений',
      ),
  },

  trip: {
    back: 'Мои поездки',
    people: 'Участники поездки',
    you: 'вы',
    roles: { DRIVER: 'Водитель', ORGANIZER: 'Организатор', PASSENGER: 'Пассажир' },
    chatTitle: 'Чат поездки',
    chatText:
      'Договоритесь о месте встречи, багаже или опоздании. Сообщения видят водитель, организатор и пассажиры с подтверждённой бронью, больше никто.',
    chatHint: 'Кнопка чата — в углу внизу.',
    deniedTitle: 'Нет доступа к этой переписке',
    deniedText:
      'Поездка и её чат открыты водителю, организатору и пассажирам с подтверждённой бронью.',
    toTrips: 'К моим поездкам',
  },

  driver: {
    title: 'Панель водителя',
    conversations: 'Переписки',
    emptyTitle: 'Переписок пока нет',
    emptyText: 'Когда пассажиры забронируют ваши рейсы, переписки появятся здесь.',
    noneSelected: 'Выберите переписку',
    backToList: 'Все переписки',
    drivingMode: 'Режим вождения',
    openTrip: 'Открыть поездку',
    departs: (day, time) => `${day}, ${time}`,
    quietTrips: 'Пока без сообщений',
  },

  ...moderation,

  demo: {
    title: 'Рядом',
    lead: 'Одна поездка, два человека. Пишите с одной стороны и смотрите на другую.',
    driverSide: 'Водитель',
    passengerSide: 'Пассажир',
    unavailableTitle: 'Демо не готово',
    unavailableText:
      'У демо-аккаунтов нет общей поездки. Заполните базу заново и обновите страницу.',
    signedInAs: (name) => `Вход: ${name}`,
  },

  notFound: {
    title: 'Здесь нет дороги',
    text: 'Страницу перенесли, или её никогда не было.',
    action: 'К моим поездкам',
  },
  error: {
    title: 'У нас что-то сломалось',
    text: 'Написанное не пропало. Попробуйте через минуту.',
    reference: (id) => `Номер: ${id}`,
    retry: 'Попробовать снова',
  },

  dates: dateWords.ru,
}
