import { expect, test } from 'vitest'
import { stageCases } from '../../../test/stage-cases.ts'
import { countCases } from './count-cases.ts'
import { listSavedViews } from './list-saved-views.ts'
import { removeView } from './remove-view.ts'
import { saveView } from './save-view.ts'

test('a saved view is its maker’s, and its team’s when shared; only its maker changes or removes it', async () => {
  const stage = await stageCases()
  const teamId = await stage.team()
  const [maker, member, stranger] = [await stage.worker('all', [teamId]), await stage.worker('all', [teamId]), await stage.worker()]
  const view = { viewId: crypto.randomUUID(), name: 'Enfadados', teamId, filter: { tones: [-2] }, position: 0 }
  await stage.run((tx) => saveView(tx, maker, view))
  await stage.open({ tone: -2 })
  await stage.open({ tone: 1 })
  expect(await listSavedViews(stage.db, member)).toMatchObject([{ name: 'Enfadados', mine: false, shared: true, filter: { tones: [-2] } }])
  expect(await listSavedViews(stage.db, stranger)).toEqual([])
  expect((await countCases(stage.db, member)).saved).toEqual({ [view.viewId]: 1 })
  await expect(stage.run((tx) => saveView(tx, member, { ...view, name: 'Míos' }))).rejects.toMatchObject({ code: 'view/unknown' })
  await expect(stage.run((tx) => removeView(tx, member, view.viewId))).rejects.toMatchObject({ code: 'view/unknown' })
  await expect(stage.run((tx) => saveView(tx, stranger, { ...view, viewId: crypto.randomUUID() }))).rejects.toMatchObject({ code: 'team/unknown' })
  await stage.run((tx) => removeView(tx, maker, view.viewId))
  expect(await listSavedViews(stage.db, maker)).toEqual([])
})
