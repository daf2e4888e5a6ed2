import { gather, type Member } from '../load/crowd.ts'
import { measure, newCount, settle } from '../load/outcome.ts'
import { confirmReceipts } from '../load/receipts.ts'
import { say } from '../load/talk.ts'
import type { Figures, Stage } from '../stage.ts'

/** What a conversation is: people type, send and stop typing, and everybody confirms. */
export async function mixedTraffic(stage: Stage): Promise<Figures> {
  const crowd = await gather(stage, stage.world.mixed ?? [])
  const count = newCount()
  const receipts = crowd.members.map((member) => confirmReceipts(member, stage.system))
  let isRunning = true
  const sayOn = (member: Member) => {
    if (!isRunning) return
    const { client, conversationId } = member
    const where = `{"conversationId":"${conversationId}"}`
    client.send('typing:start', where)
    say(member, count, () => {
      client.send('typing:stop', where)
      sayOn(member)
    })
  }
  for (const member of crowd.members) sayOn(member)
  const figures = await measure(stage, crowd, count)
  isRunning = false
  const { lost = 0, refused = 0 } = await settle(crowd, count)
  crowd.leave()
  const refusedReceipts = receipts.reduce((sum, receipt) => sum + receipt.refused(), 0)
  return { ...figures, lost, refused: refused + refusedReceipts }
}
