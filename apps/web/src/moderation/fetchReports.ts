import type { OperationOutput, Report } from '@steppergo/chat-protocol'
import { readAnswer } from '@/api/readAnswer'

/** Reads the queue from the browser. @throws ApiError */
export async function fetchReports(): Promise<readonly Report[]> {
  const answer = await readAnswer(await fetch('/api/moderation/reports'))
  // Our own API; its schemas stay out of browsers.
  return (answer as OperationOutput<'reports:list'>).reports
}
