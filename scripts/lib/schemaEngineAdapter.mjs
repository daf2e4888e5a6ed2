import { ColumnTypeEnum, DriverAdapterError } from '@prisma/driver-adapter-utils'
import pg from 'pg'

const { CHAR } = pg.types.builtins
const CHAR_ARRAY = 1002

/**
 * What the schema engine needs of Prisma's adapter for `pg` beyond what it does for queries.
 *
 * @template {import('@prisma/driver-adapter-utils').SqlDriverAdapter} Adapter
 * @param {Adapter} adapter
 * @param {pg.Pool} pool the adapter's
 * @returns {Adapter}
 */
export function completeAdapter(adapter, pool) {
  const { query } = pool
  const { queryRaw } = adapter

  // PostgreSQL's catalogue has columns of type "char". The adapter refuses them, but lets the arrays
  // of them pass; so they go through it as such and become what they are on the other side.
  pool.query = async (/** @type {unknown[]} */ ...args) => {
    const result = await Reflect.apply(query, pool, args)
    for (const field of result.fields) if (field.dataTypeID === CHAR) field.dataTypeID = CHAR_ARRAY
    return result
  }
  adapter.queryRaw = async (sql) => {
    const result = await queryRaw.call(adapter, sql)
    const { Character, CharacterArray } = ColumnTypeEnum
    const columnTypes = result.columnTypes.map((it) => (it === CharacterArray ? Character : it))
    return { ...result, columnTypes }
  }

  // The adapter would cut a script at every semicolon, those in comments and functions too.
  adapter.executeScript = async (script) => {
    try {
      await Reflect.apply(query, pool, [script])
    } catch (error) {
      throw error instanceof pg.DatabaseError ? explain(error) : error
    }
  }
  return adapter
}

/** @param {pg.DatabaseError} error */
function explain({ code = '', severity = '', message, detail, column, hint }) {
  return new DriverAdapterError({ kind: 'postgres', code, severity, message, detail, column, hint })
}
