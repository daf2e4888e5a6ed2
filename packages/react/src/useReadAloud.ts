import type { ChatMessage } from '@steppergo/chat-client'
import { useEffect, useRef, useState } from 'react'
import { usePlainText } from './MessageBody.tsx'
import { useWords } from './strings/useWords.ts'

/** Speaks each message that comes, once somebody has asked for it, in the language of the chat. */
export function useReadAloud(message: ChatMessage | null) {
  const { strings, locale } = useWords()
  const plainText = usePlainText()
  const [isOn, setIsOn] = useState(false)
  const heard = useRef<string | null>(null)
  const isPossible = typeof speechSynthesis !== 'undefined'

  useEffect(() => {
    if (!isOn || !message || heard.current === message.id) return
    heard.current = message.id
    const text = strings.announce(message.senderName ?? '', plainText(message))
    const utterance = new SpeechSynthesisUtterance(text)
    utterance.lang = locale
    speechSynthesis.speak(utterance)
  }, [isOn, message, strings, plainText, locale])

  useEffect(() => () => (isPossible ? speechSynthesis.cancel() : undefined), [isPossible])

  return {
    ...{ isOn, isPossible },
    toggle() {
      if (isOn) speechSynthesis.cancel()
      heard.current = null
      setIsOn(!isOn)
    },
  }
}
