import {
  contract,
  type OperationContract,
  type OperationName,
  type OperationOutput,
  type OperationRequest,
} from '@steppergo/chat-protocol'
import { internalUrl } from './internalUrl.ts'
import { readAnswer } from './readAnswer.ts'

/**
 * Asks the REST API on behalf of whoever owns the token; for server components only.
 *
 * @throws ApiError when the API refuses
 */
export async function callApi<Name extends OperationName>(
  name: Name,
  input: OperationRequest<Name>,
  token: string,
): Promise<OperationOutput<Name>> {
  const operation: OperationContract = contract[name]
  if (!operation.rest) throw new Error(`${name} has no REST route`)
  const { method, path } = operation.rest
  const rest = new URLSearchParams()
  const filled = Object.entries(input).reduce((url, [key, value]) => {
    const text = String(value)
    if (url.includes(`{${key}}`)) return url.replace(`{${key}}`, encodeURIComponent(text))
    rest.set(key, text)
    return url
  }, path as string) // `path` is a template literal type; a filled one is not.
  const isGet = method === 'get'
  const response = await fetch(internalUrl(isGet && rest.size > 0 ? `${filled}?${rest}` : filled), {
    method: method.toUpperCase(),
    cache: 'no-store',
    headers: {
      authorization: `Bearer ${token}`,
      ...(isGet ? {} : { 'content-type': 'application/json' }),
    },
    ...(isGet ? {} : { body: JSON.stringify(input) }),
  })
  // The schema looked up by `name` is the one `OperationOutput<Name>` is derived from.
  return operation.output.parse(await readAnswer(response)) as OperationOutput<Name>
}
