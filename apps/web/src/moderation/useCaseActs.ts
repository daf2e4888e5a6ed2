'use client'

import { useState } from 'react'
import type { Report } from '@steppergo/chat-protocol'
import type { ActState, CaseActs } from './caseActs.ts'
import type { CaseChange } from './cases.ts'
import { assignCase, setHidden } from './moderationApi.ts'
import type { Layer } from './QueueLayer.tsx'

interface UseCaseActsOptions {
  currentUserId: string
  change: (report: Report, change: CaseChange) => void
  assign: (report: Report) => void
  open: (layer: Layer) => void
}

/** What can be done about a case; each case shows how it goes with its own. */
export function useCaseActs({ currentUserId, change, assign, open }: UseCaseActsOptions) {
  const [states, setStates] = useState<Readonly<Record<string, ActState>>>({})

  async function run({ id }: Report, act: () => Promise<void>) {
    if (states[id] === 'busy') return
    setStates((known) => ({ ...known, [id]: 'busy' }))
    try {
      await act()
      setStates(({ [id]: _done, ...others }) => others)
    } catch {
      // The case stays as it was; whatever the server said, trying again is all there is to do.
      setStates((known) => ({ ...known, [id]: 'failed' }))
    }
  }

  const acts: CaseActs = {
    take(report) {
      const isMine = report.assignee?.userId === currentUserId
      void run(report, async () => assign(await assignCase(report, !isMine)))
    },
    hide(report) {
      void run(report, async () =>
        change(report, { hiddenAt: await setHidden(report, report.hiddenAt === null) }),
      )
    },
    resolve: ({ id }, initial) => open({ type: 'resolve', reportId: id, initial }),
    read: ({ id }) => open({ type: 'read', reportId: id }),
    lift: ({ id }, lift) => open({ type: 'lift', reportId: id, lift }),
  }
  return { acts, states }
}
