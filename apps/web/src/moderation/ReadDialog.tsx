'use client'

import { useState } from 'react'
import type { Report, ReportedMessage } from '@steppergo/chat-protocol'
import { useStrings } from '@/strings/useStrings'
import { Dialog } from '@/ui/Dialog'
import { DialogClose } from './DialogClose.tsx'
import { DialogActions } from './DialogActions.tsx'
import { inspect } from './moderationApi.ts'
import { OlderMessages } from './OlderMessages.tsx'
import { ReasonField } from './ReasonField.tsx'
import { ReportedMessages } from './ReportedMessages.tsx'
import { useReadingPlace } from './useReadingPlace.ts'
import { useReason } from './useReason.ts'

export interface ReadDialogProps {
  report: Report
  onClose: () => void
}

interface Pages {
  reason: string
  messages: readonly ReportedMessage[]
  hasMore: boolean
}

/** Asks why a moderator reads on, then shows the conversation, newest at the end, page by page. */
export function ReadDialog({ report, onClose }: ReadDialogProps) {
  const strings = useStrings().moderation
  const [pages, setPages] = useState<Pages | null>(null)
  const { element, keep } = useReadingPlace(pages?.messages[0]?.id)
  const form = useReason({
    isRequired: true,
    async send(reason) {
      setPages({ reason, ...(await inspect(report, reason)) })
    },
  })

  async function readOlder({ reason, messages: later }: Pages) {
    const { messages, hasMore } = await inspect(report, reason, later[0]?.seq)
    keep()
    setPages({ reason, hasMore, messages: [...messages, ...later] })
  }

  if (!pages) {
    return (
      <Dialog title={strings.read.open} onClose={onClose}>
        <form noValidate onSubmit={form.handleSubmit}>
          <ReasonField
            value={form.reason}
            onChange={form.setReason}
            hint={strings.read.hint}
            isRequired
            hasProblem={form.hasProblem}
            hasFocus
          />
          <DialogActions
            confirm={strings.read.confirm}
            isSending={form.isSending}
            hasFailed={form.hasFailed}
          />
        </form>
      </Dialog>
    )
  }
  return (
    // Another window than the one that asked: it takes the focus anew.
    <Dialog key="pages" title={strings.read.title} onClose={onClose} isWide>
      <p className="mt-1 text-ink-soft">
        <bdi>{report.tripTitle}</bdi>
      </p>
      <div ref={element}>
        <OlderMessages hasMore={pages.hasMore} onRead={() => readOlder(pages)} />
        <ReportedMessages
          label={strings.read.title}
          messages={pages.messages}
          messageId={report.messageId}
          hasDays
        />
      </div>
      <DialogClose />
    </Dialog>
  )
}
