import { createRequire } from 'node:module'
/* global WebAssembly */
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'
import { completeAdapter } from './schemaEngineAdapter.mjs'

/** @type {Promise<void> | undefined} */
let linked

/**
 * Runs Prisma's schema engine, the one `prisma migrate` downloads, from its WebAssembly on npm.
 *
 * @template T
 * @param {string} databaseUrl
 * @param {(engine: bindings.SchemaEngine) => Promise<T>} action
 * @returns {Promise<T>}
 */
export async function withSchemaEngine(databaseUrl, action) {
  linked ??= linkWebAssembly()
  await linked
  /** @type {(() => Promise<unknown>)[]} */
  const leftovers = []
  const factory = {
    ...{ provider: /** @type {const} */ ('postgres'), adapterName: '@prisma/adapter-pg' },
    connect: () => connect(databaseUrl, leftovers),
    async connectToShadowDb() {
      const name = `shadow_${randomUUID()}`
      await execute(databaseUrl, `CREATE DATABASE "${name}"`)
      leftovers.unshift(() => execute(databaseUrl, `DROP DATABASE "${name}" WITH (FORCE)`))
      const url = new URL(databaseUrl)
      url.pathname = `/${name}`
      return connect(url.href, leftovers)
    },
  }
  const adapter = bindMigrationAwareSqlAdapterFactory(factory)
  const engine = await bindings.SchemaEngine.new({ datamodels: undefined }, () => {}, adapter)
  try {
    return await action(engine)
  } finally {
    engine.free()
    for (const clear of leftovers) await clear()
  }
}

/** Does what a bundler would do with the package's import of the `.wasm` file. */
async function linkWebAssembly() {
  const file = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const wasm = await readFile(file.replace(/\.js$/, '.wasm'))
  const { instance } = await WebAssembly.instantiate(wasm, {
    './schema_engine_bg.js': /** @type {WebAssembly.ModuleImports} */ (bindings),
  })
  // Where the engine leaves its last words, should it panic.
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: {
      set_message: (/** @type {string} */ text) => console.error(text),
    },
  })
  /** @type {{ __wbindgen_start?: () => void }} */
  const exports = instance.exports
  bindings.__wbg_set_wasm(exports)
  exports.__wbindgen_start?.()
}

/**
 * @param {string} connectionString
 * @param {(() => Promise<unknown>)[]} leftovers
 */
async function connect(connectionString, leftovers) {
  const pool = new pg.Pool({ connectionString })
  /** @type {Promise<unknown>[]} */
  const closed = []
  pool.on('connect', (client) => closed.push(new Promise((resolve) => client.once('end', resolve))))
  leftovers.unshift(async () => {
    await pool.end()
    // The pool does not wait for its connections, and one that is still open when its database is
    // dropped raises an error that nobody listens for.
    await Promise.all(closed)
  })
  const adapter = await new PrismaPg(pool).connect()
  return completeAdapter(adapter, pool)
}

/**
 * @param {string} connectionString
 * @param {string} statement
 */
async function execute(connectionString, statement) {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
