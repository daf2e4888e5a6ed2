/* As much as the page uses; the kit is not installed where types are checked. */
declare module '@chatscope/chat-ui-kit-react' {
  import type { ComponentType, PropsWithChildren } from 'react'

  interface MessageModel {
    type: 'text'
    message: string
    sender: string
    sentTime: string
    direction: 'incoming' | 'outgoing'
    position: 'single'
  }

  export const MainContainer: ComponentType<PropsWithChildren>
  export const ChatContainer: ComponentType<PropsWithChildren>
  export const MessageList: ComponentType<PropsWithChildren>
  export const Message: ComponentType<{ model: MessageModel }>
  export const MessageInput: ComponentType<{ attachButton?: boolean }>
}

declare module '*.css'
