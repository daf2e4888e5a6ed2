'use client'

export { MessageInput } from '@steppergo/chat-react'
