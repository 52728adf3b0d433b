import { searchAll as contract } from '@atalaya/shared/contract/cases.ts'
import { PERMISSIONS } from '@atalaya/shared/contract/permissions.ts'
import { expect, test } from 'vitest'
import type { z } from 'zod'
import { type Stage, stageCases } from '../../../test/stage-cases.ts'
import type { Caller } from '../../platform/caller.ts'
import { searchAll } from './search-all.ts'

const search = async ({ db }: Stage, caller: Caller, input: z.input<typeof contract.input>) =>
  (await searchAll(db, caller, contract.input.parse(input))).hits
const inMessages = async (stage: Stage, caller: Caller, words: string) =>
  (await search(stage, caller, { words, in: 'messages' })).map(({ caseId }) => caseId)

test('all words must occur, accents and capitals do not matter, and the last may be unfinished', async () => {
  const stage = await stageCases()
  const agent = await stage.worker()
  const credit = await stage.open({ texts: ['Pedí un CRÉDITO y no hay atención en la agencia'] })
  await stage.open({ texts: ['Mi débito automático falló'] })
  for (const words of ['credito', 'crédito atenc', 'AGENCIA credito', 'credito, aten'])
    expect([words, await inMessages(stage, agent, words)]).toEqual([words, [credit]])
  for (const words of ['credit un ', 'credito debito', 'at', "l'agenc", '!!!', "'; drop table cases; --", "a':*|b", '\\'])
    expect([words, await inMessages(stage, agent, words)]).toEqual([words, []])
})

test('letters that stand for an apostrophe are letters to look for like any others', async () => {
  const stage = await stageCases()
  const agent = await stage.worker()
  const found = await stage.open({ texts: ['Viajé a Hawaiʻi con la tarjeta'] })
  expect(await inMessages(stage, agent, 'hawaiʻi')).toEqual([found])
  for (const words of ['ŉabc', 'ʼabc', 'abcʹd', 'ʽʽʽ', 'ˈabcˈ', 'abʻcd efʼgh'])
    expect([words, await inMessages(stage, agent, words)]).toEqual([words, []])
})

test('nothing outside the data scope is found, in messages or cases, and contacts only by who may read them', async () => {
  const stage = await stageCases()
  const team = await stage.team()
  const hidden = await stage.open({ team_id: team, title: 'cajero tragó la tarjeta', texts: ['cajero tragó la tarjeta'] })
  const [member, stranger] = [await stage.worker('team', [team]), await stage.worker('team', [])]
  const kinds = async (caller: Caller, words: string) => (await search(stage, caller, { words })).map(({ kind }) => kind)
  const { number } = await stage.caseRow(hidden)
  expect(await kinds(member, 'tarjeta')).toEqual(['case', 'message'])
  expect(await kinds(member, `#${number}`)).toEqual(['case'])
  expect(await kinds(stranger, 'tarjeta')).toEqual([])
  expect(await kinds(stranger, number)).toEqual([])
  expect(await kinds(member, 'lucia nu')).toEqual(['contact'])
  expect(await kinds(member, '@luci')).toEqual(['contact'])
  const blind = { ...member, permissions: new Set(PERMISSIONS.filter((permission) => permission !== 'contact.read')) }
  expect(await kinds(blind, 'lucia nu')).toEqual([])
})

test('newest first tells by time, best first by how much of the text it is', async () => {
  const stage = await stageCases()
  const agent = await stage.worker()
  const strong = await stage.open({ texts: ['fraude fraude fraude'] })
  stage.clock.wind(1000)
  const weak = await stage.open({ texts: ['me dijeron algo de un fraude y de otras muchas cosas que no entendí'] })
  const order = async (by: 'newest' | 'best') =>
    (await search(stage, agent, { words: 'fraude', in: 'messages', order: by })).map(({ caseId }) => caseId)
  expect(await order('newest')).toEqual([weak, strong])
  expect(await order('best')).toEqual([strong, weak])
})

test('what was deleted on the network is not found', async () => {
  const stage = await stageCases()
  const agent = await stage.worker()
  const caseId = await stage.open({ texts: ['mi clave es 1234'] })
  expect(await inMessages(stage, agent, 'clave')).toEqual([caseId])
  await stage.db.updateTable('messages').set({ deleted_at: new Date() }).execute()
  expect(await inMessages(stage, agent, 'clave')).toEqual([])
})
