import { CONNECTION_LIMITS, RATE_LIMITS } from '@steppergo/chat-protocol'
import type { Secrets } from './auth/authenticate.ts'
import { readSender } from './jobs/mailAddress.ts'
import type { MailSettings } from './jobs/mailer.ts'
import { readSmtpUrl } from './jobs/smtpUrl.ts'
import type { BucketLimits } from './rateLimit/memoryRateLimiter.ts'

export interface ChatConfig extends Secrets {
  databaseUrl: string
  /** The Redis by which several nodes hear each other; null on a single node. */
  redisUrl: string | null
  /** Where people open the product: an origin. */
  appUrl: string
  /** By which mail leaves; null tells it in the log instead. */
  mail: MailSettings | null
  /** Origins whose pages may connect, compared exactly. */
  allowedOrigins: ReadonlySet<string>
  /** Whether cookies travel over HTTPS only. */
  secureCookies: boolean
  limits: BucketLimits
  /** Sockets open at the same time, of one person and from one network address. */
  connectionLimits: ConnectionLimits
  /** Statements that store messages at once, each with what came while the last one was under way. */
  insertLanes: number
  /** Whether what a connection is told at one time leaves as one write; else as Socket.IO does it. */
  batchFrames: boolean
  /** Whether contacts and payment details are held before a booking and after the trip. */
  shield: boolean
  /** Connections in the database pool. */
  poolSize: number
  /** What whoever reads the metrics has to bring; null lets everybody who can reach them. */
  metricsToken: string | null
  logLevel: string
  /** Whether `X-Forwarded-For` is believed: only behind a proxy that sets it. */
  trustProxy: boolean
}

export interface ConnectionLimits {
  perUser: number
  perAddress: number
}

type Environment = Record<string, string | undefined>

const MIN_SECRET_LENGTH = 32
/** So much of a minute's connections may come at once. */
const CONNECT_BURST_PART = RATE_LIMITS.connect.perMinute / RATE_LIMITS.connect.burst
const MAKE_SECRET = `node -e "console.log(require('node:crypto').randomBytes(32).toString('hex'))"`
const KNOWN_DEFAULT = /^(your_|changeme|change-me|secret|password|example|default)/i

/**
 * Reads the environment, all of it at once.
 *
 * @throws Error that lists everything missing or malformed and says how to mend it
 */
export function readConfig(env: Environment): ChatConfig {
  const problems: string[] = []
  const databaseUrl = readDatabaseUrl(env, problems)
  const redisUrl = readRedisUrl(env, problems)
  const appUrl = readOrigin(env.NEXT_PUBLIC_APP_URL, 'NEXT_PUBLIC_APP_URL', problems)
  const jwtSecret = readSecret(env, 'JWT_SECRET', problems)
  const sessionSecret = readSecret(env, 'SESSION_SECRET', problems)
  if (jwtSecret && jwtSecret === sessionSecret) {
    problems.push('JWT_SECRET and SESSION_SECRET must differ')
  }
  const others = (env.CHAT_ALLOWED_ORIGINS ?? '')
    .split(',')
    .filter((origin) => origin.trim() !== '')
    .map((origin) => readOrigin(origin.trim(), 'CHAT_ALLOWED_ORIGINS', problems))
  const perMinute = readCount(
    env,
    'CHAT_MESSAGES_PER_MINUTE',
    RATE_LIMITS.message.perMinute,
    problems,
  )
  const connectsPerMinute = readCount(
    env,
    'CHAT_CONNECTS_PER_MINUTE',
    RATE_LIMITS.connect.perMinute,
    problems,
  )
  const { perUser, perAddress } = CONNECTION_LIMITS
  const connectionLimits = {
    perUser: readCount(env, 'CHAT_SOCKETS_PER_USER', perUser, problems),
    perAddress: readCount(env, 'CHAT_SOCKETS_PER_ADDRESS', perAddress, problems),
  }
  const poolSize = readCount(env, 'CHAT_DATABASE_POOL', 10, problems)
  const insertLanes = readCount(env, 'CHAT_INSERT_LANES', 2, problems)
  const metricsToken = env.CHAT_METRICS_TOKEN
    ? readSecret(env, 'CHAT_METRICS_TOKEN', problems)
    : null
  const mail = readMail(env, problems)
  if (problems.length > 0) {
    throw new Error(`The chat cannot start:\n${problems.map((line) => `  - ${line}`).join('\n')}`)
  }
  return {
    databaseUrl,
    redisUrl,
    appUrl,
    mail,
    allowedOrigins: new Set([appUrl, ...others]),
    secureCookies: appUrl.startsWith('https://'),
    jwtSecret,
    sessionSecret,
    limits: {
      ...RATE_LIMITS,
      message: { burst: perMinute, perMinute },
      connect: {
        burst: Math.ceil(connectsPerMinute / CONNECT_BURST_PART),
        perMinute: connectsPerMinute,
      },
    },
    connectionLimits,
    insertLanes,
    shield: env.CHAT_CONTACT_SHIELD !== 'false' && env.CHAT_CONTACT_SHIELD !== '0',
    batchFrames: env.CHAT_BATCH_FRAMES !== 'false' && env.CHAT_BATCH_FRAMES !== '0',
    poolSize,
    metricsToken,
    logLevel: env.LOG_LEVEL ?? 'info',
    trustProxy: env.TRUST_PROXY === 'true' || env.TRUST_PROXY === '1',
  }
}

function readDatabaseUrl(env: Environment, problems: string[]): string {
  const url = env.DATABASE_URL ?? ''
  if (!/^postgres(ql)?:\/\//.test(url)) {
    problems.push('DATABASE_URL must be a postgresql:// address')
  }
  return url
}

function readRedisUrl({ REDIS_URL: url }: Environment, problems: string[]): string | null {
  if (url === undefined || url === '') return null
  if (!/^rediss?:\/\//.test(url) || !URL.canParse(url)) {
    problems.push('REDIS_URL must be a redis:// or rediss:// address, or be left out')
  }
  return url
}

/** note: no message quotes the address, which may hold a password. */
function readMail(
  { SMTP_URL: smtpUrl = '', CHAT_MAIL_FROM: sender = '' }: Environment,
  problems: string[],
): MailSettings | null {
  if (smtpUrl === '') return null
  const server = readSmtpUrl(smtpUrl)
  if (!server) {
    problems.push('SMTP_URL must be an smtp:// or smtps:// address without options, or be left out')
  }
  const from = readSender(sender)
  if (!from) {
    problems.push(
      'CHAT_MAIL_FROM must be the sender of mail, such as StepperGO <chat@your-domain.com>',
    )
  }
  return server && from && { server, from }
}

function readOrigin(value: string | undefined, name: string, problems: string[]): string {
  const isUrl = value !== undefined && URL.canParse(value)
  const url = isUrl ? new URL(value) : null
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url.origin
  problems.push(`${name} must be an address such as https://your-domain.com`)
  return ''
}

function readSecret(env: Environment, name: string, problems: string[]): string {
  const secret = env[name] ?? ''
  if (secret.length < MIN_SECRET_LENGTH || KNOWN_DEFAULT.test(secret)) {
    problems.push(
      `${name} must be a secret of your own, at least ${MIN_SECRET_LENGTH} characters; this makes one: ${MAKE_SECRET}`,
    )
  }
  return secret
}

function readCount(env: Environment, name: string, fallback: number, problems: string[]): number {
  const text = env[name]
  if (text === undefined || text === '') return fallback
  const count = Number(text)
  if (!Number.isInteger(count) || count < 1) problems.push(`${name} must be a whole number above 0`)
  return count
}
