import { readAnswer } from './readAnswer.ts'

/**
 * Posts from the browser, as whoever the session cookie says.
 *
 * @throws ApiError when the API refuses
 */
export async function postJson(path: `/api/${string}`, body: object = {}): Promise<unknown> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return readAnswer(response)
}
