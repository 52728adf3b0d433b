import { expect, test } from 'vitest'
import { localDay } from './local-day.ts'

for (const [zone, day, hour] of [
  ['America/Lima', '2026-03-02', 19],
  ['Asia/Tokyo', '2026-03-03', 9],
  ['Asia/Kolkata', '2026-03-03', 6],
] as const) {
  test(`Half past midnight in London is ${hour} of ${day} in ${zone}`, () => {
    expect(localDay(new Date('2026-03-03T00:30:00Z'), zone)).toEqual({ day, hour })
  })
}
test('Midnight is hour 0', () => expect(localDay(new Date('2026-03-03T05:00:00Z'), 'America/Lima')).toEqual({ day: '2026-03-03', hour: 0 }))
