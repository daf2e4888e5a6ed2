// @vitest-environment node
import { renderToString } from 'react-dom/server'
import { expect, it, vi } from 'vitest'
import { languages } from './languages.ts'

it.each(['en', 'ru', 'kk', 'ky', 'uz'] as const)(
  '[UI8] a server has %s before anybody asks for it',
  async (locale) => {
    vi.resetModules()
    const { ChatStringsProvider, MessageInput } = await import('../index.ts')
    const composer = (
      <ChatStringsProvider locale={locale}>
        <MessageInput onSend={() => undefined} />
      </ChatStringsProvider>
    )
    await vi.dynamicImportSettled()
    expect(renderToString(composer)).toContain(languages[locale].composerPlaceholder)
  },
)
