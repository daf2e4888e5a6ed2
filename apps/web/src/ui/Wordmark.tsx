import { BrandMark } from './BrandMark.tsx'

export function Wordmark() {
  return (
    <span className="flex items-center gap-2.5 text-lg font-bold tracking-tight">
      <BrandMark className="size-8" />
      <span>
        Stepper<span className="text-primary">GO</span>
      </span>
    </span>
  )
}
