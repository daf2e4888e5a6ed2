'use client'

import { ErrorState } from '@/ui/ErrorState'

export interface ErrorPageProps {
  error: Error & { digest?: string }
  retry: () => void
}

export default function ErrorPage({ error, retry }: ErrorPageProps) {
  return <ErrorState digest={error.digest} onRetry={retry} />
}
