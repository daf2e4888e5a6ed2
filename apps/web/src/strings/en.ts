import { dateWords } from '@steppergo/chat-react/dates'
import { en as moderation } from './moderation/en.ts'

/** Every word the pages show, in English; a language that lacks a key does not compile. */
export const en = {
  languageName: 'English',
  pageTitle: (page: string) => `${page} · StepperGO`,
  skipToContent: 'Skip to content',

  header: {
    home: 'StepperGO, my trips',
    trips: 'My trips',
    driver: 'Driver dashboard',
    moderation: 'Moderation',
    reports: 'My reports',
    account: 'Account',
    demo: 'Side by side',
    signIn: 'Sign in',
    signOut: 'Sign out',
    menu: 'Menu',
    language: 'Language',
    theme: 'Appearance',
    themes: { auto: 'Auto', light: 'Light', dark: 'Dark' },
    roles: { USER: 'Traveller', MODERATOR: 'Moderator', ADMIN: 'Administrator' },
  },

  signIn: {
    title: 'Sign in',
    lead: 'Your trips, and the people you share the road with.',
    email: 'E-mail',
    password: 'Password',
    submit: 'Sign in',
    submitting: 'Signing in…',
    wrong: 'E-mail or password is not right. Check both and try again.',
    tooMany: (seconds: number) => `Too many attempts. Try again in ${seconds} s.`,
    wrongAddress:
      'This address is not the one StepperGO is set up for. Open the site’s own address.',
    unavailable: 'We cannot sign you in right now. Try again in a moment.',
    emailMissing: 'Enter your e-mail, like name@example.com.',
    passwordMissing: 'Enter your password.',
    demoTitle: 'Demo accounts',
    demoLead:
      'One click signs you in. Open two of them in two browsers to see both ends of a chat.',
    demoSideBySide: 'Driver and passenger side by side',
    demoRoles: {
      driver: 'Drivers',
      organizer: 'Organizers',
      passenger: 'Passengers',
      outsider: 'Not on any trip here',
      moderator: 'Moderators',
      admin: 'Administrators',
    },
  },

  trips: {
    title: 'My trips',
    upcoming: 'Upcoming',
    past: 'Past',
    emptyTitle: 'No trips yet',
    emptyText: 'When you book a seat or take a trip as a driver, it appears here with its chat.',
    driver: 'Driver',
    noDriver: 'Driver not assigned yet',
    openTrip: (title: string) => `Open trip ${title}`,
    status: {
      SCHEDULED: 'Scheduled',
      ACTIVE: 'On the road',
      COMPLETED: 'Completed',
      CANCELLED: 'Cancelled',
    },
    youAre: {
      DRIVER: 'You drive',
      ORGANIZER: 'You organize',
      PASSENGER: 'You travel',
    },
    departure: 'Departure',
    arrival: 'Arrival',
    duration: (hours: number, minutes: number) =>
      [hours > 0 ? `${hours} h` : '', minutes > 0 || hours === 0 ? `${minutes} min` : '']
        .filter(Boolean)
        .join(' '),
    nextDay: (days: number) => `+${days} d`,
    zone: (offset: string) => `All times ${offset}`,
    unread: (count: number) => (count === 1 ? '1 unread message' : `${count} unread messages`),
  },

  trip: {
    back: 'My trips',
    people: 'People on this trip',
    you: 'you',
    roles: { DRIVER: 'Driver', ORGANIZER: 'Organizer', PASSENGER: 'Passenger' },
    chatTitle: 'Trip chat',
    chatText:
      'Agree on the meeting point, luggage or a late start. The driver, the organizer and confirmed passengers see the messages, nobody else.',
    chatHint: 'The chat button is in the corner below.',
    deniedTitle: 'Access denied to this conversation',
    deniedText:
      'This trip and its chat are open to its driver, its organizer and passengers with a confirmed booking.',
    toTrips: 'To my trips',
  },

  driver: {
    title: 'Driver dashboard',
    conversations: 'Conversations',
    emptyTitle: 'No conversations yet',
    emptyText: 'When passengers book your trips, their conversations appear here.',
    noneSelected: 'Choose a conversation',
    backToList: 'All conversations',
    drivingMode: 'Driving mode',
    openTrip: 'Open trip',
    departs: (day: string, time: string) => `${day}, ${time}`,
    quietTrips: 'Nothing written yet',
  },

  ...moderation,

  demo: {
    title: 'Side by side',
    lead: 'One trip, two people. Write on one side and watch the other.',
    driverSide: 'Driver',
    passengerSide: 'Passenger',
    unavailableTitle: 'The demo is not ready',
    unavailableText: 'The demo accounts share no trip. Run the seed again and reload.',
    signedInAs: (name: string) => `Signed in as ${name}`,
  },

  notFound: {
    title: 'There is no road here',
    text: 'The page was moved or never existed.',
    action: 'To my trips',
  },
  error: {
    title: 'Something broke on our side',
    text: 'Nothing you wrote is lost. Try again in a moment.',
    reference: (id: string) => `Reference: ${id}`,
    retry: 'Try again',
  },

  dates: dateWords.en,
}

export type Strings = typeof en
