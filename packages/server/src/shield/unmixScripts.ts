const CYRILLIC = 'аеорсухіѕјһкмтвнһ'
const LATIN = 'aeopcyxisjhkmtbhh'

const LATIN_TWIN = new Map([...CYRILLIC].map((letter, index) => [letter, LATIN.charAt(index)]))
const CYRILLIC_TWIN = new Map([...LATIN].map((letter, index) => [letter, CYRILLIC.charAt(index)]))

/**
 * A word in two scripts is one written with look-alikes ('gmаil', 'вoсемь'), which is put right, or
 * two words grown together ('kzдан'), which are parted. Lengths add up to the length of the word.
 */
export function unmixScripts(word: string): string[] {
  const runs = word.match(/[a-z']+|[^a-z']+/g) ?? [word]
  if (runs.length === 1) return runs
  const cyrillic = swap(word, CYRILLIC_TWIN, /[a-z]/)
  if (cyrillic) return [cyrillic]
  const latin = swap(word, LATIN_TWIN, /\p{Script=Cyrillic}/u)
  return latin ? [latin] : runs
}

/** Latin for a Cyrillic word that reads the same letter by letter: 'сом' for 'com'. */
export function toLatin(word: string): string {
  return swap(word, LATIN_TWIN, /\p{Script=Cyrillic}/u) ?? word
}

function swap(word: string, twins: Map<string, string>, foreign: RegExp): string | null {
  let swapped = ''
  for (const letter of word) {
    const own = foreign.test(letter) ? twins.get(letter) : letter
    if (own === undefined) return null
    swapped += own
  }
  return swapped
}
