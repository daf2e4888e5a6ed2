import type { InputSource } from './actions.ts'

/** The little that two protocols of remote control have in common. */
export interface Driver {
  open(url: string): Promise<void>
  /** Evaluates an expression of a promise of JSON in the page. */
  evaluate(expression: string): Promise<string>
  perform(sources: InputSource[]): Promise<void>
  close(): Promise<void>
}
