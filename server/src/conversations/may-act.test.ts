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
const meta: Capabilities = { ...all, privateReplyDays: 7, react: true, editOwn: true }
const besides = { now: new Date(), ownKey: 'brand', answeredPrivately: false }
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
  sent_at: new Date(),
  reactions: {},
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
  ['a public message is answered in private and reacted to', inbound, meta, agent, ['reply', 'reply-privately', 'like', 'hide', 'react']],
  [
    'not when it is too old',
    { ...inbound, sent_at: new Date(Date.now() - 7 * 86_400_000 - 1) },
    { ...meta, react: false },
    agent,
    ['reply', 'like', 'hide'],
  ],
  [
    'one’s own reaction can be taken back',
    { ...inbound, reactions: { brand: { emoji: '❤️' } } },
    { ...meta, privateReplyDays: 0 },
    agent,
    ['reply', 'like', 'hide', 'react', 'unreact'],
  ],
  ['a supervisor edits what the brand said', outbound, meta, supervisor, ['delete', 'edit']],
  ['who may do nothing is offered nothing', inbound, all, new Set<Permission>(), []],
] as const)('%s', (_name, message, can, permissions, may) => expect(mayDo(message, can, permissions, besides)).toEqual(may))

test('a message that was answered in private is not answered so again', () => {
  expect(mayDo(inbound, meta, agent, { ...besides, answeredPrivately: true })).not.toContain('reply-privately')
})

const free = {
  accountState: 'active',
  removed: false,
  visibility: 'public',
  capabilities: all,
  summoned: true,
  blocked: false,
  window: 'open',
  sort: 'typed',
} as const
const approved = { ...all, templates: true }

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
  ['nothing leaves after the window', { ...free, visibility: 'private', window: 'closed' }, 'window-closed'],
  ['what a person types passes a window for people', { ...free, visibility: 'private', window: 'human' }, null],
  ['what a rule writes does not', { ...free, visibility: 'private', window: 'human', sort: 'automatic' }, 'window-closed'],
  ['a window for templates says so', { ...free, visibility: 'private', window: 'template', capabilities: approved }, 'template-only'],
  ['an approved message passes it', { ...free, visibility: 'private', window: 'template', capabilities: approved, sort: 'template' }, null],
  ['a channel without templates sends none', { ...free, visibility: 'private', sort: 'template' }, 'no-templates'],
  ['a private answer to a public message has a time of its own', { ...free, visibility: 'private', window: 'closed', sort: 'private-reply' }, null],
  ['a blocked contact is not answered', { ...free, blocked: true }, 'blocked'],
  [
    'a channel without private messages takes none',
    { ...free, visibility: 'private', capabilities: { ...all, privateReply: false } },
    'no-private-reply',
  ],
] as const)('%s', (_name, circumstances, why) => expect(whyNotReply(circumstances)).toBe(why))
