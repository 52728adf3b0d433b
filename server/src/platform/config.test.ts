import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

test('without any variable the product starts on its defaults', () => {
  expect(readConfig({})).toMatchObject({ port: 4000, host: '127.0.0.1', dataDir: './data', databaseUrl: '', roles: ['web', 'worker'] })
})

test.each([
  ['PORT', 'abc'],
  ['PORT', '70000'],
  ['DATABASE_URL', 'mysql://x'],
  ['ROLES', 'web,boss'],
  ['PUBLIC_URL', 'not an address'],
  ['METRICS_TOKEN', 'short'],
  ['LOG_LEVEL', 'loud'],
  ['SMTP_PORT', 'mail'],
])('a wrong %s stops the start with a sentence that names it', (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(`The variable ${name}`)
})

test('an empty variable is as good as none', () => expect(readConfig({ PORT: '', DATABASE_URL: '' }).port).toBe(4000))
