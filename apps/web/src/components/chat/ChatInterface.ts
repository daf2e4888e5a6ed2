'use client'

export { ChatInterface } from '@steppergo/chat-react'
