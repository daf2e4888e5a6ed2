import type { Standing } from '@steppergo/chat-protocol'
import type { Deps } from '../deps.ts'

/** What moderation has decided about somebody and is in force now. */
export const readStanding = (
  { moderation, now }: Pick<Deps, 'moderation' | 'now'>,
  userId: string,
): Promise<Standing> => moderation.standingOf(userId, now())
