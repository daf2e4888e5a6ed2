import { randomUUID } from 'node:crypto'
import { DEMO_PASSWORD, type Product } from '../product.ts'

/** Short ones and long ones: what is not measured yet must not move what is. */
export const textOf = (number: number): string =>
  `number ${number}${' and some words more of it'.repeat((number * 7) % 5)}`

/** Somebody who writes without a browser. */
export async function signInWriter({ url }: Product, email: string) {
  const { token } = await post<{ token: string }>(`${url}/api/auth/sign-in`, {
    email,
    password: DEMO_PASSWORD,
  })
  return async (tripId: string, content: string) => {
    const message = { tripId, content, tempId: randomUUID() }
    await post(`${url}/api/messages/send`, message, { authorization: `Bearer ${token}` })
  }
}

async function post<Answer>(url: string, body: unknown, headers = {}): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`)
  return response.json()
}
