import * as contract from '@atalaya/shared/contract/taxonomy.ts'
import { expect, test } from 'vitest'
import { signedIn } from '../../test/people.ts'
import { testApp } from '../../test/test-app.ts'
import { inTransaction } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import { countTemplateUse } from './count-template-use.ts'
import { DEFAULT_TEMPLATES } from './default-templates.ts'
import { provisionTemplates } from './provision-templates.ts'

const BLANKS = ['{{contact.firstName}}', '{{contact.name}}', '{{agent.firstName}}', '{{case.number}}']

test('the default templates use only blanks that are filled in, the same in every language, and fit into a post', () => {
  for (const languages of DEFAULT_TEMPLATES) {
    const blanks = Object.values(languages).map(([, , text]) => text.match(/\{\{[^}]*\}\}/g)?.toSorted())
    for (const one of blanks) expect(one, languages.es[0]).toEqual(blanks[0])
    for (const blank of blanks[0] ?? []) expect(BLANKS).toContain(blank)
    for (const [shortcut, , text] of Object.values(languages)) expect(text.length, shortcut).toBeLessThanOrEqual(240)
  }
})

test('a workspace begins with templates in three languages, and a second start brings back none that was retired', async () => {
  const app = await testApp()
  const supervisor = await signedIn(app, 'supervisor')
  const templates = await supervisor.call(contract.listTemplates, {})
  expect(templates).toHaveLength(DEFAULT_TEMPLATES.length * 3)
  const [first] = templates
  const retired = await supervisor.call(contract.saveTemplate, { ...strip(first!), retired: true })
  expect(retired).toMatchObject({ retired: true })
  await provisionTemplates(app.platform)
  const after = await supervisor.call(contract.listTemplates, {})
  expect(after).toHaveLength(templates.length)
  expect(after.at(-1)).toEqual(retired)
})

test('a shortcut belongs to one template of a language until that is retired; agents use templates and do not change them', async () => {
  const app = await testApp()
  const supervisor = await signedIn(app, 'supervisor')
  const mine = { templateId: newId(), name: 'Horario', shortcut: 'horario', language: 'es', text: 'Atendemos de 9 a 18.' }
  await supervisor.call(contract.saveTemplate, mine)
  const second = { ...mine, templateId: newId(), name: 'Horario de verano' }
  expect(await supervisor.ask(contract.saveTemplate, second)).toMatchObject({ status: 409, code: 'template/shortcut-taken' })
  await supervisor.call(contract.saveTemplate, { ...mine, retired: true })
  await supervisor.call(contract.saveTemplate, second)
  expect(await supervisor.ask(contract.saveTemplate, { ...second, typeId: newId() })).toMatchObject({ code: 'type/unknown' })

  const agent = await signedIn(app, 'agent')
  expect(await agent.ask(contract.saveTemplate, second)).toMatchObject({ status: 403 })
  await inTransaction(app.db, (tx) => countTemplateUse(tx, second.templateId))
  await inTransaction(app.db, (tx) => countTemplateUse(tx, newId()))
  const listed = (await agent.call(contract.listTemplates, {})).find(({ templateId }) => templateId === second.templateId)
  expect(listed).toEqual({ ...second, typeId: null, uses: 1, retired: false })
})

function strip({ templateId, name, shortcut, language, text, typeId }: contract.Template) {
  return { templateId, name, shortcut, language, text, typeId }
}
