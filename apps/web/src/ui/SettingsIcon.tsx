export interface SettingsIconProps {
  className?: string
}

export function SettingsIcon({ className }: SettingsIconProps) {
  return (
    <svg viewBox="0 0 20 20" className={className} aria-hidden="true" focusable="false">
      <path
        d="M3 6h7m4 0h3M3 14h3m4 0h7M12 3.800v4.400M8 11.800v4.400"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinecap="round"
        fill="none"
      />
    </svg>
  )
}
