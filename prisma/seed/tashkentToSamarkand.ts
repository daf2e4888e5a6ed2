import { HOUR, MINUTE, startOf, storyteller, type TripStory } from './tripStory.ts'

const AT_LEAST_ON_THE_ROAD = 95 * MINUTE

/** On the road now, with an advertiser on board. */
export function tashkentToSamarkand(now: Date): TripStory {
  const departureAt = startOf(15 * MINUTE, now.getTime() - AT_LEAST_ON_THE_ROAD)
  const { says, happens } = storyteller(departureAt)
  return {
    id: 'tashkent-samarkand',
    title: 'Tashkent → Samarkand',
    origin: 'Tashkent, Olmazor metro station',
    destination: 'Samarkand, Registan',
    timeZone: 'Asia/Tashkent',
    status: 'ACTIVE',
    departureAt,
    arrivalAt: new Date(departureAt.getTime() + 4 * HOUR),
    closedAt: null,
    driver: 'azamat',
    organizer: 'gulnara',
    bookings: [
      { passenger: 'dilnoza', status: 'CONFIRMED' },
      { passenger: 'bekzat', status: 'CONFIRMED' },
      { passenger: 'madina', status: 'CONFIRMED' },
      { passenger: 'timur', status: 'CANCELLED' },
    ],
    lines: [
      says(-600, 'azamat', 'Assalomu alaykum! Завтра встречаемся у метро Олмазор, выход к рынку.'),
      says(-585, 'dilnoza', 'Ва алейкум ассалом! Какая машина?'),
      says(-583, 'azamat', 'Чёрный Chevrolet Tracker, 01 B 517 KA.'),
      says(-540, 'timur', 'Guys, I got ill and cancel my seat. Sorry, Azamat aka.'),
      happens(-538, 'participant.left', 'timur'),
      happens(-300, 'participant.joined', 'madina'),
      says(-295, 'madina', 'Hi! Just booked the last seat. Is there a stop on the way?'),
      says(-290, 'azamat', 'Да, в Джизаке минут на 20: чай, туалет, самса 🙂'),
      says(-60, 'bekzat', 'Продаю SIM-карты и зарядки, дёшево! Пишите в Telegram, всем скидка.'),
      says(-55, 'gulnara', 'Bekzat, пожалуйста, без рекламы: this chat is for the trip.'),
      says(-22, 'dilnoza', 'Я уже у выхода, в красной куртке.'),
      says(-15, 'azamat', 'Вижу вас, подъезжаю.'),
      happens(0, 'trip.departed'),
      says(6, 'madina', 'All on board! Mom asks: when do we arrive?'),
      says(8, 'azamat', 'По навигатору к Регистану через 4 часа с остановкой.'),
      says(48, 'bekzat', 'SIM-карты, зарядки, наушники!!! Last chance, пишите в личку.'),
      says(70, 'gulnara', 'How is the road? Говорят, у Гулистана ремонт.'),
      says(82, 'azamat', 'Ремонт проехали, потеряли 10 минут. Скоро Джизак, остановка.'),
    ],
    behind: {
      madina: { delivered: 18, read: 15 },
      bekzat: { delivered: 17, read: 17 },
      gulnara: { delivered: 18, read: 17 },
    },
    reports: [
      {
        seq: 16,
        reporter: 'dilnoza',
        reason: 'SPAM',
        comment: 'Second time he advertises here, after being asked to stop.',
      },
    ],
  }
}
