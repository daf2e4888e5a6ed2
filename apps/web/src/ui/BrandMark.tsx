export interface BrandMarkProps {
  className?: string
}

/** A road over the steppe to a low sun. Decoration: the name stands beside it. */
export function BrandMark({ className }: BrandMarkProps) {
  return (
    <svg viewBox="0 0 32 32" className={className} aria-hidden="true" focusable="false">
      <clipPath id="brand-tile">
        <rect width="32" height="32" rx="9" />
      </clipPath>
      <g clipPath="url(#brand-tile)">
        <rect width="32" height="32" fill="#0f766e" />
        <circle cx="21.5" cy="13" r="5" fill="#f0c05a" />
        <path d="M0 17.5C8 13.5 15 14 21 16.5s8 1.5 11 .5v15H0Z" fill="#0a4f4a" />
        <path
          d="M17.2 15.4c-3.4 3-1 4.600-4.700 8.300C9.800 26.400 7.500 29 6.500 32h11.800c-.6-2.800-1-5 .4-7.600 1.900-3.500-1.800-5.600-.3-8.600Z"
          fill="#f7efdf"
        />
      </g>
    </svg>
  )
}
