import { randomUUID } from 'node:crypto'
import { contract, credentials, type OperationContract } from '@steppergo/chat-protocol'
import { z } from 'zod'
import type { Random } from '../chaos/random.ts'

type JsonSchema = z.core.JSONSchema.BaseSchema

/** Ids that exist, by the name of the field that holds one. */
export type KnownIds = Record<string, string[]>

const toSchema = (schema: z.ZodType): JsonSchema =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })

/** What every operation wants, as the contract has it: one more there is one more here. */
const schemas = new Map(
  Object.entries<OperationContract>(contract).map(([name, { input }]) => [name, toSchema(input)]),
)
const credentialsSchema = toSchema(credentials)

export interface Sampler {
  /** A payload of the right shape for an operation; what it names may be somebody else's. */
  payload(name: string): unknown
  credentials(): unknown
}

export function createSampler(random: Random, ids: KnownIds): Sampler {
  const everyId = Object.values(ids).flat()

  function id(key: string): string {
    const dice = random.next()
    const known = ids[key] ?? everyId
    if (dice < 0.85 && known.length > 0) return random.pick(known)
    return dice < 0.95 && everyId.length > 0 ? random.pick(everyId) : randomUUID()
  }

  function text(key: string, { format, minLength = 0 }: JsonSchema): string {
    if (key.endsWith('Id')) return id(key)
    if (format === 'date-time') return new Date(random.between(0, 2e9) * 1_000).toISOString()
    return random.pick(['On my way', 'Ждите меня', 'ok 👍', 'a'.repeat(Math.max(1, minLength))])
  }

  function object(root: JsonSchema, { properties = {}, required = [] }: JsonSchema): unknown {
    const wanted = Object.entries(properties).filter(
      ([name]) => required.includes(name) || random.next() < 0.5,
    )
    return Object.fromEntries(wanted.map(([name, schema]) => [name, sample(root, schema, name)]))
  }

  function sample(root: JsonSchema, schema: JsonSchema | boolean, key: string): unknown {
    if (typeof schema === 'boolean') return 'anything'
    const { $ref, $defs: _defs, anyOf, oneOf, allOf, type } = schema
    if ($ref) return sample(root, root.$defs?.[$ref.split('/').at(-1) ?? ''] ?? true, key)
    if ('const' in schema) return schema.const
    if (schema.enum) return random.pick(schema.enum)
    const choices = anyOf ?? oneOf
    if (choices) return sample(root, random.pick(choices), key)
    if (allOf) return Object.assign({}, ...allOf.map((part) => sample(root, part, key)))
    if (type === 'object') return object(root, schema)
    if (type === 'string') return text(key, schema)
    if (type === 'integer' || type === 'number') {
      return random.between(schema.minimum ?? 0, Math.min(schema.maximum ?? 100, 100))
    }
    if (type === 'boolean') return random.next() < 0.5
    if (type === 'null') return null
    if (type === 'array') return [sample(root, firstOf(schema.items), key)]
    return key.endsWith('Id') ? id(key) : { note: 'anything' }
  }

  const firstOf = (items: JsonSchema['items']) => [items ?? true].flat()[0] ?? true

  return {
    payload(name) {
      const schema = schemas.get(name)
      return schema ? sample(schema, schema, '') : {}
    },
    credentials: () => sample(credentialsSchema, credentialsSchema, ''),
  }
}
