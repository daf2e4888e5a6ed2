import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { PreferencesProvider } from '@/preferences/PreferencesProvider'
import { readPreferences } from '@/preferences/readPreferences'
import './globals.css'
import '@steppergo/chat-react/styles.css'

export interface RootLayoutProps {
  children: ReactNode
}

export const metadata: Metadata = { title: 'StepperGO', robots: { index: false } }

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  interactiveWidget: 'resizes-content',
}

export default async function RootLayout({ children }: RootLayoutProps) {
  const { locale, theme } = await readPreferences()
  return (
    <html lang={locale} data-theme={theme}>
      <body className="flex min-h-dvh flex-col font-sans antialiased">
        <PreferencesProvider locale={locale} theme={theme}>
          {children}
        </PreferencesProvider>
      </body>
    </html>
  )
}
