/** A device that does not answer must not keep the server from being asked. */
const PATIENCE_MS = 2_000

/** What the device has kept, or null where it does not say in time. */
export async function withPatience<Value>(reading: Promise<Value>): Promise<Value | null> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE_MS)
  })
  const found = await Promise.race([reading, late])
  clearTimeout(timer)
  return found
}
