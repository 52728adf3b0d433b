import { expect, test } from 'vitest'
import { z } from './shapes.ts'

interface Readable {
  options: readonly string[]
  shape: Record<string, Readable>
  extend(more: object): Readable
  optional(): Readable
  parse(value: unknown): unknown
}
const build = z as Record<'enum' | 'object' | 'string', (of?: unknown) => Readable> & { iso: { datetime(): Readable } }

test('The values of a list and the fields of a thing can be read, however it is built further', () => {
  const thing = build.object({ kind: build.enum(['text', 'number']).optional(), at: build.iso.datetime() })
  expect(thing.shape.kind?.options).toEqual(['text', 'number'])
  expect(Object.keys(thing.extend({ more: build.string() }).shape)).toEqual(['kind', 'at', 'more'])
})

test('Nobody checks against it by mistake', () => {
  expect(() => build.string().parse('x')).toThrow('the server does')
})
