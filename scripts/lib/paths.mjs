import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the repository, whatever the caller's working directory is. */
export const root = fileURLToPath(new URL('../../', import.meta.url)).replace(/[\\/]$/, '')

/** What a clone keeps to itself: database, secrets, stamps. Ignored by Git. */
export const stateDir = join(root, '.steppergo')
