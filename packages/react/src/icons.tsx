import type { ReactNode } from 'react'

interface IconProps {
  children: ReactNode
  viewBox?: string
  className?: string
}

function Icon({ children, viewBox = '0 0 24 24', className = 'sg-icon' }: IconProps) {
  return (
    <svg className={className} viewBox={viewBox} aria-hidden="true" focusable="false">
      {children}
    </svg>
  )
}

export const ChatIcon = () => (
  <Icon>
    <path d="M12 3.5c-5 0-9 3.4-9 7.7 0 2.5 1.4 4.7 3.5 6.1-.1 1-.6 2.1-1.5 3 .1.2.2.3.4.3 1.7-.2 3.2-.9 4.3-1.8.7.1 1.5.2 2.3.2 5 0 9-3.4 9-7.8S17 3.5 12 3.5z" />
  </Icon>
)

export const SendIcon = () => (
  <Icon>
    <path d="M3.6 20.2 21 12 3.6 3.8v6.3L14.5 12 3.6 13.9z" />
  </Icon>
)

export const CloseIcon = () => (
  <Icon className="sg-icon sg-icon-line">
    <path d="m6 6 12 12M18 6 6 18" />
  </Icon>
)

export const DownIcon = () => (
  <Icon className="sg-icon sg-icon-line">
    <path d="M12 5v13m-6-6 6 6 6-6" />
  </Icon>
)

export const MoreIcon = () => (
  <Icon>
    <circle cx="5.5" cy="12" r="1.8" />
    <circle cx="12" cy="12" r="1.8" />
    <circle cx="18.5" cy="12" r="1.8" />
  </Icon>
)

export const AlertIcon = () => (
  <Icon className="sg-icon sg-icon-line">
    <circle cx="12" cy="12" r="9" />
    <path d="M12 7.5v5.5m0 3v.1" />
  </Icon>
)

export const BlockIcon = () => (
  <Icon className="sg-icon sg-icon-line">
    <circle cx="12" cy="12" r="8.5" />
    <path d="m6 6 12 12" />
  </Icon>
)

export const LockIcon = () => (
  <Icon className="sg-icon sg-icon-line">
    <rect x="5" y="10.5" width="14" height="9.5" rx="2.5" />
    <path d="M8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5" />
  </Icon>
)

export const FlagIcon = () => (
  <Icon className="sg-icon sg-icon-line">
    <path d="M6 20.5V4.5h10.5l-2 4 2 4H6" />
  </Icon>
)

export const CopyIcon = () => (
  <Icon className="sg-icon sg-icon-line">
    <rect x="9" y="9" width="11" height="11" rx="2.5" />
    <path d="M5.5 15H5a1.5 1.5 0 0 1-1.5-1.5v-8A1.5 1.5 0 0 1 5 4h8a1.5 1.5 0 0 1 1.5 1.5V6" />
  </Icon>
)

export const CheckIcon = () => (
  <Icon className="sg-icon sg-icon-line">
    <path d="m5 12.5 4.5 4.5L19 7.5" />
  </Icon>
)

export const InfoIcon = () => (
  <Icon className="sg-icon sg-icon-line">
    <path d="M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zm0 7.5v5m0-8.2v.2" />
  </Icon>
)
