export interface AvatarProps {
  name: string
}

/** The initials of a person. Decoration: the name stands beside it. */
export function Avatar({ name }: AvatarProps) {
  const initials = name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
  return (
    <span
      aria-hidden="true"
      className="grid size-9 shrink-0 place-items-center rounded-full bg-primary-soft text-sm font-semibold text-primary-strong"
    >
      {initials}
    </span>
  )
}
