import { describe, expect, it } from 'vitest'
import { safeNextPath } from './safeNextPath.ts'

describe('safeNextPath', () => {
  it.each(['/', '/driver?trip=a%2Fb', '/trips/almaty-bishkek'])('[WE3] goes back to %s', (next) => {
    expect(safeNextPath(next)).toBe(next)
  })

  it.each([
    undefined,
    '',
    'driver',
    'https://evil.example/',
    '//evil.example/',
    '///evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    '/sign-in?next=/',
    '/%zz//',
  ])('[WE3] stays on this site for %j', (next) => {
    const path = safeNextPath(next)

    expect(new URL(path, 'https://steppergo.example').origin).toBe('https://steppergo.example')
    expect(path).not.toMatch(/^\/[/\\]|^\/sign-in/)
  })
})
