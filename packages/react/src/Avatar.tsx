const HUES = 6

interface AvatarProps {
  name: string
  /** Decides the colour, so that a person keeps theirs. */
  id: string
}

/** A person's initials. The name stands beside it, so it is silent. */
export function Avatar({ name, id }: AvatarProps) {
  return (
    <span className={`sg-avatar sg-hue-${hueOf(id)}`} aria-hidden="true">
      {initialsOf(name)}
    </span>
  )
}

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
