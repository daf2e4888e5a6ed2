/** One plain address: nothing that ends a line, begins another address or is quoted. */
const ADDRESS = /^[^\s\p{Cc}@<>()[\]\\,;:"]{1,64}@[^\s\p{Cc}@<>()[\]\\,;:"]{1,255}$/u
const NAMED = /^([^\p{Cc}@<>"]*)<([^<>]+)>$/u

export const isAddress = (text: string): boolean => ADDRESS.test(text)

export interface Sender {
  name: string
  address: string
}

/** `chat@example.com` or `StepperGO <chat@example.com>`; null where it is neither. */
export function readSender(text: string): Sender | null {
  const [, name = '', address = text] = NAMED.exec(text) ?? []
  return isAddress(address) ? { name: name.trim(), address } : null
}
