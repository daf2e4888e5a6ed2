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
    expect(config.limits.connect).toEqual({ burst: 120, perMinute: 600 })
    expect(config.connectionLimits).toEqual({ perUser: 20, perAddress: 200 })
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

  const mail = { SMTP_URL: 'smtps://me%40x:p%2Fw@mail.example', CHAT_MAIL_FROM: 'chat@x.example' }

  it('[JB18] takes the SMTP server and the sender of mail apart', () => {
    expect(readConfig(good).mail).toBeNull()
    expect(readConfig({ ...good, CHAT_MAIL_FROM: 'chat@x.example' }).mail).toBeNull()
    expect(readConfig({ ...good, ...mail }).mail).toEqual({
      server: {
        ...{ host: 'mail.example', port: null, secure: true },
        auth: { user: 'me@x', pass: 'p/w' },
      },
      from: { name: '', address: 'chat@x.example' },
    })
    const local = { SMTP_URL: 'smtp://[::1]:2525', CHAT_MAIL_FROM: 'StepperGO <chat@x.example>' }
    expect(readConfig({ ...good, ...local }).mail).toEqual({
      server: { host: '::1', port: 2525, secure: false, auth: null },
      from: { name: 'StepperGO', address: 'chat@x.example' },
    })
  })

  it.each([
    ['SMTP_URL', 'mail.example'],
    ['SMTP_URL', 'https://canary@mail.example'],
    ['SMTP_URL', 'smtp://'],
    ['SMTP_URL', 'smtp://me:canary@'],
    ['SMTP_URL', 'smtp://me:canary%@mail.example'],
    ['SMTP_URL', 'smtp://me:canary@mail.example?logger=true'],
    ['SMTP_URL', 'smtp://me:canary@mail.example/path'],
    ['CHAT_MAIL_FROM', undefined],
    ['CHAT_MAIL_FROM', 'StepperGO'],
    ['CHAT_MAIL_FROM', 'StepperGO <a@x.example>, b@x.example'],
    ['CHAT_MAIL_FROM', 'StepperGO\r\nBcc: b@x.example <a@x.example>'],
    ['CHAT_MAIL_FROM', 'a@x.example\r\nBcc: b@x.example'],
  ])('[JB18] refuses to start with %s=%j and does not repeat it', (name, value) => {
    const start = () => readConfig({ ...good, ...mail, [name]: value })
    expect(start).toThrow(name)
    expect(start).not.toThrow(/canary/)
  })
})
