import { pino, type DestinationStream, type Logger } from 'pino'

export type { Logger }

/**
 * Structured logs, on standard output unless told otherwise. An error is logged by its kind and its place in the code:
 * messages of a database may quote the values of a row, and content never enters a log.
 */
export function createLog(level: string, destination?: DestinationStream): Logger {
  return pino({ level, base: null, serializers: { err: describeError } }, destination)
}

export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error }
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const { code, severity, table, constraint, routine }: Partial<Record<string, unknown>> = {
    ...error,
  }
  return {
    type: error.name,
    ...(isFromDatabase(error) ? {} : { message: error.message }),
    ...(code === undefined ? {} : { code }),
    ...(severity === undefined ? {} : { severity, table, constraint, routine }),
    stack: frames.map((line) => line.trim()),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  }
}

function isFromDatabase(error: Error): boolean {
  return 'severity' in error || error.name.startsWith('Prisma') || error.name.startsWith('Driver')
}
