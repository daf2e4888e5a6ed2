import { field } from '@/api/readAnswer'

export function tokenOf(answer: unknown): string {
  const token = field(answer, 'token')
  if (typeof token !== 'string') throw new Error('The API answered without a token')
  return token
}
