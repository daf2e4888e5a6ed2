import { DAY, HOUR, storyteller, type TripStory } from './tripStory.ts'

const UTC_OFFSET = 5 * HOUR

/** Tomorrow at eight; the last messages have not reached everybody yet. */
export function almatyToBishkek(now: Date): TripStory {
  const { says, happens } = storyteller(new Date(now.getTime() - 20 * HOUR))
  const departureAt = tomorrowAt(8, now)
  return {
    id: 'almaty-bishkek',
    title: 'Almaty → Bishkek',
    origin: 'Almaty, Sairan bus station',
    destination: 'Bishkek, Western bus station',
    timeZone: 'Asia/Almaty',
    status: 'SCHEDULED',
    departureAt,
    arrivalAt: new Date(departureAt.getTime() + 4.5 * HOUR),
    closedAt: null,
    driver: 'nurlan',
    organizer: 'gulnara',
    bookings: [
      { passenger: 'aida', status: 'CONFIRMED', seats: 2 },
      { passenger: 'timur', status: 'CONFIRMED' },
      { passenger: 'madina', status: 'PENDING' },
      { passenger: 'dilnoza', status: 'CANCELLED' },
    ],
    lines: [
      says(
        0,
        'gulnara',
        'Hello everyone! Nurlan drives us tomorrow, white Toyota Alphard, 6 seats.',
      ),
      says(4, 'nurlan', 'Салам! Выезжаем ровно в 8:00 от Сайрана, стою у главного входа.'),
      says(11, 'aida', 'Добрый день! Нас двое, один большой чемодан. Поместится?'),
      says(13, 'nurlan', 'Поместится, багажник пустой 👍'),
      says(40, 'dilnoza', 'Can you pick me up near Mega Center? I am without luggage.'),
      says(46, 'nurlan', 'Мега не по пути, пробки утром. Лучше до Сайрана на такси, минут 15.'),
      says(190, 'dilnoza', 'Sorry, my plans changed, I have to cancel. Хорошей дороги!'),
      happens(192, 'participant.left', 'dilnoza'),
      says(410, 'timur', 'Всем привет! How long does Kordai border take these days?'),
      says(
        423,
        'nurlan',
        '30–40 минут, если очереди нет. Паспорта держите под рукой, не в багаже.',
      ),
      says(431, 'aida', 'А загранпаспорт нужен или удостоверения хватит?'),
      says(433, 'nurlan', 'Для граждан РК удостоверения достаточно.'),
      says(700, 'timur', 'I have an Uzbek passport, so I bring the international one. Thanks!'),
      says(1_090, 'gulnara', 'Reminder: 6 000 ₸ per seat, cash or Kaspi to Nurlan at departure.'),
      says(1_105, 'aida', 'Рахмет! До завтра 🙌'),
      says(1_130, 'nurlan', 'Погода завтра хорошая, +4, дорога сухая. Номер машины 482 KZA 02.'),
      says(1_170, 'nurlan', 'Please be there at 7:45 so that we leave on time.'),
    ],
    behind: { timur: { delivered: 16, read: 14 }, aida: { delivered: 17, read: 16 } },
  }
}

function tomorrowAt(hour: number, now: Date): Date {
  const today = Math.floor((now.getTime() + UTC_OFFSET) / DAY) * DAY
  return new Date(today + DAY + hour * HOUR - UTC_OFFSET)
}
