'use client'

export { MessageList } from '@steppergo/chat-react'
