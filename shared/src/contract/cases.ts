import { z } from 'zod'
import { Channel, Cursor, csv, Done, Id, Limit, page, Reason, Tone, Visibility, When } from './common.ts'
import { Conversation, Message } from './conversations.ts'
import { endpoint } from './endpoint.ts'

export const CASE_STATES = ['new', 'pending', 'escalated', 'closed'] as const
export const CaseState = z.enum(CASE_STATES)
export const Rating = z.enum(['positive', 'neutral', 'negative'])
/** The views everyone has. `waiting` is the customers who wait for us; `in-doubt` the replies that failed or are uncertain. */
export const VIEWS = [
  'mine',
  'unassigned',
  'mentions',
  'waiting',
  'due-soon',
  'breached',
  'snoozed',
  'followed',
  'in-doubt',
  'all-open',
  'closed',
  'set-aside',
  'all',
] as const
export const View = z.enum(VIEWS)
export type View = z.infer<typeof View>
export const SORTS = ['recent', 'waiting', 'due', 'opened'] as const

/** `true` or `false`, in a query string too. */
const Flag = z.union([z.boolean(), z.stringbool()])

/** What narrows a view. Several values of one field mean any of them; fields together mean all of them. */
export const CaseFilter = {
  states: csv(CaseState).optional(),
  channels: csv(Channel).optional(),
  accountIds: csv(Id).optional(),
  typeIds: csv(Id).optional(),
  tones: csv(z.coerce.number().int().min(-2).max(2)).optional(),
  priorities: csv(z.coerce.number().int().min(-1).max(2)).optional(),
  ownerIds: csv(Id).optional(),
  teamIds: csv(Id).optional(),
  tagIds: csv(Id).optional(),
  languages: csv(z.string().max(5)).optional(),
  contactId: Id.optional(),
  kind: z.enum(['customer', 'lead']).optional(),
  visibility: Visibility.optional(),
  unassigned: Flag.optional(),
  untyped: Flag.optional(),
  openedFrom: When.optional(),
  openedTo: When.optional(),
  words: z.string().max(200).optional(),
} as const

export const CaseRow = z.object({
  caseId: Id,
  number: z.string(),
  channel: z.string(),
  visibility: Visibility,
  accountId: Id,
  contact: z.object({
    contactId: Id,
    name: z.string(),
    handle: z.string().nullable(),
    pictureUrl: z.string().nullable(),
    kind: z.enum(['customer', 'lead']),
    tier: z.string().nullable(),
    vip: z.boolean(),
    followers: z.number().nullable(),
  }),
  title: z.string(),
  preview: z.string(),
  previewBy: z.enum(['contact', 'brand']),
  state: CaseState,
  typeId: Id.nullable(),
  typeSource: z.enum(['suggestion', 'person']).nullable(),
  tone: Tone,
  toneSource: z.enum(['suggestion', 'person']),
  priority: z.number(),
  language: z.string().nullable(),
  ownerId: Id.nullable(),
  teamId: Id.nullable(),
  tagIds: z.array(Id),
  waitingSince: When.nullable(),
  dueAt: When.nullable(),
  breachedAt: When.nullable(),
  lastMessageAt: When,
  openedAt: When,
  closedAt: When.nullable(),
  snoozedUntil: When.nullable(),
  setAside: z.boolean(),
  messages: z.number(),
  unread: z.boolean(),
  hasDraft: z.boolean(),
})
export type CaseRow = z.infer<typeof CaseRow>

export const listCases = endpoint('GET', '/api/cases', {
  door: 'case.read',
  summary: 'The cases of a view, one page at a time.',
  follows: ['case', 'message'],
  input: z.strictObject({ view: View.default('all-open'), sort: z.enum(SORTS).optional(), ...CaseFilter, cursor: Cursor, limit: Limit }),
  reply: page(CaseRow),
})
/** Counts go no further than `cap`, which keeps them cheap at any size. */
export const countCases = endpoint('GET', '/api/cases/counts', {
  door: 'case.read',
  summary: 'How many cases each view holds for the caller, counted up to a cap.',
  follows: ['case', 'message'],
  input: z.strictObject({}),
  reply: z.object({ cap: z.number(), views: z.record(View, z.number()), saved: z.record(z.string(), z.number()) }),
})

