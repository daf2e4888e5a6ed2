import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

export interface Installation {
  /** Where Erlang finds ejabberd and what it needs. */
  libraries: string
  version: string
  /** The tables it wants to find in PostgreSQL. */
  schema: string
}

const SCHEMAS = '/usr/share/ejabberd/sql'
const ERLANG = '/usr/lib/erlang/lib'

/** Debian's package, or why it is not to be had. */
export function findEjabberd(): Installation | string {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin']
  const control = folders.map((folder) => join(folder, 'ejabberdctl')).find(existsSync)
  if (control === undefined) return 'it is not installed'
  const libraries = /^ERL_LIBS='?([^'\n]+)/m.exec(readFileSync(control, 'utf8'))?.[1] ?? ''
  const names = existsSync(libraries) ? readdirSync(libraries) : []
  const home = names.find((name) => /^ejabberd-\d/.test(name))
  if (home === undefined) return `${control} does not say where it is`
  const drivers = [...names, ...(existsSync(ERLANG) ? readdirSync(ERLANG) : [])]
  if (!drivers.some((name) => name.startsWith('p1_pgsql-')))
    return 'erlang-p1-pgsql is not installed'
  const schema = [SCHEMAS, join(libraries, home, 'priv/sql')]
    .map((folder) => join(folder, 'pg.sql'))
    .find(existsSync)
  if (schema === undefined) return 'its pg.sql is missing'
  return {
    libraries,
    version: home.replace('-', ' ').split('-')[0] ?? home,
    schema: readFileSync(schema, 'utf8'),
  }
}
