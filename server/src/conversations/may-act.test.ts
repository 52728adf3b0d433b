import { BUILT_IN_PROFILES, type Permission } from '@atalaya/shared/contract/permissions.ts'
import { expect, test } from 'vitest'
import type { Capabilities } from '../connectors/channel.ts'
import { mayDo } from './may-act.ts'
import { whyNotReply } from './outbound/may-reply.ts'

const all: Capabilities = {
  publicReply: true,
  privateReply: true,
  replyUnsummoned: true,
  quote: true,
  like: true,
  hide: true,
  deleteOwn: true,
  deleteOthers: false,
  block: true,
  typing: true,
  receipts: true,
}
const none: Capabilities = { ...all, like: false, hide: false, deleteOwn: false }
const inbound = {
  direction: 'in',
  visibility: 'public',
  state: 'received',
  provider_id: '1',
  case_id: 'c',
  deleted_at: null,
  liked_at: null,
  hidden_at: null,
}
const outbound = { ...inbound, direction: 'out', state: 'sent' }
const agent = new Set<Permission>(BUILT_IN_PROFILES.agent.permissions)
const supervisor = new Set<Permission>(BUILT_IN_PROFILES.supervisor.permissions)

test.each([
  ['an agent answers, likes and hides a public message', inbound, all, agent, ['reply', 'like', 'hide']],
  ['what the network cannot do is not offered', inbound, none, agent, ['reply']],
  [
    'a liked and hidden message offers the way back',
    { ...inbound, liked_at: new Date(), hidden_at: new Date() },
    all,
    agent,
    ['reply', 'unlike', 'unhide'],
  ],
  ['private messages are neither liked nor hidden', { ...inbound, visibility: 'private' }, all, agent, ['reply']],
  ['a deleted message offers nothing', { ...inbound, deleted_at: new Date() }, all, agent, []],
  ['a message of nobody’s case can become one', { ...inbound, case_id: null }, none, agent, ['reply', 'case']],
  ['only some may delete what the brand said', outbound, all, agent, []],
  ['a supervisor deletes what the brand said', outbound, all, supervisor, ['delete']],
  ['a failed reply can be sent again', { ...outbound, state: 'failed', provider_id: null }, all, agent, ['retry']],
  ['a waiting reply can be taken back', { ...outbound, state: 'queued', provider_id: null }, all, agent, ['cancel']],
  ['an uncertain reply can be settled', { ...outbound, state: 'uncertain', provider_id: null }, all, agent, ['resolve']],
  ['who may do nothing is offered nothing', inbound, all, new Set<Permission>(), []],
] as const)('%s', (_name, message, can, permissions, may) => expect(mayDo(message, can, permissions)).toEqual(may))

const free = { accountState: 'active', removed: false, visibility: 'public', capabilities: all, summoned: true, blocked: false } as const

test.each([
  ['a summoned public answer may leave', free, null],
  [
    'an unsummoned one may not on a plan that forbids it',
    { ...free, summoned: false, capabilities: { ...all, replyUnsummoned: false } },
    'not-summoned',
  ],
  ['an unsummoned one may on a plan that allows it', { ...free, summoned: false }, null],
  ['nothing leaves by a broken account', { ...free, accountState: 'broken' }, 'account-broken'],
  ['nothing leaves by a removed account', { ...free, removed: true }, 'account-removed'],
  ['a blocked contact is not answered', { ...free, blocked: true }, 'blocked'],
  [
    'a channel without private messages takes none',
    { ...free, visibility: 'private', capabilities: { ...all, privateReply: false } },
    'no-private-reply',
  ],
] as const)('%s', (_name, circumstances, why) => expect(whyNotReply(circumstances)).toBe(why))
