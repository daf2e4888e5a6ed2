export interface SteppeSceneProps {
  className?: string
}

/** A road running into the steppe. Decoration. */
export function SteppeScene({ className }: SteppeSceneProps) {
  return (
    <svg viewBox="0 0 224 96" className={className} aria-hidden="true" focusable="false">
      <circle cx="150" cy="46" r="18" fill="var(--wheat)" />
      <path
        d="M12 58c34-16 62-18 92-8 30 9 70 10 108-4v38a8 8 0 0 1-8 8H20a8 8 0 0 1-8-8Z"
        fill="var(--primary-soft)"
      />
      <path
        d="M12 72c40-12 84-16 116-8 28 7 56 4 84-4v24a8 8 0 0 1-8 8H20a8 8 0 0 1-8-8Z"
        fill="var(--primary)"
        opacity="0.35"
      />
      <path
        d="M121 57c-5 7 12 10 6 18-5 7-33 11-43 21h64c1-9 5-13-4-22-7-7-17-10-18-17Z"
        fill="var(--page)"
      />
    </svg>
  )
}
