import { expect, test } from 'vitest'
import { z } from 'zod'
import { readParkReason, writeParkReason, writeRefusal } from './park-reason.ts'

const thrownBy = (run: () => unknown): unknown => {
  try {
    return run()
  } catch (error) {
    return error
  }
}

for (const [what, error, code] of [
  ['A body cut in the middle', thrownBy(() => JSON.parse('{"a"')), 'not-json'],
  ['A field of another kind', thrownBy(() => z.object({ payload: z.object({ id: z.string() }) }).parse({ payload: { id: 7 } })), 'wrong-shape'],
  ['A post nobody wrote', new Error('post 7 has no author'), 'incomplete'],
  ['What is not an error', 'boom', 'incomplete'],
] as const) {
  test(`${what} is set aside as ${code}`, () => expect(readParkReason(writeParkReason(error)).code).toBe(code))
}

test('The detail names the field, and keeps colons of its own', () => {
  const error = thrownBy(() => z.object({ payload: z.object({ id: z.string() }) }).parse({ payload: { id: 7 } }))
  expect(readParkReason(writeParkReason(error)).detail).toMatch(/^payload\.id: /)
  expect(readParkReason(writeRefusal(new Error('cases: full: now')))).toEqual({ code: 'not-taken', detail: 'cases: full: now' })
})

test('What a thread that broke says of an event has a code, too', () => {
  expect(readParkReason('timeout')).toEqual({ code: 'timeout', detail: null })
  expect(readParkReason('crashed: too much memory')).toEqual({ code: 'crashed', detail: 'too much memory' })
})

test('A reason kept before there were codes is shown as it was said', () => {
  expect(readParkReason('post 7 has no author')).toEqual({ code: 'unreadable', detail: 'post 7 has no author' })
})
