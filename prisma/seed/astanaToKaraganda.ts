import { DAY, HOUR, startOf, storyteller, type TripStory } from './tripStory.ts'

/** Over since last week, and so is the time for questions afterwards. */
export function astanaToKaraganda(now: Date): TripStory {
  const departureAt = startOf(HOUR, now.getTime() - 7 * DAY)
  const arrivalAt = new Date(departureAt.getTime() + 3 * HOUR)
  const { says, happens } = storyteller(departureAt)
  return {
    id: 'astana-karaganda',
    title: 'Astana → Karaganda',
    origin: 'Astana, Nurly Zhol railway station',
    destination: 'Karaganda, Central Park',
    timeZone: 'Asia/Almaty',
    status: 'COMPLETED',
    departureAt,
    arrivalAt,
    closedAt: new Date(arrivalAt.getTime() + 3 * DAY),
    driver: 'nurlan',
    organizer: 'gulnara',
    bookings: [
      { passenger: 'aida', status: 'CONFIRMED' },
      { passenger: 'bekzat', status: 'CONFIRMED' },
      { passenger: 'timur', status: 'PENDING' },
      { passenger: 'madina', status: 'CANCELLED' },
    ],
    lines: [
      says(-180, 'nurlan', 'Добрый день! Жду у вокзала Нурлы Жол, зона высадки, второй ряд.'),
      says(-172, 'bekzat', 'Ок! Буду за 10 минут.'),
      says(-30, 'aida', 'Опаздываю на 5 минут, такси стоит в пробке 😔'),
      says(-28, 'nurlan', 'No problem, ждём.'),
      says(-2, 'aida', 'I see you, white Toyota?'),
      happens(4, 'trip.departed'),
      says(95, 'gulnara', 'How is it going? На трассе обещали метель.'),
      says(101, 'nurlan', 'Метели нет, едем 90, всё спокойно.'),
      happens(176, 'trip.completed'),
      says(184, 'aida', 'Доехали отлично, спасибо! Great driving.'),
      says(215, 'bekzat', 'Nurlan, кажется, я оставил перчатки на заднем сиденье.'),
      says(232, 'nurlan', 'Нашёл, чёрные кожаные. В субботу снова в Караганде, завезу.'),
      says(236, 'bekzat', 'Рахмет, аға! 🙏'),
    ],
  }
}