export const CASE_MAYS = ['edit', 'assign', 'reply', 'note', 'close', 'reopen', 'snooze', 'merge', 'split', 'escalate', 'set-aside', 'block'] as const
export const CaseDetail = z.object({
  ...CaseRow.shape,
  typeReason: Reason.nullable(),
  toneReason: Reason.nullable(),
  fields: z.record(z.string(), z.unknown()),
  followerIds: z.array(Id),
  conversations: z.array(Conversation),
  reasonId: Id.nullable(),
  rating: Rating.nullable(),
  followUpOf: z.object({ caseId: Id, number: z.string() }).nullable(),
  followUps: z.array(z.object({ caseId: Id, number: z.string() })),
  mergedInto: z.object({ caseId: Id, number: z.string() }).nullable(),
  draft: z
    .object({
      mode: z.enum(['public', 'private', 'note']),
      conversationId: Id.nullable(),
      replyToMessageId: Id.nullable(),
      text: z.string(),
      updatedAt: When,
    })
    .nullable(),
  may: z.array(z.enum(CASE_MAYS)),
})
export type CaseDetail = z.infer<typeof CaseDetail>
export const readCase = endpoint('GET', '/api/cases/:caseId', {
  door: 'case.read',
  summary: 'One case with its conversations and what the caller may do.',
  input: z.strictObject({ caseId: Id }),
  reply: CaseDetail,
})

export const TimelineItem = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('message'), id: Id, at: When, message: Message }),
  z.object({ kind: z.literal('note'), id: Id, at: When, authorId: Id.nullable(), text: z.string(), mentionIds: z.array(Id) }),
  z.object({
    kind: z.literal('activity'),
    id: z.string(),
    at: When,
    type: z.string(),
    actor: z.object({ kind: z.string(), id: z.string().nullable() }),
    data: z.record(z.string(), z.unknown()),
  }),
])
export type TimelineItem = z.infer<typeof TimelineItem>
export const readTimeline = endpoint('GET', '/api/cases/:caseId/timeline', {
  door: 'case.read',
  summary: 'Messages, notes and activity of a case, the newest page first, each page in order of time.',
  input: z.strictObject({ caseId: Id, before: Cursor, limit: z.coerce.number().int().min(1).max(200).default(50) }),
  reply: z.object({ items: z.array(TimelineItem), before: z.string().nullable() }),
})

const one = { caseId: Id }
export const changeCase = endpoint('PATCH', '/api/cases/:caseId', {
  door: 'case.edit',
  summary: 'Changes type, tone, priority, tags, title or custom fields. A person’s choice wins over any suggestion.',
  input: z.strictObject({
    ...one,
    typeId: Id.nullable().optional(),
    tone: Tone.optional(),
    priority: z.number().int().min(-1).max(2).optional(),
    tagIds: z.array(Id).max(50).optional(),
    title: z.string().trim().max(200).optional(),
    fields: z.record(z.string().max(60), z.unknown()).optional(),
  }),
  reply: CaseDetail,
})
export const assignCase = endpoint('POST', '/api/cases/:caseId/assign', {
  door: 'case.assign',
  summary: 'Gives a case to a person, a team, or nobody. With `onlyIfFree` it is refused when somebody took it first.',
  input: z.strictObject({ ...one, ownerId: Id.nullable(), teamId: Id.nullable().optional(), onlyIfFree: z.boolean().default(false) }),
  reply: CaseDetail,
})
export const takeNext = endpoint('POST', '/api/cases/next', {
  door: 'case.assign',
  summary: 'Gives the caller the most urgent case that nobody has.',
  input: z.strictObject({}),
  reply: z.object({ caseId: Id.nullable() }),
})
export const closeCase = endpoint('POST', '/api/cases/:caseId/close', {
  door: 'case.close',
  summary: 'Closes a case with its reason and rating.',
  input: z.strictObject({ ...one, reasonId: Id, rating: Rating }),
  reply: CaseDetail,
})
export const reopenCase = endpoint('POST', '/api/cases/:caseId/reopen', {
  door: 'case.close',
  summary: 'Opens a closed case again.',
  input: z.strictObject(one),
  reply: CaseDetail,
})
export const changeState = endpoint('POST', '/api/cases/:caseId/state', {
  door: 'case.edit',
  summary: 'Moves an open case between new, pending and escalated.',
  input: z.strictObject({ ...one, state: z.enum(['new', 'pending', 'escalated']), teamId: Id.optional() }),
  reply: CaseDetail,
})
export const snoozeCase = endpoint('POST', '/api/cases/:caseId/snooze', {
  door: 'case.edit',
  summary: 'Lets a case rest until a moment or until the customer writes; null wakes it.',
  input: z.strictObject({ ...one, until: When.nullable() }),
  reply: CaseDetail,
})
export const setCaseAside = endpoint('POST', '/api/cases/:caseId/set-aside', {
  door: 'case.edit',
  summary: 'Sets spam aside, or brings it back. Nothing is deleted.',
  input: z.strictObject({ ...one, undo: z.boolean().default(false) }),
  reply: CaseDetail,
})
export const mergeCases = endpoint('POST', '/api/cases/:caseId/merge', {
  door: 'case.merge',
  summary: 'Moves everything of this case into another of the same contact, and closes it.',
  input: z.strictObject({ ...one, intoCaseId: Id }),
  reply: CaseDetail,
})
export const splitCase = endpoint('POST', '/api/cases/:caseId/split', {
  door: 'case.merge',
  summary: 'Takes messages out into a new case of their own.',
  input: z.strictObject({ ...one, messageIds: z.array(Id).min(1).max(200) }),
  reply: CaseDetail,
})
export const openCaseFromMessage = endpoint('POST', '/api/messages/:messageId/case', {
  door: 'case.edit',
  summary: 'Makes a case of a message that has none.',
  input: z.strictObject({ messageId: Id }),
  reply: CaseDetail,
})
export const followCase = endpoint('POST', '/api/cases/:caseId/follow', {
  door: 'case.read',
  summary: 'Follows a case, or stops following.',
  input: z.strictObject({ ...one, undo: z.boolean().default(false) }),
  reply: CaseDetail,
})
export const readMark = endpoint('POST', '/api/cases/:caseId/read', {
  door: 'case.read',
  summary: 'Marks a case as read by the caller.',
  input: z.strictObject(one),
  reply: Done,
})
export const addNote = endpoint('POST', '/api/cases/:caseId/notes', {
  door: 'case.read',
  summary: 'Adds an internal note; `mentionIds` are told.',
  input: z.strictObject({ ...one, noteId: Id, text: z.string().trim().min(1).max(10_000), mentionIds: z.array(Id).max(50).default([]) }),
  reply: Done,
})
export const saveDraft = endpoint('PUT', '/api/cases/:caseId/draft', {
  door: 'case.read',
  summary: 'Keeps what the caller is writing; an empty text forgets it.',
  input: z.strictObject({
    ...one,
    mode: z.enum(['public', 'private', 'note']),
    conversationId: Id.nullable().default(null),
    replyToMessageId: Id.nullable().default(null),
    text: z.string().max(100_000),
  }),
  reply: Done,
})
export const sayViewing = endpoint('POST', '/api/cases/:caseId/viewing', {
  door: 'case.read',
  summary: 'Tells colleagues that the caller has the case open, or writes in it.',
  input: z.strictObject({ ...one, doing: z.enum(['viewing', 'typing', 'gone']) }),
  reply: Done,
})

