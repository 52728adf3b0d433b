import { listCases, readCase, readTimeline } from '@atalaya/shared/contract/cases.ts'
import { sendReply } from '@atalaya/shared/contract/conversations.ts'
import { expect, test } from 'vitest'
import { newId } from '../../src/platform/ids.ts'
import { brandOnX } from '../brand-on-x.ts'
import { signedIn } from '../people.ts'

test('a customer writes on X, a case opens, an agent answers, and the answer is on the network', async () => {
  const { app, control, settle } = await brandOnX()
  const ana = await signedIn(app, 'agent', { name: 'Ana Ruiz' })
  await control('POST', '/users', { username: 'lucia', name: 'Lucía', followers: 1200 })
  const post = await control('POST', '/posts', { as: 'lucia', text: '@bancoandino la app no abre desde ayer, pésimo servicio 😡' })
  await settle()

  const { rows } = await ana.call(listCases, { view: 'all-open' })
  expect(rows).toMatchObject([
    { channel: 'x', visibility: 'public', state: 'new', contact: { name: 'Lucía', kind: 'lead', followers: 1200 }, tone: -2, language: 'es' },
  ])
  const caseId = rows[0]!.caseId
  const { conversations } = await ana.call(readCase, { caseId })
  const messageId = newId()
  await ana.call(sendReply, {
    conversationId: conversations[0]!.conversationId,
    messageId,
    text: 'Hola, Lucía. Lo revisamos ya mismo. ^AR',
    undoSeconds: 0,
  })
  await settle()

  const accepted = (await control('GET', '/accepted')) as { accepted: { text: string; target: string }[] }
  expect(accepted.accepted).toMatchObject([{ text: 'Hola, Lucía. Lo revisamos ya mismo. ^AR', target: post.id }])
  const { items } = await ana.call(readTimeline, { caseId })
  const messages = items.flatMap((item) => (item.kind === 'message' ? [item.message] : []))
  expect(messages.map(({ direction, state }) => [direction, state])).toEqual([
    ['in', 'received'],
    ['out', 'sent'],
  ])
  const [after] = (await ana.call(listCases, { view: 'all-open' })).rows
  expect(after).toMatchObject({ state: 'pending', waitingSince: null, ownerId: ana.person.personId })
})
