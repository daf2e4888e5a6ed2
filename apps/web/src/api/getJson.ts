import { readAnswer } from './readAnswer.ts'

/**
 * Reads from the browser, as whoever the session cookie says.
 *
 * @throws ApiError when the API refuses
 */
export async function getJson(path: `/api/${string}`): Promise<unknown> {
  return readAnswer(await fetch(path))
}
