import { createServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { mailModerators } from '../src/jobs/mailModerators.ts'
import { moderatorMailStrings } from '../src/jobs/moderatorMailStrings.ts'
import { tasks } from '../src/jobs/tasks.ts'
import { connect } from './harness.ts'
import { said, soon } from './jobsWorld.ts'
import { createMailWorld, type MailWorld } from './mailWorld.ts'
import { startNode } from './nodes.ts'

let world: MailWorld

beforeEach(async () => {
  world = await createMailWorld()
})
afterEach(() => world.close())

const recipients = () => world.inbox.mails.flatMap((mail) => mail.recipients).sort()

describe('who is written to, and when', () => {
  it('[JB11] every moderator gets one mail about all cases that wait, and no second one', async () => {
    const saule = await world.moderator('Saule')
    const erlan = await world.moderator('Erlan', {}, 'ADMIN')
    const first = await world.report({ reason: 'THREAT' })
    const second = await world.report()
    await world.report({ caseId: first, reason: 'SPAM', seconds: 1 })
    await world.startMailer()
    await world.mail()
    await world.mail()
    expect(recipients()).toEqual([erlan.email, saule.email].sort())
    expect(world.inbox.mails[0]?.subject).toBe('StepperGO. New reports are waiting: 3')
    expect(world.inbox.mails[0]?.text).toContain('\nSpam: 2\nThreats: 1\n')
    expect(new Set(await world.mailed())).toEqual(new Set([first, second]))
    expect(said('job done', world.lines)).toMatchObject([
      { cases: 2, sent: 2, refused: 0 },
      { cases: 0 },
    ])
  })

  it('[JB11] not about what is a minute old at most, in hand or resolved', async () => {
    await world.moderator('Saule')
    await world.report({ seconds: 30 })
    await world.report({ status: 'ASSIGNED' })
    await world.report({ status: 'RESOLVED' })
    await world.startMailer()
    await world.mail()
    expect(world.inbox.mails).toEqual([])
    expect(await world.mailed()).toEqual([])
  })

  it('[JB11] looks every minute', () => {
    expect(tasks).toContain(mailModerators)
    expect(mailModerators.cron).toBe('* * * * *')
  })

  it('[JB11] two workers at once write once', async () => {
    const saule = await world.moderator('Saule')
    await world.report()
    await Promise.all([world.startMailer(), world.startMailer()])
    const held = world.inbox.hold()
    await world.ask()
    await held.untilAsked()
    await world.mail()
    expect(said('job done', world.lines)).toMatchObject([{ cases: 0 }])
    held.letGo()
    await vi.waitFor(() => expect(said('job done', world.lines)).toHaveLength(2), soon)
    expect(recipients()).toEqual([saule.email])
  })

  it('[JB12] not while a moderator was seen within thirty seconds', async () => {
    const saule = await world.moderator('Saule')
    const id = await world.report()
    await world.startMailer()
    await world.seen(saule, 25)
    await world.mail()
    expect(world.inbox.mails).toEqual([])
    await world.seen(saule, 31)
    await world.mail()
    expect(await world.mailed()).toEqual([id])
  })

  it('[JB12] a moderator with a socket is seen at once and again every five seconds, a traveller never', async () => {
    const saule = await world.moderator('Saule')
    const id = await world.report()
    await world.startMailer()
    const node = await startNode(world.database.url)
    const sockets = [await connect(node.url, world.author.token)]
    sockets.push(await connect(node.url, saule.token))
    const seen = () =>
      world.database.query(
        `SELECT "userId" FROM "ModeratorPresence" WHERE "seenAt" > now() - interval '4 seconds'`,
      )
    await vi.waitFor(async () => expect(await seen()).toEqual([{ userId: saule.userId }]), {
      timeout: 2_000,
    })
    await world.mail()
    await world.seen(saule, 31)
    await vi.waitFor(async () => expect(await seen()).toEqual([{ userId: saule.userId }]), soon)
    await world.mail()
    expect(world.inbox.mails).toEqual([])

    for (const socket of sockets) socket.close()
    await node.close()
    await world.seen(saule, 31)
    await world.mail()
    expect(await world.mailed()).toEqual([id])
  })
})

describe('when mail does not leave', () => {
  it('[JB13] it is tried again once the server is back', async () => {
    const saule = await world.moderator('Saule')
    await world.report()
    await world.stopSmtp()
    await world.startMailer()
    await world.ask()
    await vi.waitFor(
      () => expect(said('job failed; it is tried again', world.lines)).toHaveLength(1),
      soon,
    )
    expect(await world.mailed()).toEqual([])
    await world.startSmtp()
    await vi.waitFor(() => expect(said('job done', world.lines)).toHaveLength(1), soon)
    expect(recipients()).toEqual([saule.email])
  })

  it('[JB13] a worker that is lost before it could note the mail writes once more', async () => {
    const saule = await world.moderator('Saule')
    const id = await world.report()
    await world.startMailer()
    const held = world.inbox.hold()
    await world.ask()
    await held.untilAsked()
    await world.database.query(
      `SELECT pg_terminate_backend("pid") FROM pg_stat_activity
       WHERE "datname" = current_database() AND "state" = 'idle in transaction'`,
    )
    held.letGo()
    await vi.waitFor(() => expect(said('job done', world.lines)).toHaveLength(1), soon)
    expect(recipients()).toEqual([saule.email, saule.email])
    expect(await world.mailed()).toEqual([id])
  })

  it('[JB13] where nobody is a moderator it waits until somebody is', async () => {
    const id = await world.report()
    await world.startMailer()
    await world.ask()
    await vi.waitFor(
      () => expect(said('job failed; it is tried again', world.lines)).toHaveLength(1),
      soon,
    )
    expect(await world.mailed()).toEqual([])
    const saule = await world.moderator('Saule')
    await vi.waitFor(() => expect(said('job done', world.lines)).toHaveLength(1), soon)
    expect(recipients()).toEqual([saule.email])
    expect(await world.mailed()).toEqual([id])
  })

  it('[JB14] whom the server refuses keeps nobody else from theirs', async () => {
    const saule = await world.moderator('Saule')
    const erlan = await world.moderator('Erlan')
    await world.report()
    world.inbox.refuse(saule.email)
    await world.startMailer()
    await world.mail()
    await world.mail()
    expect(recipients()).toEqual([erlan.email])
    expect(said('mail not sent', world.lines)).toMatchObject([
      { userId: saule.userId, code: 'EENVELOPE', responseCode: 550 },
    ])
    expect(said('job done', world.lines)).toMatchObject([{ sent: 1, refused: 1 }, { cases: 0 }])
  })

  it('[JB14] a server that says nothing is waited for six seconds at most', async () => {
    await world.moderator('Saule')
    const id = await world.report()
    await world.stopSmtp()
    const silent = createServer(() => {})
    await new Promise<void>((resolve) => silent.listen(world.port, '127.0.0.1', resolve))
    const startedAt = performance.now()
    await world.startMailer()
    await world.ask()
    await vi.waitFor(
      () => expect(said('job failed; it is tried again', world.lines)).toHaveLength(1),
      soon,
    )
    expect(performance.now() - startedAt).toBeLessThan(7_500)
    expect(await world.mailed()).not.toContain(id)
    silent.close()
    await world.startSmtp()
  })

  it('[JB17] without an SMTP server it is told in the log, once, by ids and numbers', async () => {
    const saule = await world.moderator('Saule')
    await world.report({ reason: 'FRAUD' })
    await world.startMailer(null)
    await world.mail()
    await world.mail()
    const told = said('mail not sent: there is no SMTP_URL', world.lines)
    expect(told).toMatchObject([{ userId: saule.userId, reports: 1, FRAUD: 1 }])
    expect(JSON.stringify(told)).not.toContain(saule.email)
  })
})

describe('what is written', () => {
  it('[JB15] holds numbers, reasons and a link, and nothing that anybody said or is called', async () => {
    const saule = await world.moderator('Saule')
    await world.report({ comment: 'canary comment' })
    await world.startMailer()
    await world.mail()
    const [mail] = world.inbox.mails
    expect(mail?.text).toBe(
      `${[
        'New reports are waiting: 1',
        'Spam: 1',
        'https://trips.example/moderation',
        'You get this e-mail because no moderator is online.',
      ].join('\n\n')}\n`,
    )
    const names = mail?.headers.map((line) => line.split(':')[0]).sort()
    expect(names).toEqual([
      ...['Auto-Submitted', 'Content-Transfer-Encoding', 'Content-Type', 'Date', 'From'],
      ...['MIME-Version', 'Message-ID', 'Subject', 'To'],
    ])
    expect(mail?.headers).toContain(`To: ${saule.email}`)
    const told = `${mail?.raw} ${mail?.subject} ${mail?.text}`
    for (const secret of ['canary', 'Canary', '701', 'Almaty', 'Saule', world.author.userId]) {
      expect(told).not.toContain(secret)
    }
    expect(JSON.stringify(world.lines)).not.toMatch(/canary|@/i)
  })

  it('[JB15] no account can add a header or a recipient', async () => {
    const saule = await world.moderator('Saule\r\nBcc: victim@example.com', {
      email: 'saule@trips.example',
      locale: 'ru\r\nX-Evil: 1',
    })
    for (const [index, email] of [
      'one@trips.example\r\nBcc: victim@example.com',
      'one@trips.example\nX-Evil: 1',
      'one@trips.example, victim@example.com',
      'One <one@trips.example>',
      'one@trips.example> SIZE=1\r\nRCPT TO:<victim@example.com',
      '',
    ].entries()) {
      await world.moderator(`Nobody${index}`, { email })
    }
    await world.report()
    await world.startMailer()
    await world.mail()
    expect(recipients()).toEqual([saule.email])
    const [mail] = world.inbox.mails
    expect(mail?.raw).not.toMatch(/victim|evil/i)
    expect(mail?.subject).toBe('StepperGO. New reports are waiting: 1')
    // note: the server is not even asked; what it and the library refuse is another matter.
    expect(said('mail not sent', world.lines).map(({ code }) => code)).toEqual(
      Array<string>(6).fill('EADDRESS'),
    )
    expect(JSON.stringify(world.lines)).not.toMatch(/victim|@trips/)
  })

  it('[JB16] speaks the language of its reader, and English where it does not know it', async () => {
    const languages = Object.entries(moderatorMailStrings)
    for (const [language] of languages) {
      await world.moderator(language, { locale: language, email: `${language}@trips.example` })
    }
    await world.moderator('Region', { locale: 'kk-KZ', email: 'region@trips.example' })
    await world.moderator('Other', { locale: 'constructor', email: 'other@trips.example' })
    await world.report({ reason: 'DANGEROUS_DRIVING' })
    await world.startMailer()
    await world.mail()
    const expected = [...languages, ['region', moderatorMailStrings.kk] as const]
    expected.push(['other', moderatorMailStrings.en])
    expect(world.inbox.mails).toHaveLength(expected.length)
    for (const [name, strings] of expected) {
      const mail = world.inbox.mails.find((one) => one.recipients[0] === `${name}@trips.example`)
      expect(mail?.subject).toBe(`StepperGO. ${strings.waiting}: 1`)
      expect(mail?.text).toContain(`${strings.reasons.DANGEROUS_DRIVING}: 1`)
      expect(mail?.text).toContain(strings.why)
    }
  })

  it('[JB18] a password is neither sent in the clear nor logged', async () => {
    await world.moderator('Saule')
    await world.report()
    await world.startMailer(world.settings({ user: 'chat', pass: 'a very secret password' }))
    await world.ask()
    await vi.waitFor(
      () => expect(said('job failed; it is tried again', world.lines)).toHaveLength(1),
      soon,
    )
    expect(world.inbox.passwords).toEqual([])
    expect(world.inbox.mails).toEqual([])
    expect(JSON.stringify(world.lines)).not.toContain('very secret')
  })
})
