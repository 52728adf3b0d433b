import { expect, test } from 'vitest'
import { takes } from './use-uploads.ts'

for (const [mimes, mime, taken] of [
  [['image/*', 'application/pdf'], 'image/png', true],
  [['image/*', 'application/pdf'], 'application/pdf', true],
  [['image/*'], 'video/mp4', false],
  [['image/png'], 'image/jpeg', false],
  [[], 'text/plain', true],
  [['*/*'], 'text/plain', true],
] as const) {
  test(`A channel that takes ${mimes.join(', ') || 'everything'} ${taken ? 'takes' : 'does not take'} ${mime}`, () =>
    expect(takes(mimes, mime)).toBe(taken))
}
