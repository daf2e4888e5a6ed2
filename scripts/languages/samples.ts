const counts = [[1], [2], [5]]
const trip = [['Almaty → Bishkek']]
const event = [[{ name: 'Aida', time: '' }]]
const moment = [['…', '14:05']]

/** What the texts with values are shown with, by the path of their key in either dictionary. */
export const samples: Partial<Record<string, readonly (readonly unknown[])[]>> = {
  openChat: trip,
  unreadMessages: counts,
  newMessages: [...counts, [100]],
  charactersLeft: counts,
  charactersOver: counts,
  readAt: [['14:05']],
  'system.participant.joined': event,
  'system.participant.left': event,
  'system.trip.departed': event,
  'system.trip.delayed': [[{ name: '', time: '14:05' }], ...event],
  'system.trip.completed': event,
  'system.trip.cancelled': event,
  typing: [[['Aida']], [['Aida', 'Nurlan']], [['Aida', 'Nurlan', 'Timur']]],
  participants: counts,
  rateLimited: [[5]],
  departure: [['Mon, 23 November, 09:00 (GMT+5)']],
  reference: [['a1b2']],
  announce: [['Aida', '…']],

  pageTitle: [['…']],
  'signIn.tooMany': [[5]],
  'trips.openTrip': trip,
  'trips.duration': [
    [0, 45],
    [4, 0],
    [4, 30],
  ],
  'trips.nextDay': [[1]],
  'trips.zone': [['GMT+5']],
  'trips.unread': counts,
  'driver.departs': moment,
  'moderation.open': counts,
  'moderation.newReports': counts,
  'moderation.reportedBy': [['Aida']],
  'moderation.utc': moment,
  'demo.signedInAs': [['Aida']],
  'error.reference': [['a1b2']],
  'dates.date': [[4, '…']],
  'dates.dateWithYear': [[4, '…', 2025]],
  'dates.dateWithTime': [['…', '14:05']],
}
