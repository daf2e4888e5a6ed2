import { LanguageBoundary } from '@steppergo/chat-react/parts'
import Link from 'next/link'
import { galleryHref, type GalleryView } from './galleryAddress.ts'
import type { Specimen } from './specimen.ts'

const frames: Record<Specimen['frame'], string> = {
  phone: 'h-140 max-h-dvh',
  landscape: 'h-90 max-h-dvh',
  strip: '',
  spot: 'flex h-20 items-center justify-center bg-surface',
}

interface SpecimenFigureProps {
  specimen: Specimen
  view: GalleryView
  isDrawn: boolean
}

/** A component in its frame, and under which address it is found alone. */
export function SpecimenFigure({ specimen, view, isDrawn }: SpecimenFigureProps) {
  const { id, caption, frame, show } = specimen
  return (
    <figure
      id={id}
      className={`m-0 min-w-0 scroll-mt-20 ${frame === 'landscape' ? 'col-span-full max-w-[50rem]' : ''}`}
    >
      <figcaption className="mb-2">
        <span className="block leading-snug font-medium text-balance">{caption}</span>
        <Link
          href={galleryHref({ ...view, specimen: id })}
          className="inline-flex min-h-6 items-center text-sm text-primary-strong underline underline-offset-2"
        >
          {id}
        </Link>
      </figcaption>
      <div className={`overflow-hidden rounded-card border border-line ${frames[frame]}`}>
        {isDrawn && <LanguageBoundary fallback={null}>{show(view.theme)}</LanguageBoundary>}
      </div>
    </figure>
  )
}
