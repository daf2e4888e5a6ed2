import {
  ChatContainer,
  MainContainer,
  Message,
  MessageInput,
  MessageList,
} from '@chatscope/chat-ui-kit-react'
import '@chatscope/chat-ui-kit-styles/dist/default/styles.min.css'
import { show } from './show.tsx'

show(
  <MainContainer>
    <ChatContainer>
      <MessageList>
        {conversation.map(({ key, content, senderName, createdAt, isOwn }) => (
          <Message
            key={key}
            model={{
              type: 'text',
              message: content,
              sender: senderName ?? '',
              sentTime: createdAt,
              direction: isOwn ? 'outgoing' : 'incoming',
              position: 'single',
            }}
          />
        ))}
      </MessageList>
      <MessageInput attachButton={false} />
    </ChatContainer>
  </MainContainer>,
)
