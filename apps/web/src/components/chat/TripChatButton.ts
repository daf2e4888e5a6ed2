'use client'

export { TripChatButton } from '@steppergo/chat-react/button'
