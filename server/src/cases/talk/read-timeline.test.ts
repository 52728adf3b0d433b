import type { TimelineItem } from '@atalaya/shared/contract/cases.ts'
import { expect, test } from 'vitest'
import { stageCases } from '../../../test/stage-cases.ts'
import { mergeCases } from '../joins/merge-cases.ts'
import { assignCase } from '../work/assign-case.ts'
import { addNote } from './add-note.ts'
import { readTimeline } from './read-timeline.ts'

test('page after page gives every message, note and line of activity once, in order of time', async () => {
  const stage = await stageCases()
  const agent = await stage.worker()
  const caseId = await stage.open({ texts: Array.from({ length: 12 }, (_, n) => `mensaje ${n}`) })
  // All at one moment, as networks that tell only seconds do.
  for (let n = 0; n < 7; n++) await stage.say(caseId, 'in', { text: 'a la vez' })
  for (let n = 0; n < 5; n++) {
    await stage.run((tx) => addNote(tx, agent, { caseId, noteId: crypto.randomUUID(), text: `nota ${n}`, mentionIds: [] }))
    await stage.run((tx) => assignCase(tx, agent, { caseId, ownerId: n % 2 === 0 ? agent.id : null }))
  }
  const items: TimelineItem[] = []
  let before: string | undefined
  do {
    const page = await readTimeline(stage.platform, agent, { caseId, before, limit: 4 })
    items.unshift(...page.items)
    before = page.before ?? undefined
  } while (before)
  expect(new Set(items.map((item) => `${item.kind} ${item.id}`)).size).toBe(29)
  expect(items).toHaveLength(29)
  expect(items.map(({ at }) => at)).toEqual(items.map(({ at }) => at).sort())
  expect(Map.groupBy(items, ({ kind }) => kind).get('activity')).toHaveLength(5)
})

test('what was said in a case that was merged is told in the one it went into', async () => {
  const stage = await stageCases()
  const agent = await stage.worker()
  const contact_id = await stage.contact()
  const [target, source] = [await stage.open({ contact_id }), await stage.open({ contact_id, gathers: false })]
  await stage.run((tx) => mergeCases(tx, agent, { caseId: source, intoCaseId: target }))
  const { items } = await readTimeline(stage.platform, agent, { caseId: target, limit: 50 })
  expect(items.map((item) => (item.kind === 'activity' ? item.type : item.kind))).toEqual(['message', 'message', 'case.merged'])
})

test('a timeline outside the data scope does not exist, and a made-up place is refused', async () => {
  const stage = await stageCases()
  const team = await stage.team()
  const caseId = await stage.open({ team_id: team })
  await expect(readTimeline(stage.platform, await stage.worker('team', []), { caseId, limit: 5 })).rejects.toMatchObject({ code: 'case/unknown' })
  await expect(readTimeline(stage.platform, await stage.worker(), { caseId, limit: 5, before: 'x' })).rejects.toMatchObject({
    code: 'request/bad-cursor',
  })
})
