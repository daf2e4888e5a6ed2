import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'

const good = {
  DATABASE_URL: 'postgresql://localhost/chat',
  NEXT_PUBLIC_APP_URL: 'https://ride.example',
  JWT_SECRET: '0123456789abcdef0123456789abcdef',
  SESSION_SECRET: 'fedcba9876543210fedcba9876543210',
}

describe('readConfig', () => {
  it('[CF1] takes the customer’s four variables', () => {
    const config = readConfig({ ...good, CHAT_ALLOWED_ORIGINS: 'https://a.example, http://b:81/' })
    expect(config.secureCookies).toBe(true)
    expect([...config.allowedOrigins]).toEqual([
      'https://ride.example',
      'https://a.example',
      'http://b:81',
    ])
    expect(config.limits.message).toEqual({ burst: 10, perMinute: 10 })
  })

  it.each([
    ['JWT_SECRET', undefined],
    ['JWT_SECRET', 'changeme'],
    ['JWT_SECRET', 'your_jwt_secret_your_jwt_secret_your_jwt_secret'],
    ['JWT_SECRET', good.SESSION_SECRET],
    ['SESSION_SECRET', ''],
    ['SESSION_SECRET', 'short'],
  ])('[CF2] refuses to start with %s=%s and names it', (name, value) => {
    expect(() => readConfig({ ...good, [name]: value })).toThrow(name)
  })

  it('[CF2] says which command makes a secret', () => {
    expect(() => readConfig({ ...good, JWT_SECRET: 'changeme' })).toThrow(/randomBytes\(32\)/)
  })

  it('[CF3] lists everything that is wrong at once', () => {
    const start = () =>
      readConfig({
        DATABASE_URL: 'mysql://x',
        NEXT_PUBLIC_APP_URL: 'nonsense',
        CHAT_MESSAGES_PER_MINUTE: '-1',
        REDIS_URL: 'localhost:6379',
      })
    const names = ['DATABASE_URL', 'NEXT_PUBLIC_APP_URL', 'CHAT_MESSAGES', 'SESSION_SECRET']
    for (const name of [...names, 'REDIS_URL']) expect(start).toThrow(name)
  })
})
