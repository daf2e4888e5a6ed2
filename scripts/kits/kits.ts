/** A set of React components that shows a conversation. */
export interface Kit {
  name: string
  title: string
  /** Exact versions of what is not the repository's own. */
  packages: Record<string, string>
  /** Its page under `pages/`, which shows `conversation` with the kit's own components. */
  page: string
  /** Finds what it makes of a message. */
  row: string
}

export const kits: Kit[] = [
  {
    name: 'product',
    title: '`MessageList` and `MessageInput` of `@steppergo/chat-react`',
    packages: {},
    page: 'product.tsx',
    row: '.sg-row',
  },
  {
    name: 'chatscope',
    title: '`MainContainer` with `ChatContainer`, `MessageList`, `Message` and `MessageInput`',
    packages: {
      '@chatscope/chat-ui-kit-react': '2.1.1',
      '@chatscope/chat-ui-kit-styles': '1.4.0',
    },
    page: 'chatscope.tsx',
    row: '.cs-message',
  },
]
