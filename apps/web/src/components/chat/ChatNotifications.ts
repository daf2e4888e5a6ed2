'use client'

export { ChatNotifications } from '@steppergo/chat-react/notifications'
