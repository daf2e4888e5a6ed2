import { dateWords } from '@steppergo/chat-react/dates'
import type { Strings } from './en.ts'

const rules = new Intl.PluralRules('ru')

function plural(count: number, one: string, few: string, many: string): string {
  const form = rules.select(count)
  return `${count} ${form === 'one' ? one : form === 'few' ? few : many}`
}

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

  moderation: {
    title: 'Модерация',
    lead: 'Жалобы ждут здесь, старые сверху. Сообщение показано таким, каким оно было при жалобе.',
    open: (count) => plural(count, 'открытая жалоба', 'открытые жалобы', 'открытых жалоб'),
    newReports: (count) =>
      `Поступило: ${plural(count, 'новая жалоба', 'новые жалобы', 'новых жалоб')}`,
    emptyTitle: 'Жалоб нет',
    emptyText: 'Новые жалобы появятся здесь сами.',
    resolvedTitle: 'Рассмотренные',
    reasons: {
      SPAM: 'Спам',
      HARASSMENT: 'Оскорбления',
      THREAT: 'Угрозы',
      FRAUD: 'Мошенничество',
      DANGEROUS_DRIVING: 'Опасное вождение',
      OTHER: 'Другое',
    },
    reportedBy: (name) => `Жалоба от: ${name}`,
    comment: 'Комментарий',
    snapshot: 'Переписка вокруг сообщения',
    reported: 'Предмет жалобы',
    noContent: 'Нет текста',
    system: 'StepperGO',
    hide: 'Скрыть сообщение',
    restore: 'Вернуть сообщение',
    dismiss: 'Отклонить жалобу',
    resolve: 'Закрыть: сообщение скрыто',
    hidden: 'Скрыто от всех',
    visible: 'Видно в чате',
    working: 'Выполняется…',
    resolution: { HIDDEN: 'Закрыта, сообщение скрыто', DISMISSED: 'Отклонена' },
    failed: 'Не получилось. Попробуйте ещё раз.',
    liveOff: 'Обновления прерваны, восстанавливаем связь.',
    deniedTitle: 'Страница для модераторов',
    deniedText: 'У вашего аккаунта нет доступа к жалобам.',
    utc: (day, time) => `${day}, ${time} UTC`,
  },

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
