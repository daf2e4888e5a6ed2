import type { OperationInput, OperationName, OperationOutput } from '@steppergo/chat-protocol'
import { joinConversation } from './conversations/joinConversation.ts'
import { leaveConversation } from './conversations/leaveConversation.ts'
import { listConversations } from './conversations/listConversations.ts'
import type { Actor, Deps } from './deps.ts'
import { listMessages } from './messages/listMessages.ts'
import { messagesSince } from './messages/messagesSince.ts'
import { sendMessage } from './messages/sendMessage.ts'
import { assignReport } from './moderation/assignReport.ts'
import { getStanding } from './moderation/getStanding.ts'
import { hideMessage } from './moderation/hideMessage.ts'
import { inspectConversation } from './moderation/inspectConversation.ts'
import { listAudit } from './moderation/listAudit.ts'
import { listOwnReports } from './moderation/listOwnReports.ts'
import { listReports } from './moderation/listReports.ts'
import { reportMessage } from './moderation/reportMessage.ts'
import { resolveReport } from './moderation/resolveReport.ts'
import { restoreMessage } from './moderation/restoreMessage.ts'
import { restrictUser } from './moderation/restrictUser.ts'
import { userStanding } from './moderation/userStanding.ts'
import { markDelivered } from './receipts/markDelivered.ts'
import { markRead } from './receipts/markRead.ts'
import { blockUser } from './blocks/blockUser.ts'
import { listBlocks } from './blocks/listBlocks.ts'
import { unblockUser } from './blocks/unblockUser.ts'
import { getTrip } from './trips/getTrip.ts'
import { listTrips } from './trips/listTrips.ts'
import { startTyping } from './typing/startTyping.ts'
import { stopTyping } from './typing/stopTyping.ts'

export type Operation<Name extends OperationName> = (
  deps: Deps,
  actor: Actor,
  input: OperationInput<Name>,
) => Promise<OperationOutput<Name>>

/** What the chat can do, by the name in the contract. */
export const operations: { [Name in OperationName]: Operation<Name> } = {
  'join:conversation': joinConversation,
  'leave:conversation': leaveConversation,
  'message:send': sendMessage,
  'messages:read': markRead,
  'messages:delivered': markDelivered,
  'messages:since': messagesSince,
  'messages:history': listMessages,
  'typing:start': startTyping,
  'typing:stop': stopTyping,
  'message:report': reportMessage,
  'conversations:list': listConversations,
  'trips:list': listTrips,
  'trip:get': getTrip,
  'user:block': blockUser,
  'user:unblock': unblockUser,
  'blocks:list': listBlocks,
  'reports:mine': listOwnReports,
  'standing:get': getStanding,
  'reports:list': listReports,
  'report:assign': assignReport,
  'report:resolve': resolveReport,
  'message:hide': hideMessage,
  'message:restore': restoreMessage,
  'user:restrict': restrictUser,
  'user:standing': userStanding,
  'conversation:inspect': inspectConversation,
  'audit:list': listAudit,
}
