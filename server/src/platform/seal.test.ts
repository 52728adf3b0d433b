import { expect, test } from 'vitest'
import { openSeal } from './seal.ts'

const key = (id: string, fill: number) => `${id}:${Buffer.alloc(32, fill).toString('base64')}`

test('what is sealed opens again, for its own context only', () => {
  const seal = openSeal(key('a', 1))
  const sealed = seal.seal('token', 'account:1')
  expect(sealed).not.toContain('token')
  expect(seal.open(sealed, 'account:1')).toBe('token')
  expect(() => seal.open(sealed, 'account:2')).toThrow()
})

test('the same secret is never sealed the same way twice, and a changed seal does not open', () => {
  const seal = openSeal(key('a', 1))
  const [one, two] = [seal.seal('token', 'c'), seal.seal('token', 'c')]
  expect(one).not.toBe(two)
  expect(() => seal.open(`${one.slice(0, -2)}AA`, 'c')).toThrow()
})

test('after a rotation older keys still open and sign, new seals are of the newest, and a key that is gone opens nothing', () => {
  const before = openSeal(key('a', 1))
  const sealed = before.seal('token', 'c')
  const signature = before.sign('visits', 'ana')
  const after = openSeal(`${key('b', 2)},${key('a', 1)}`)
  expect(after.open(sealed, 'c')).toBe('token')
  expect(after.isStale(sealed)).toBe(true)
  expect(after.isStale(after.seal('token', 'c'))).toBe(false)
  expect(after.isSigned('visits', 'ana', signature)).toBe(true)
  expect(after.isSigned('visits', 'eva', signature)).toBe(false)
  expect(after.isSigned('other', 'ana', signature)).toBe(false)
  expect(() => openSeal(key('b', 2)).open(sealed, 'c')).toThrow()
})

test.each(['', 'a', 'a:', 'a:c2hvcnQ=', `a b:${Buffer.alloc(32).toString('base64')}`])('a key that is none stops the start: «%s»', (text) => {
  expect(() => openSeal(text)).toThrow('SECRET_KEY')
})
