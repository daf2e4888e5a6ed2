/** Words as the beginning of a sentence: "Links, phone numbers and card numbers". */
export function joinWords(words: readonly string[], and: string): string {
  const last = words.at(-1) ?? ''
  const before = words.slice(0, -1).join(', ')
  const text = before === '' ? last : `${before} ${and} ${last}`
  return text.charAt(0).toUpperCase() + text.slice(1)
}
