import { expect, test } from 'vitest'
import { crisisPosts } from './crisis-posts.ts'

test('five hundred posts of an outage come from as many people, each of the country of the text', () => {
  const posts = crisisPosts(500, 'a')
  expect(new Set(posts.map(({ person }) => person.key)).size).toBe(500)
  expect(posts.filter(({ person, truth }) => person.country !== truth.country || person.handle === null)).toEqual([])
})
