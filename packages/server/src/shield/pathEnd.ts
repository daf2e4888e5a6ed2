import { type Tokens } from './tokenise.ts'

const OPENS_PATH = /^[/?:#]$/
const ENDS_SENTENCE = /^[.,;:!?)\]}»>"'/#]$/

/** The last token of what follows a host without a space, less the full stop of the sentence. */
export function pathEnd(tokens: Tokens, hostEnd: number): number {
  let to = hostEnd
  if (!OPENS_PATH.test(tokens.at(to + 1)?.text ?? '')) return hostEnd
  for (let token = tokens.at(to + 1); token && token.type !== 'space';) token = tokens.at(++to + 1)
  while (to > hostEnd && ENDS_SENTENCE.test(tokens.at(to)?.text ?? '')) to--
  return to
}
