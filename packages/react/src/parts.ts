'use client'

/*
 * What the components are made of, without a connection: for a gallery of their states. No host
 * needs it, and it changes without notice.
 */
export { ChatView, type ChatViewProps } from './ChatView.tsx'
export { LanguageBoundary } from './strings/LanguageBoundary.tsx'
export { ConversationListView, type ConversationListViewProps } from './ConversationList.tsx'