export const SavedView = z.object({
  viewId: Id,
  name: z.string(),
  shared: z.boolean(),
  teamId: Id.nullable(),
  mine: z.boolean(),
  filter: z.record(z.string(), z.unknown()),
  position: z.number(),
})
export type SavedView = z.infer<typeof SavedView>
export const listSavedViews = endpoint('GET', '/api/views', {
  door: 'case.read',
  summary: 'The caller’s own saved views and those of their teams.',
  input: z.strictObject({}),
  reply: z.array(SavedView),
  follows: ['view'],
})
export const saveView = endpoint('PUT', '/api/views/:viewId', {
  door: 'case.read',
  summary: 'Makes or changes a saved view; with a team it is shared with it.',
  input: z.strictObject({
    viewId: Id,
    name: z.string().trim().min(1).max(60),
    teamId: Id.nullable().default(null),
    filter: z.strictObject({ view: View.optional(), sort: z.enum(SORTS).optional(), ...CaseFilter }),
    position: z.number().int().default(0),
  }),
  reply: SavedView,
})
export const removeView = endpoint('DELETE', '/api/views/:viewId', {
  door: 'case.read',
  summary: 'Removes a saved view.',
  input: z.strictObject({ viewId: Id }),
  reply: Done,
})

export const SearchHit = z.object({
  caseId: Id.nullable(),
  caseNumber: z.string().nullable(),
  conversationId: Id.nullable(),
  messageId: Id.nullable(),
  contactId: Id,
  contactName: z.string(),
  channel: z.string(),
  kind: z.enum(['message', 'case', 'contact']),
  excerpt: z.string(),
  at: When,
})
export type SearchHit = z.infer<typeof SearchHit>
export const searchAll = endpoint('GET', '/api/search', {
  door: 'case.read',
  summary: 'Searches messages, cases and contacts the caller may see; accents do not matter; the last word may be unfinished.',
  input: z.strictObject({
    words: z.string().trim().min(1).max(200),
    in: z.enum(['all', 'messages', 'cases', 'contacts']).default('all'),
    order: z.enum(['newest', 'best']).default('newest'),
    limit: Limit,
  }),
  reply: z.object({ hits: z.array(SearchHit) }),
})
