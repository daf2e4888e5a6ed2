import { expect, it } from 'vitest'
import { describeError } from './log.ts'

it('[LG1] keeps a database’s words out of the log, since they may quote a row', () => {
  const error = Object.assign(new Error('Key (content)=(canary) already exists'), {
    severity: 'ERROR',
    code: '23505',
    detail: 'canary',
  })
  const described = describeError(new Error('while sending', { cause: error }))
  expect(JSON.stringify(described)).not.toContain('canary')
  expect(described).toMatchObject({ message: 'while sending', cause: { code: '23505' } })
})
