'use client'

import { ErrorState } from '@/ui/ErrorState'
import './globals.css'

export interface GlobalErrorProps {
  error: Error & { digest?: string }
  retry: () => void
}

/** The root layout itself failed: language and colours are unknown, so English and the device's. */
export default function GlobalError({ error, retry }: GlobalErrorProps) {
  return (
    <html lang="en" data-theme="auto">
      <body className="flex min-h-dvh flex-col font-sans antialiased">
        <ErrorState digest={error.digest} onRetry={retry} />
      </body>
    </html>
  )
}
