import type { ChatStrings } from './strings.ts'

const rules = new Intl.PluralRules('ru')

/** Russian has three forms: 1 сообщение, 2 сообщения, 5 сообщений. */
function count(amount: number, one: string, few: string, many: string): string {
  const rule = rules.select(amount)
  return `${amount} ${rule === 'one' ? one : rule === 'few' ? few : many}`
}

export const ru: ChatStrings = {
  openChat: (tripTitle) => `Открыть чат: ${tripTitle}`,
  closeChat: 'Закрыть чат',
  unreadMessages: (amount) =>
    count(amount, 'непрочитанное сообщение', 'непрочитанных сообщения', 'непрочитанных сообщений'),
  newMessages: (amount) =>
    `${
      amount > 99
        ? '99+ новых сообщений'
        : count(amount, 'новое сообщение', 'новых сообщения', 'новых сообщений')
    }. К последнему`,
  jumpToLatest: 'К последнему сообщению',
  messages: 'Сообщения',
  composerLabel: 'Сообщение',
  composerPlaceholder: 'Напишите сообщение',
  send: 'Отправить',
  charactersLeft: (amount) => `Осталось ${count(amount, 'символ', 'символа', 'символов')}`,
  charactersOver: (amount) => `Лишних: ${count(amount, 'символ', 'символа', 'символов')}`,
  sending: 'Отправляется',
  sent: 'Отправлено',
  delivered: 'Доставлено',
  read: 'Прочитано',
  readAt: (time) => `Прочитано в ${time}`,
  notSent: 'Не отправлено',
  refusals: {
    INVALID: 'Что-то в этом сообщении нельзя отправить.',
    TOO_LARGE: 'Сообщение слишком длинное.',
    FORBIDDEN: 'У вас больше нет доступа к этой переписке.',
    CONVERSATION_CLOSED: 'Переписка закрыта.',
    CONFLICT: 'Это сообщение уже отправлено с другим текстом.',
    EXPIRED: 'Сообщение ждало отправки больше суток.',
  },
  retry: 'Повторить',
  copy: 'Копировать',
  delete: 'Удалить',
  today: 'Сегодня',
  yesterday: 'Вчера',
  newSeparator: 'Новые сообщения',
  you: 'Вы',
  roles: { DRIVER: 'Водитель', ORGANIZER: 'Организатор', PASSENGER: 'Пассажир' },
  system: {
    'participant.joined': ({ name }) => `${name} теперь в поездке`,
    'participant.left': ({ name }) => `${name} больше не в поездке`,
    'trip.departed': () => 'Поездка началась',
    'trip.delayed': ({ time }) =>
      time ? `Отправление перенесено на ${time}` : 'Отправление перенесено',
    'trip.completed': () => 'Поездка завершена',
    'trip.cancelled': () => 'Поездка отменена',
  },
  messageDeleted: 'Сообщение удалено',
  messageHidden: 'Сообщение скрыто модератором',
  messageUnsupported: 'Такое сообщение здесь пока нельзя показать',
  edited: 'изменено',
  typing: (names) => {
    const [first, second] = names
    if (names.length === 1) return `${first} печатает…`
    if (names.length === 2) return `${first} и ${second} печатают…`
    return 'Несколько человек печатают…'
  },
  participants: (amount) => count(amount, 'участник', 'участника', 'участников'),
  offline: 'Нет сети. Сообщения уйдут, когда связь вернётся.',
  connecting: 'Соединение…',
  rateLimited: (seconds) => `Можно будет отправить через ${seconds} с`,
  loading: 'Сообщения загружаются',
  loadingOlder: 'Загружаются прежние сообщения',
  beginning: 'Начало переписки',
  beginningHint: (tripTitle) => tripTitle,
  emptyTitle: 'Сообщений пока нет',
  emptyHint: 'Поздоровайтесь или договоритесь о месте встречи.',
  errorTitle: 'Не удалось загрузить чат',
  errorHint: 'Проверьте соединение и попробуйте ещё раз.',
  reference: (requestId) => `Номер обращения: ${requestId}`,
  noAccessTitle: 'Нет доступа к этой переписке',
  noAccessHint: 'Писать могут водитель, организатор и пассажиры с подтверждённым бронированием.',
  signedOutTitle: 'Сеанс завершён',
  signedOutHint: 'Войдите снова, чтобы продолжить переписку.',
  closedHint: 'Поездка завершена. Переписка доступна только для чтения.',
  messageActions: 'Действия с сообщением',
  report: 'Пожаловаться',
  reportTitle: 'Жалоба на сообщение',
  reportHint: 'Что не так? Собеседник не узнает, кто пожаловался.',
  reportReasons: {
    SPAM: 'Спам',
    HARASSMENT: 'Оскорбления или травля',
    THREAT: 'Угрозы',
    FRAUD: 'Мошенничество или оплата мимо сервиса',
    DANGEROUS_DRIVING: 'Опасное вождение',
    OTHER: 'Другое',
  },
  reportComment: 'Комментарий (необязательно)',
  reportSend: 'Отправить жалобу',
  reportDone: 'Спасибо, жалоба отправлена',
  reportDoneHint: 'Её рассмотрит модератор.',
  reportFailed: 'Не удалось отправить жалобу. Попробуйте ещё раз.',
  cancel: 'Отмена',
  close: 'Закрыть',
  announce: (name, text) => `${name}: ${text}`,
  quickReplies: {
    'on-my-way': 'Уже еду',
    arrived: 'Я на месте',
    'late-10': 'Опаздываю на 10 минут',
    driving: 'Я за рулём, отвечу позже',
    where: 'Где вы точно находитесь?',
    coming: 'Уже выхожу',
    'late-5': 'Опаздываю на 5 минут',
    thanks: 'Спасибо!',
  },
  quickRepliesLabel: 'Быстрые ответы',
  info: 'Сведения',
  infoTitle: 'Кто прочитал',
  readBy: 'Прочитано',
  deliveredTo: 'Доставлено',
  notDeliveredTo: 'Пока не доставлено',
  shortcutsTitle: 'Сочетания клавиш',
  shortcuts: {
    send: 'Отправить сообщение',
    newLine: 'Начать новую строку',
    walk: 'Ходить по сообщениям',
    ends: 'К первому или последнему сообщению',
    enter: 'Войти в сообщение',
    back: 'Закрыть или вернуться',
    help: 'Показать этот список',
  },
  driving: {
    title: 'За рулём',
    noMessages: 'Сообщений пока нет',
    readAloud: 'Читать вслух',
    keepAwake: 'Не гасить экран',
    leave: 'Выйти из режима вождения',
    leaveTitle: 'Можно ли сейчас печатать?',
    parked: 'Я припарковался',
    passenger: 'Я пассажир',
    stay: 'Остаться в режиме вождения',
  },
  conversations: 'Переписки',
  noConversations: 'Переписок пока нет',
  noConversationsHint: 'Они появятся, когда у поездки будут пассажиры.',
  noMessagesYet: 'Сообщений пока нет',
}
