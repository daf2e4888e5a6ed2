/** The middle and the highest of some milliseconds, in words. */
export function spread(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted[Math.floor(sorted.length / 2)] ?? NaN
  return `${middle.toFixed(0)} ms, at most ${(sorted.at(-1) ?? NaN).toFixed(0)} ms`
}
