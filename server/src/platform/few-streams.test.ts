import { expect, test } from 'vitest'
import { testApp } from '../../test/test-app.ts'
import { countStream } from './few-streams.ts'

test('nobody holds more streams open than their share, and one that closes makes room', async () => {
  const { platform } = await testApp({ RATE_LIMITS: 'true' })
  const open = (visitor: string) =>
    countStream(platform, [
      { whose: visitor, most: 2 },
      { whose: 'address', most: 3 },
    ])
  const leave = open('ana')
  open('ana')
  expect(() => open('ana')).toThrow('Too many streams')
  open('beto')
  expect(() => open('caro')).toThrow('Too many streams')
  leave()
  expect(open('ana')).toBeTypeOf('function')
})
