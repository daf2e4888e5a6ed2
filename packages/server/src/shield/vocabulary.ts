/** A test for the words of a list, parted by spaces; `word*` stands for all that begin so. */
export function vocabulary(list: string): (word: string) => boolean {
  const entries = list.trim().split(/\s+/)
  const whole = new Set(entries.filter((entry) => !entry.endsWith('*')))
  const stems = entries.filter((entry) => entry.endsWith('*')).map((entry) => entry.slice(0, -1))
  return (word) => whole.has(word) || stems.some((stem) => word.startsWith(stem))
}
