import { z } from 'zod'
import {
  auditEntry,
  block,
  ownReport,
  report,
  reportCounts,
  reportedMessage,
  reportReason,
  reportResolution,
  reportStatus,
  restriction,
  standing,
  type ReportResolution,
} from './entities.ts'
import { comment, id, numeric, reason, seq, timestamp } from './fields.ts'
import { AUDIT_PAGE_MAX, MUTE_MAX_MINUTES, PAGE_SIZE, PAGE_SIZE_MAX } from './limits.ts'
import type { OperationContract } from './operationContract.ts'

const nothing = z.object({})
/** What the author of a message is told, and so needs words. */
const needsReason = new Set<ReportResolution>(['WARNED', 'MUTED', 'SUSPENDED'])

/** Reports, blocks and what moderators do. Part of `contract`. */
export const moderationContract = {
  'message:report': {
    summary: 'Report a message for abuse',
    input: z.object({ messageId: id, reason: reportReason, comment: comment.optional() }),
    output: z.object({ reportId: id, duplicate: z.boolean() }),
    socket: true,
    rest: { method: 'post', path: '/api/messages/report' },
    bucket: 'report',
    audience: 'user',
  },
  'reports:mine': {
    summary: 'What the actor has reported and what became of it, newest first',
    input: nothing,
    output: z.object({ reports: z.array(ownReport) }),
    socket: true,
    rest: { method: 'get', path: '/api/reports' },
    bucket: 'query',
    audience: 'user',
    openToSuspended: true,
  },
  'standing:get': {
    summary: 'What moderation has decided about the actor',
    input: nothing,
    output: standing,
    socket: true,
    rest: { method: 'get', path: '/api/standing' },
    bucket: 'query',
    audience: 'user',
    openToSuspended: true,
  },
  'user:block': {
    summary: 'Hear nothing more from a participant of a conversation',
    input: z.object({ conversationId: id, userId: id }),
    output: block,
    socket: true,
    rest: { method: 'post', path: '/api/blocks' },
    bucket: 'block',
    audience: 'user',
  },
  'user:unblock': {
    summary: 'Hear from somebody again',
    input: z.object({ userId: id }),
    output: z.object({ userId: id }),
    socket: true,
    rest: { method: 'post', path: '/api/blocks/{userId}/remove' },
    bucket: 'block',
    audience: 'user',
  },
  'blocks:list': {
    summary: 'Of whom the actor does not want to hear',
    input: nothing,
    output: z.object({ blocks: z.array(block) }),
    socket: true,
    rest: { method: 'get', path: '/api/blocks' },
    bucket: 'query',
    audience: 'user',
  },
  'reports:list': {
    summary: 'Reported messages: waiting ones oldest first, then resolved ones newest first',
    input: z.object({
      status: reportStatus.optional(),
      reason: reportReason.optional(),
      assignee: z.enum(['me', 'nobody']).optional(),
    }),
    output: z.object({ reports: z.array(report), counts: reportCounts }),
    socket: false,
    rest: { method: 'get', path: '/api/moderation/reports' },
    bucket: 'moderation',
    audience: 'moderator',
  },
  'report:assign': {
    summary: 'Take a case, or give it back',
    input: z.object({ reportId: id, assign: z.boolean().default(true) }),
    output: report,
    socket: false,
    rest: { method: 'post', path: '/api/moderation/reports/{reportId}/assign' },
    bucket: 'moderation',
    audience: 'moderator',
  },
  'report:resolve': {
    summary:
      'Close a case and do what it takes: hide the message, warn, mute or suspend its author',
    input: z
      .object({
        reportId: id,
        resolution: reportResolution,
        reason: reason.optional(),
        /** How long the author may not write; with `MUTED` only. */
        muteMinutes: z.int().min(1).max(MUTE_MAX_MINUTES).optional(),
      })
      .refine((input) => !needsReason.has(input.resolution) || input.reason !== undefined, {
        message: 'Say why: the author reads it',
        path: ['reason'],
      })
      .refine((input) => (input.resolution === 'MUTED') === (input.muteMinutes !== undefined), {
        message: 'Give it with MUTED, and only then',
        path: ['muteMinutes'],
      }),
    output: z.object({ reportId: id, resolvedAt: timestamp }),
    socket: false,
    rest: { method: 'post', path: '/api/moderation/reports/{reportId}/resolve' },
    bucket: 'moderation',
    audience: 'moderator',
  },
  'message:hide': {
    summary: 'Hide a message from everyone',
    input: z.object({ messageId: id, reason: reason.optional() }),
    output: z.object({ messageId: id, hiddenAt: timestamp.nullable() }),
    socket: false,
    rest: { method: 'post', path: '/api/moderation/messages/{messageId}/hide' },
    bucket: 'moderation',
    audience: 'moderator',
  },
  'message:restore': {
    summary: 'Show a hidden message again',
    input: z.object({ messageId: id, reason: reason.optional() }),
    output: z.object({ messageId: id, hiddenAt: timestamp.nullable() }),
    socket: false,
    rest: { method: 'post', path: '/api/moderation/messages/{messageId}/restore' },
    bucket: 'moderation',
    audience: 'moderator',
  },
  'user:restrict': {
    summary: 'Warn, mute or suspend somebody, or take that back',
    input: z
      .object({
        userId: id,
        restriction,
        reason,
        /** How long they may not write; with `MUTE` only. */
        minutes: z.int().min(1).max(MUTE_MAX_MINUTES).optional(),
      })
      .refine((input) => (input.restriction === 'MUTE') === (input.minutes !== undefined), {
        message: 'Give it with MUTE, and only then',
        path: ['minutes'],
      }),
    output: standing,
    socket: false,
    rest: { method: 'post', path: '/api/moderation/users/{userId}/restrict' },
    bucket: 'moderation',
    audience: 'moderator',
  },
  'user:standing': {
    summary: 'What moderation has decided about somebody',
    input: z.object({ userId: id }),
    output: standing,
    socket: false,
    rest: { method: 'get', path: '/api/moderation/users/{userId}/standing' },
    bucket: 'moderation',
    audience: 'moderator',
  },
  'conversation:inspect': {
    summary: 'Read a conversation one takes no part in; needs a reason and is logged',
    input: z.object({
      conversationId: id,
      reason,
      before: seq.optional(),
      limit: z.int().min(1).max(PAGE_SIZE_MAX).default(PAGE_SIZE),
    }),
    output: z.object({ messages: z.array(reportedMessage), hasMore: z.boolean() }),
    socket: false,
    rest: { method: 'post', path: '/api/moderation/conversations/{conversationId}/inspect' },
    bucket: 'moderation',
    audience: 'moderator',
  },
  'audit:list': {
    summary: 'What moderators did, newest first',
    input: z.object({
      actorId: id.optional(),
      action: id.optional(),
      subjectId: id.optional(),
      from: timestamp.optional(),
      to: timestamp.optional(),
      before: numeric(seq).optional(),
      limit: numeric(z.int().min(1).max(AUDIT_PAGE_MAX)).default(PAGE_SIZE),
    }),
    output: z.object({ entries: z.array(auditEntry), hasMore: z.boolean() }),
    socket: false,
    rest: { method: 'get', path: '/api/moderation/audit' },
    bucket: 'moderation',
    audience: 'admin',
  },
} as const satisfies Record<string, OperationContract>
