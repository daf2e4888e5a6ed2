import type { ReactNode } from 'react'
import { AlertIcon, ChatIcon, LockIcon } from './icons.tsx'
import type { ShownTrip } from './props.ts'
import { useStrings } from './strings/useWords.ts'
import { TripCard } from './TripCard.tsx'

interface NoticeProps {
  icon: ReactNode
  title: string
  hint: string
  detail?: string | null | undefined
  children?: ReactNode
}

/** A state in words: what is so, and what can be done. */
export function Notice({ icon, title, hint, detail, children }: NoticeProps) {
  return (
    <div className="sg-notice">
      <span className="sg-notice-icon">{icon}</span>
      <p className="sg-notice-title">{title}</p>
      <p>{hint}</p>
      {detail && <p className="sg-notice-detail">{detail}</p>}
      {children}
    </div>
  )
}

export function LoadingState({ shape = 'chat' }: { shape?: SkeletonProps['shape'] }) {
  const strings = useStrings()
  return <Skeleton shape={shape} label={strings.loading} />
}

interface SkeletonProps {
  shape: 'chat' | 'list'
  /** What it stands for; nothing before there are words. */
  label?: string
}

/** In the shape of what comes; the stylesheet keeps it invisible for the first moments. */
export function Skeleton({ shape, label }: SkeletonProps) {
  return (
    <div
      className={`sg-skeleton sg-skeleton-${shape}`}
      {...(label === undefined ? {} : { role: 'img', 'aria-label': label })}
    >
      <i />
      <i />
      <i />
      <i />
      <i />
    </div>
  )
}

export function EmptyState({ trip }: { trip: ShownTrip | undefined }) {
  const { emptyTitle, emptyHint } = useStrings()
  return (
    <Notice icon={<ChatIcon />} title={emptyTitle} hint={emptyHint}>
      {trip && <TripCard trip={trip} />}
    </Notice>
  )
}

interface ErrorStateProps {
  requestId: string | undefined
  onRetry: () => void
}

export function ErrorState({ requestId, onRetry }: ErrorStateProps) {
  const { errorTitle, errorHint, reference, retry } = useStrings()
  return (
    <Notice
      icon={<AlertIcon />}
      title={errorTitle}
      hint={errorHint}
      detail={requestId ? reference(requestId) : null}
    >
      <button type="button" className="sg-primary" onClick={onRetry}>
        {retry}
      </button>
    </Notice>
  )
}

export function NoAccessState() {
  const { noAccessTitle, noAccessHint } = useStrings()
  return <Notice icon={<LockIcon />} title={noAccessTitle} hint={noAccessHint} />
}

export function SuspendedState({ reason }: { reason: string | null }) {
  const { suspendedTitle, suspendedHint, reasonGiven } = useStrings()
  return (
    <Notice
      icon={<LockIcon />}
      title={suspendedTitle}
      hint={suspendedHint}
      detail={reason === null ? null : reasonGiven(reason)}
    />
  )
}

export function SignedOutState() {
  const { signedOutTitle, signedOutHint } = useStrings()
  return <Notice icon={<LockIcon />} title={signedOutTitle} hint={signedOutHint} />
}
