import { expect, test } from 'vitest'
import { encodeQr } from './encode-qr.ts'

/** Read back as HELLO by an independent reader. */
const HELLO = [
  '#######.##.#..#######',
  '#.....#..##.#.#.....#',
  '#.###.#..####.#.###.#',
  '#.###.#.#..#..#.###.#',
  '#.###.#.#...#.#.###.#',
  '#.....#.#.##..#.....#',
  '#######.#.#.#.#######',
  '........#####........',
  '#...#.######.#####..#',
  '...###..#.###..#.####',
  '#.##..#.#.##..###..#.',
  '###..#...#...##.#....',
  '..#.###..#..###...##.',
  '........###.###..#.##',
  '#######.##..##...#.#.',
  '#.....#....##..#...#.',
  '#.###.#.#..#..###.#.#',
  '#.###.#....##....#.##',
  '#.###.#..###..####...',
  '#.....#..#...##......',
  '#######.#...#####.#.#',
]

test('A code is, module for module, one that readers understand', () => {
  expect(encodeQr('HELLO').map((row) => row.map((isDark) => (isDark ? '#' : '.')).join(''))).toEqual(HELLO)
})

test('The address of an authenticator fits, and the code grows with its text', () => {
  const uri = `otpauth://totp/Atalaya:ana@example.com?secret=${'A'.repeat(32)}&issuer=Atalaya&digits=6&period=30`
  expect(encodeQr(uri).length).toBeGreaterThan(21)
})

test('A text that no code holds is refused', () => {
  expect(() => encodeQr('x'.repeat(700))).toThrow('too long')
})
