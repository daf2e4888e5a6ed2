import { vi } from 'vitest'

/** What `expect.poll` waits here by its configuration. */
const PATIENCE_MS = 10_000

const { waitFor } = vi
vi.waitFor = (callback, options = PATIENCE_MS) => waitFor(callback, options)
