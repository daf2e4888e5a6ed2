import { appendFileSync } from 'node:fs'

/** Notes what a criterion of the interface came to, for whoever collects it in the file `UX_RESULTS`. */
export function measured(
  criterion: number,
  /** The browser, or what else it was measured with. */
  engine: string,
  target: string,
  value: string,
): void {
  const file = process.env.UX_RESULTS
  if (file) appendFileSync(file, `${JSON.stringify({ criterion, engine, target, value })}\n`)
}
