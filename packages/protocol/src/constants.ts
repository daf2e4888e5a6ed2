/** What browser code may import at run time: constants and errors, no zod. */
export * from './errors.ts'
export * from './limits.ts'
export * from './reportReasons.ts'
export * from './tripEvents.ts'
