import Link from 'next/link'
import type { AuditEntry } from '@steppergo/chat-protocol'
import type { Strings } from '@/strings/en'
import { actionText, auditActions } from './auditActions.ts'
import type { AuditFilter } from './auditFilter.ts'

export interface AuditFiltersProps {
  filter: AuditFilter
  /** Who can be chosen. */
  people: readonly Pick<AuditEntry, 'actorId' | 'actorName'>[]
  strings: Strings['audit']
}

/** A plain form: what is chosen becomes the address. */
export function AuditFilters({ filter, people, strings }: AuditFiltersProps) {
  return (
    <form
      action="/moderation/audit"
      className="card mt-6 grid grid-cols-2 gap-x-3 gap-y-3 p-4 sm:gap-x-4 lg:grid-cols-4"
    >
      <Field id="audit-who" label={strings.who}>
        <select id="audit-who" name="who" defaultValue={filter.who} className="field w-full">
          <option value="">{strings.everyone}</option>
          {people.map(({ actorId, actorName }) => (
            <option key={actorId} value={actorId}>
              {actorName}
            </option>
          ))}
        </select>
      </Field>
      <Field id="audit-action" label={strings.action}>
        <select
          id="audit-action"
          name="action"
          defaultValue={filter.action}
          className="field w-full"
        >
          <option value="">{strings.anyAction}</option>
          {auditActions.map((action) => (
            <option key={action} value={action}>
              {actionText(action, strings)}
            </option>
          ))}
        </select>
      </Field>
      <Field id="audit-from" label={strings.from}>
        <input
          id="audit-from"
          type="date"
          name="from"
          defaultValue={filter.from}
          className="field w-full"
        />
      </Field>
      <Field id="audit-to" label={strings.to}>
        <input
          id="audit-to"
          type="date"
          name="to"
          defaultValue={filter.to}
          className="field w-full"
        />
      </Field>
      <div className="col-span-2 lg:col-span-3">
        <Field id="audit-subject" label={strings.subject} hint={strings.subjectHint}>
          <input
            id="audit-subject"
            name="subject"
            defaultValue={filter.subject}
            aria-describedby="audit-subject-hint"
            autoComplete="off"
            className="field w-full"
          />
        </Field>
      </div>
      <div className="flex items-end gap-2 max-lg:col-span-2 lg:pb-[1.625rem]">
        <button type="submit" className="button button-primary flex-1">
          {strings.show}
        </button>
        <Link href="/moderation/audit" className="button button-quiet flex-1">
          {strings.clear}
        </Link>
      </div>
    </form>
  )
}

interface FieldProps {
  id: string
  label: string
  hint?: string
  children: React.ReactNode
}

function Field({ id, label, hint, children }: FieldProps) {
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-1 block text-sm font-medium">
        {label}
      </label>
      {children}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="mt-1 text-sm text-ink-soft">
          {hint}
        </p>
      )}
    </div>
  )
}
