import { readMe } from '@atalaya/shared/contract/staff.ts'
import { readWorkspace, saveWorkspace } from '@atalaya/shared/contract/workspace.ts'
import { expect, test } from 'vitest'
import { signedIn } from '../../../test/people.ts'
import { testApp } from '../../../test/test-app.ts'

test('what an administrator changes of the workspace is what everybody goes by, and the rest stays', async () => {
  const app = await testApp()
  const administrator = await signedIn(app, 'administrator')
  const before = await administrator.call(readWorkspace, {})
  expect(before.reopenDays).toBe(3)
  await administrator.call(saveWorkspace, { name: 'Banco Andino', timeZone: 'America/Bogota' })
  await administrator.call(saveWorkspace, { reopenDays: 10 })
  const after = { ...before, name: 'Banco Andino', timeZone: 'America/Bogota', reopenDays: 10 }
  expect(await administrator.call(readWorkspace, {})).toEqual(after)
  expect((await (await signedIn(app, 'agent')).call(readMe, {})).workspace).toMatchObject({ name: 'Banco Andino', timeZone: 'America/Bogota' })
})

test('a time zone that nobody keeps is refused, and nothing changes', async () => {
  const app = await testApp()
  const administrator = await signedIn(app, 'administrator')
  const before = await administrator.call(readWorkspace, {})
  expect(await administrator.ask(saveWorkspace, { name: 'Otro', timeZone: 'Mars/Olympus' })).toMatchObject({ code: 'start/unknown-time-zone' })
  expect(await administrator.call(readWorkspace, {})).toEqual(before)
})
