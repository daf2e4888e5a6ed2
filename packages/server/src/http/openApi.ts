import {
  contract,
  credentials,
  ERROR_STATUS,
  timestamp,
  user,
  type OperationContract,
} from '@steppergo/chat-protocol'
import { z } from 'zod'

type JsonSchema = z.core.JSONSchema.BaseSchema

interface Parameter {
  name: string
  in: 'path' | 'query'
  required: boolean
  schema: unknown
}

export interface RouteDocument {
  operationId: string
  summary: string
  security: Record<string, string[]>[]
  parameters: Parameter[]
  requestBody?: { required: true; content: { 'application/json': { schema: unknown } } }
  responses: Record<string, unknown>
}

const errorSchema = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message'],
      properties: {
        code: { enum: Object.keys(ERROR_STATUS) },
        message: { type: 'string' },
        retryAfterMs: { type: 'integer', description: 'Milliseconds to wait before trying again' },
        issues: {
          type: 'array',
          items: {
            type: 'object',
            properties: { path: { type: 'string' }, message: { type: 'string' } },
          },
        },
        requestId: { type: 'string' },
      },
    },
  },
}

const shared: Record<string, JsonSchema> = {}

const json = (schema: unknown) => ({ 'application/json': { schema } })

const paths = { ...describeSignIn(), ...describePaths() }

/** The REST side of the contract as OpenAPI 3.1, made from the same schemas that parse requests. */
export const openApiDocument = {
  openapi: '3.1.0',
  info: {
    title: 'StepperGO Chat',
    version: '1',
    description:
      'Driver and passenger chat. Live events travel over Socket.IO at /api/socket; every route here answers with the same data as the event of its operation.',
  },
  components: {
    securitySchemes: {
      bearer: { type: 'http', scheme: 'bearer', description: 'Session token or access token' },
      cookie: { type: 'apiKey', in: 'cookie', name: 'sg_session' },
    },
    schemas: { Error: errorSchema, ...shared },
  },
  paths,
}

/** The host's own routes, which are no operations of the chat. */
function describeSignIn(): Record<string, Record<string, RouteDocument>> {
  const answer = (schema: z.ZodType) => answers(toJsonSchema(schema, 'output'))
  const token = z.object({ token: z.string(), expiresAt: timestamp })
  const route = (
    operationId: string,
    summary: string,
    responses: RouteDocument['responses'],
  ): RouteDocument => ({
    operationId,
    summary,
    security: [{ bearer: [] }, { cookie: [] }],
    parameters: [],
    responses,
  })
  return {
    '/api/auth/sign-in': {
      post: {
        ...route('auth:signIn', 'Start a session', answer(z.object({ token: z.string(), user }))),
        security: [],
        requestBody: { required: true, content: json(toJsonSchema(credentials, 'input')) },
      },
    },
    '/api/auth/sign-out': {
      post: route('auth:signOut', 'End the session everywhere', answer(z.object({}))),
    },
    '/api/auth/token': {
      post: route('auth:token', 'An access token of at most 15 minutes', answer(token)),
    },
    '/api/auth/session': {
      get: route('auth:session', 'Who is signed in', answer(z.object({ user }))),
    },
  }
}

function describePaths(): Record<string, Record<string, RouteDocument>> {
  const paths: Record<string, Record<string, RouteDocument>> = {}
  for (const [name, operation] of Object.entries<OperationContract>(contract)) {
    if (!operation.rest) continue
    const { method, path } = operation.rest
    paths[path] = { ...paths[path], [method]: describeRoute(name, operation, operation.rest) }
  }
  return paths
}

function describeRoute(
  name: string,
  operation: OperationContract,
  { method, path }: NonNullable<OperationContract['rest']>,
): RouteDocument {
  const input = toJsonSchema(operation.input, 'input')
  const properties = Object.entries(input.properties ?? {})
  const inPath = new Set([...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''))
  const isRequired = (field: string) => input.required?.includes(field) ?? false
  const parameters = properties
    .filter(([field]) => inPath.has(field) || method === 'get')
    .map(([field, schema]): Parameter => ({
      name: field,
      in: inPath.has(field) ? 'path' : 'query',
      required: isRequired(field),
      schema,
    }))
  const fields = properties.filter(([field]) => !inPath.has(field))
  const body = {
    type: 'object',
    properties: Object.fromEntries(fields),
    required: fields.map(([field]) => field).filter(isRequired),
  }
  return {
    operationId: name,
    summary: operation.summary,
    security: [{ bearer: [] }, { cookie: [] }],
    parameters,
    ...(method === 'post' && fields.length > 0
      ? { requestBody: { required: true, content: json(body) } }
      : {}),
    responses: answers(toJsonSchema(operation.output, 'output')),
  }
}

function answers(schema: JsonSchema): RouteDocument['responses'] {
  return {
    200: { description: 'Done', content: json(schema) },
    default: { description: 'Refused', content: json({ $ref: '#/components/schemas/Error' }) },
  }
}

/** A schema that belongs into this document: what it shares with others is kept once, in `shared`. */
function toJsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const {
    $schema: _dialect,
    $defs,
    ...own
  } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    // The format says it; the pattern would be longer than the rest of the document.
    override: ({ jsonSchema }) => {
      if (jsonSchema.format === 'date-time') delete jsonSchema.pattern
    },
  })
  for (const [name, definition] of Object.entries($defs ?? {})) shared[name] = moveRefs(definition)
  return moveRefs(own)
}

function moveRefs(schema: JsonSchema): JsonSchema {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/'))
}
