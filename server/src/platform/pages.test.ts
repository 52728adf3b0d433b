import { expect, test } from 'vitest'
import { pagePolicy } from './pages.ts'

test('pages of the desk load nothing from other sites, and run no script that is not ours', () => {
  const rules = new Map(
    pagePolicy('n0nce')
      .split('; ')
      .map((rule) => [rule.split(' ')[0]!, rule.split(' ').slice(1)]),
  )
  expect(rules.get('default-src')).toEqual(["'self'"])
  expect(rules.get('img-src')).toEqual(["'self'", 'data:', 'blob:'])
  expect(rules.get('script-src')).toEqual(["'self'", "'nonce-n0nce'"])
  for (const sources of rules.values()) expect(sources.filter((source) => /^(https?:|\*|.*\.)/.test(source))).toEqual([])
})
