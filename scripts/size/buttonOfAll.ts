/* The same by way of everything that the package has. */
export { TripChatButton } from '@steppergo/chat-react'
