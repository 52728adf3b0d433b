import { expect, test } from 'vitest'
import { explainFailure } from './explain-failure.ts'

const HOME = { clusterDir: '/srv/data/postgres/cluster' }

test.each([
  ['FATAL:  could not write lock file "postmaster.pid": No space left on device', /disk .* is full/],
  ['FATAL:  could not extend file "base/1/2691": wrote only 4096 of 8192 bytes at block 9', /disk .* is full/],
  ["EROFS: read-only file system, mkdir '/srv/data'", /read-only/],
  ["EACCES: permission denied, mkdir '/srv/data'", /cannot be written by this user/],
  ['FATAL:  data directory "/srv/data/postgres/cluster" has wrong ownership', /belongs to another one/],
  ["ENOTDIR: not a directory, mkdir '/srv/data/postgres'", /a file is in its way/],
  ['FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use', /end them and start again/],
  ['FATAL:  could not map anonymous shared memory: Cannot allocate memory', /not enough memory/],
])('%s becomes a sentence that says what to do', (cause, sentence) => {
  expect(explainFailure(new Error(cause), HOME)?.message).toMatch(sentence)
})

test('a failure nobody can mend is not dressed up as one', () => {
  expect(explainFailure(new TypeError('x is not a function'), HOME)).toBeUndefined()
})
