import { MessageInput, MessageList } from '@steppergo/chat-react'
import '@steppergo/chat-react/styles.css'
import { show } from './show.tsx'

show(
  <>
    <MessageList messages={conversation} currentUserId="passenger" tripTitle="Almaty → Bishkek" />
    <MessageInput onSend={() => undefined} />
  </>,
)
