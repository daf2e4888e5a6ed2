import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command, Place } from '../command.ts'
import { toConfig } from './config.ts'
import { findEjabberd } from './installation.ts'

/**
 * Starts ejabberd as its `ejabberdctl foreground` does, but as whoever measures, with everything in
 * a folder of its own and without a name that other nodes could find it by.
 */
export function ejabberdCommand(place: Place): Command {
  const found = findEjabberd()
  if (typeof found === 'string') throw new Error(`ejabberd: ${found}`)
  const folder = mkdtempSync(join(tmpdir(), 'steppergo-ejabberd-'))
  const config = join(folder, 'ejabberd.yml')
  writeFileSync(config, toConfig(place))
  return {
    words: [...untilStarterEnds, ...withoutErrors, 'erl', ...vm, ...application(folder)],
    env: {
      HOME: folder,
      ERL_LIBS: found.libraries,
      ERL_MAX_PORTS: '32000',
      ERL_CRASH_DUMP: join(folder, 'crash.dump'),
      EJABBERD_CONFIG_PATH: config,
      EJABBERD_LOG_PATH: join(folder, 'ejabberd.log'),
    },
    clear: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** It does not notice when whoever started it is gone, so the kernel ends it then. */
const untilStarterEnds = ['setpriv', '--pdeathsig', 'KILL']

/** What watches over its memory complains when it is killed. Its own complaints go to stdout. */
const withoutErrors = ['sh', '-c', 'exec "$@" 2>/dev/null', 'sh']

/** One scheduler for one core, and what ejabberdctl says. */
const vm = ['+S', '1', '+K', 'true', '+P', '250000', '-noinput']

const application = (folder: string) => [
  ...['-mnesia', 'dir', JSON.stringify(join(folder, 'mnesia'))],
  ...['-ejabberd', 'quiet', 'true'],
  ...['-s', 'ejabberd'],
]
