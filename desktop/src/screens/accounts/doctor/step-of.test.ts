import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { stepOf } from './step-of.ts'

const SOURCE = join(import.meta.dirname, '../../../../..', 'server/src/connectors')
const CATALOGUE = join(import.meta.dirname, '../../../i18n')

/** The codes of problems that any check of a connector may find. */
function foundByChecks(): string[] {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  const text = files.map((name) => readFileSync(join(SOURCE, name), 'utf8')).join('\n')
  const checked = [...text.matchAll(/\{ code: '([a-z-]+)', detail/g)].map(([, code]) => code!)
  const broken = [...text.matchAll(/ConnectorError\('reconnect', '([a-z-]+)'|\['reconnect', '([a-z-]+)'\]/g)].map(([, a, b]) => (a ?? b)!)
  return [...new Set([...checked, ...broken])].sort()
}

for (const locale of ['es', 'en', 'pt']) {
  const { accounts } = JSON.parse(readFileSync(join(CATALOGUE, locale, 'admin.json'), 'utf8')) as {
    accounts: { problems: Record<string, string>; doctor: { step: Record<string, string> } }
  }
  test(`whatever a check may find is said in ${locale}, with what to do about it`, () => {
    const codes = foundByChecks()
    expect(codes.length).toBeGreaterThan(20)
    expect(codes.filter((code) => stepOf(code) === 'look' || !accounts.problems[code])).toEqual([])
    expect(codes.filter((code) => !accounts.doctor.step[stepOf(code)])).toEqual([])
  })
}

test('what nobody knows leads to what the network says', () => expect(stepOf('brand-new')).toBe('look'))
