'use client'

export { ChatNotificationBadge } from '@steppergo/chat-react/button'
