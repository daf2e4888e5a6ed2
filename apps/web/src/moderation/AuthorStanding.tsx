'use client'

import type { Standing } from '@steppergo/chat-protocol'
import { useStrings } from '@/strings/useStrings'
import type { Lift } from './LiftDialog.tsx'
import { momentText } from './momentText.ts'

export interface AuthorStandingProps {
  name: string
  /** Undefined until it is known. */
  standing: Standing | 'unread' | undefined
  onLift: (lift: Lift) => void
}

/** What has been decided about the author before, and the way to take it back. */
export function AuthorStanding({ name, standing, onLift }: AuthorStandingProps) {
  const strings = useStrings()
  const words = strings.moderation.standing
  return (
    <section className="grid items-center gap-x-4 gap-y-2 border-t border-line px-5 py-3 sm:grid-cols-[1fr_auto]">
      <div>
        <h3 className="text-sm text-ink-soft">
          {strings.moderation.author}: <bdi className="font-semibold text-ink">{name}</bdi>
        </h3>
        {standing === 'unread' ? (
          <p className="text-sm text-danger">{words.unread}</p>
        ) : (
          // The line keeps its height while it is read.
          <div className="min-h-6 text-sm">{standing && <StandingFacts standing={standing} />}</div>
        )}
      </div>
      {standing && standing !== 'unread' && (
        <div className="flex flex-wrap gap-2">
          {standing.mutedUntil !== null && (
            <LiftButton lift="UNMUTE" text={words.unmute} onLift={onLift} />
          )}
          {standing.suspendedAt !== null && (
            <LiftButton lift="REINSTATE" text={words.reinstate} onLift={onLift} />
          )}
        </div>
      )}
    </section>
  )
}

function StandingFacts({ standing }: { standing: Standing }) {
  const strings = useStrings()
  const words = strings.moderation.standing
  const { mutedUntil, suspendedAt, warnings, reason } = standing
  if (mutedUntil === null && suspendedAt === null && warnings.length === 0) {
    return <p className="text-ink-soft">{words.clear}</p>
  }
  return (
    <div className="mt-1.5 grid justify-items-start gap-1.5">
      {suspendedAt !== null && (
        <p className="rounded-lg bg-danger-soft px-2.5 py-0.5 font-medium text-danger">
          {words.suspendedSince(momentText(suspendedAt, strings))}
        </p>
      )}
      {mutedUntil !== null && (
        <p className="rounded-lg bg-wheat-soft px-2.5 py-0.5 font-medium text-wheat-ink">
          {words.mutedUntil(momentText(mutedUntil, strings))}
        </p>
      )}
      {reason !== null && (mutedUntil ?? suspendedAt) !== null && (
        <p className="text-ink-soft">
          <q>
            <bdi>{reason}</bdi>
          </q>
        </p>
      )}
      {warnings.length > 0 && (
        <details>
          <summary className="disclosure">{words.warnings(warnings.length)}</summary>
          <ul className="mt-1 grid gap-1 text-ink-soft">
            {warnings.map(({ at, reason: why }) => (
              <li key={at}>
                <time dateTime={at}>{momentText(at, strings)}</time>: <bdi>{why}</bdi>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

interface LiftButtonProps {
  lift: Lift
  text: string
  onLift: (lift: Lift) => void
}

function LiftButton({ lift, text, onLift }: LiftButtonProps) {
  return (
    <button type="button" onClick={() => onLift(lift)} className="button button-quiet">
      {text}
    </button>
  )
}
