import { useState } from 'react'
import { askToNotify, isUndecided } from './notificationPermission.ts'
import { useStrings } from './strings/useWords.ts'

const DECLINED = 'steppergo-chat:notifications-declined'

/** Offers to tell of new messages; the browser asks only after somebody has said yes here. */
export function NotificationOffer() {
  const strings = useStrings()
  const [isOpen, setIsOpen] = useState(isOpenQuestion)
  if (!isOpen) return null

  function handleAllow() {
    setIsOpen(false)
    void askToNotify()
  }

  function handleDecline() {
    setIsOpen(false)
    remember()
  }

  return (
    <div className="sg-offer" role="group" aria-label={strings.notificationsOffer}>
      <p>{strings.notificationsOffer}</p>
      <button type="button" onClick={handleAllow}>
        {strings.notificationsAllow}
      </button>
      <button type="button" className="sg-quiet" onClick={handleDecline}>
        {strings.notificationsDecline}
      </button>
    </div>
  )
}

function isOpenQuestion(): boolean {
  if (!isUndecided()) return false
  try {
    return localStorage.getItem(DECLINED) === null
  } catch {
    return false
  }
}

function remember() {
  try {
    localStorage.setItem(DECLINED, '1')
  } catch {
    // Where nothing can be kept, the question comes again with the next page.
  }
}
