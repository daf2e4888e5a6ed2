import { openChat, visit, type DESK, type Stage, type Visitor } from '../browser.ts'
import { createRide, fillConversation, type Filling, type Product } from '../product.ts'

export const DRIVER = 'nurlan@steppergo.test'
export const PASSENGER = 'aida@steppergo.test'

/** A trip of two people, with a conversation already where one is asked for. */
export async function createTrip(product: Product, filling?: Filling): Promise<string> {
  const { tripId } = await createRide(product, { driver: DRIVER, passenger: PASSENGER })
  if (filling) await fillConversation(product, tripId, filling)
  return tripId
}

/** Somebody with the chat of a trip open. */
export async function enter(
  stage: Stage,
  { as, tripId, ...settings }: { as: string; tripId: string } & typeof DESK,
): Promise<Visitor> {
  const visitor = await visit(stage, { as, path: `/trips/${tripId}`, ...settings })
  await openChat(visitor.page)
  return visitor
}
