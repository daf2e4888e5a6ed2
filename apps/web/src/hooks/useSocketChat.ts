'use client'

export { useSocketChat } from '@steppergo/chat-react'
