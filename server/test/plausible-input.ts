import { z } from 'zod'

type JsonSchema = z.core.JSONSchema.JSONSchema

/** The least input that a route of the contract takes: only what it demands, made of dummies. */
export function plausibleInput(input: z.ZodType): Record<string, unknown> {
  const made = make(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }))
  return typeof made === 'object' && made !== null ? { ...made } : {}
}

function make(schema: JsonSchema): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const [choice] = schema.anyOf ?? schema.oneOf ?? schema.allOf ?? []
  if (typeof choice === 'object') return make(choice)
  switch (schema.type) {
    case 'object':
      return Object.fromEntries((schema.required ?? []).map((key) => [key, makeProperty(schema.properties?.[key])]))
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => makeProperty(Array.isArray(schema.items) ? schema.items[0] : schema.items))
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, 1)
    case 'boolean':
      return true
    default:
      return makeText(schema)
  }
}

const makeProperty = (schema: JsonSchema | boolean | undefined): unknown => (typeof schema === 'object' ? make(schema) : 'x')

const WORDS = ['dummytextofsomelength', '1', '2026-01-31', '#336699', 'es']

function makeText({ format, pattern, minLength = 1, maxLength = 200 }: JsonSchema): string {
  if (format === 'uuid') return crypto.randomUUID()
  if (format === 'date-time') return new Date().toISOString()
  if (format === 'date') return new Date().toISOString().slice(0, 10)
  if (format === 'email') return 'nadie@atalaya.example'
  if (format === 'uri') return 'https://atalaya.example/'
  const fitting = WORDS.map((word) => word.padEnd(minLength, 'x').slice(0, maxLength)).find((word) => !pattern || new RegExp(pattern, 'u').test(word))
  if (fitting === undefined) throw new Error(`No dummy fits the pattern ${pattern}; add one to WORDS.`)
  return fitting
}
