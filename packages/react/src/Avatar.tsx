const HUES = 6

interface AvatarProps {
  name: string
  /** Which of the colours. */
  hue: number
}

/** A person's initials. The name stands beside it, so it is silent. */
export function Avatar({ name, hue }: AvatarProps) {
  return (
    <span className={`sg-avatar sg-hue-${hue % HUES}`} aria-hidden="true">
      {initialsOf(name)}
    </span>
  )
}

/** A colour that stays with an id; two ids may share one. */
export function hueOf(id: string): number {
  let sum = 0
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973
  return sum % HUES
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u)
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined]
  return letters.map((word) => (word ? String([...word][0]).toLocaleUpperCase() : '')).join('')
}
