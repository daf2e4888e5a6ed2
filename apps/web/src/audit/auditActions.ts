import type { Strings } from '@/strings/en'

type KnownAction = keyof Strings['audit']['actions']

/** In the order in which the filter offers them. */
export const auditActions: readonly KnownAction[] = [
  'report.assign',
  'report.unassign',
  'report.resolve',
  'message.hide',
  'message.restore',
  'user.warn',
  'user.mute',
  'user.unmute',
  'user.suspend',
  'user.reinstate',
  'conversation.inspect',
  'audit.export',
]

/** What was done in words; an action that this page does not know by its own name. */
export function actionText(action: string, { actions }: Strings['audit']): string {
  const known = auditActions.find((one) => one === action)
  return known ? actions[known] : action
}
