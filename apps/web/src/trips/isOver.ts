import type { Trip } from '@steppergo/chat-protocol'

export function isOver({ status }: Pick<Trip, 'status'>): boolean {
  return status === 'COMPLETED' || status === 'CANCELLED'
}
