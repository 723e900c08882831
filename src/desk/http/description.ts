import type { DeskApp } from '../auth/auth.ts'
import * as shapes from '../schemas/schemas.ts'
import { question as Question, revisionReport as Revisions } from '../schemas/schemas.ts'

type Document = ReturnType<DeskApp['getOpenAPI31Document']>

/** The description of the API (OpenAPI 3.1), of the operations that were added by now. */
export function describe(app: DeskApp, version: string): Document {
  // Named first, and as they are: else the library takes one for nullable that is met where it may be null.
  for (const [name, shape] of Object.entries(named)) app.openAPIRegistry.register(name, shape)
  app.openAPIRegistry.registerComponent('securitySchemes', 'token', {
    type: 'http',
    scheme: 'bearer',
    description:
      'A token made with `tradebrief token add`; none is needed where the desk listens on loopback.',
  })
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'Tradebrief', version, license: { name: 'Apache-2.0' } },
    security: [{ token: [] }],
  })
  return JSON.parse(JSON.stringify(document), (_, value: unknown) => withNull(value))
}

const { problem: Problem, load: Load, bulletin: Bulletin } = shapes
const named = { Problem, Load, Bulletin, Question, Revisions }

/**
 * The library writes “this shape, or null” as all of the shape and of what may be null, which no null is. It means
 * one of the two.
 */
function withNull(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('allOf' in value) || !Array.isArray(value.allOf))
    return value
  const [shape, further, ...others] = value.allOf
  const nullable =
    others.length === 0 &&
    typeof further === 'object' &&
    Object.keys(further).join() === 'type' &&
    Array.isArray(further.type) &&
    further.type.includes('null')
  return nullable ? { oneOf: [shape, { type: 'null' }] } : value
}
