import { expect, test } from 'vitest'
import type { CommandId } from './commands-table.ts'
import { openEarlyCommand } from './early-command.ts'

const over = () => Promise.resolve()

function staged() {
  const ran: CommandId[] = []
  let now = 0
  const early = openEarlyCommand(
    (id) => ran.push(id) > 0,
    () => now,
  )
  return { early, ran, wait: (ms: number) => (now += ms) }
}

test('A key pressed while a case is being drawn is carried out once it stands, and only once', async () => {
  const { early, ran } = staged()
  const stands = early.awaitDrawing()
  expect(early.keep('reply')).toBe(true)
  expect(ran).toEqual([])
  stands()
  stands()
  await over()
  early.awaitDrawing()()
  await over()
  expect(ran).toEqual(['reply'])
})

test('When one drawing gives way to the next the key waits for the last', async () => {
  const { early, ran } = staged()
  const first = early.awaitDrawing()
  early.keep('reply')
  first()
  const second = early.awaitDrawing()
  await over()
  expect(ran).toEqual([])
  second()
  await over()
  expect(ran).toEqual(['reply'])
})

test('Of several keys the first is kept: the others were meant for what it opens', async () => {
  const { early, ran } = staged()
  const stands = early.awaitDrawing()
  early.keep('reply')
  early.keep('close')
  stands()
  await over()
  expect(ran).toEqual(['reply'])
})

test('Nothing is kept when nothing is on its way, nor for so long that it is forgotten', async () => {
  const { early, ran, wait } = staged()
  expect(early.keep('reply')).toBe(false)
  const stands = early.awaitDrawing()
  early.keep('reply')
  wait(3_000)
  stands()
  await over()
  expect(ran).toEqual([])
})
