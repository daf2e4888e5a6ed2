'use client'

export { ConversationList } from '@steppergo/chat-react'
