import { z } from 'zod'
import { Id, Nothing, When } from './common.ts'
import { endpoint } from './endpoint.ts'

const Weight = z.object({ key: z.string(), cases: z.number(), open: z.number(), unassigned: z.number(), bad: z.number() })
/** The live figures a manager asks for first. Each carries the filter of the list that made it. */
export const Overview = z.object({
  from: When,
  to: When,
  now: z.object({
    open: z.number(),
    unassigned: z.number(),
    assigned: z.number(),
    waiting: z.number(),
    breached: z.number(),
    longestWaitSince: When.nullable(),
    inDoubt: z.number(),
  }),
  period: z.object({
    opened: z.number(),
    closed: z.number(),
    messagesIn: z.number(),
    messagesOut: z.number(),
    badTone: z.number(),
    medianFirstAnswerS: z.number().nullable(),
    customers: z.number(),
    leads: z.number(),
  }),
  before: z.object({ opened: z.number(), closed: z.number(), badTone: z.number(), medianFirstAnswerS: z.number().nullable() }),
  byType: z.array(Weight),
  byTone: z.array(Weight),
  byChannel: z.array(Weight),
  byAccount: z.array(Weight),
  byOwner: z.array(Weight),
  perBucket: z.array(z.object({ at: When, opened: z.number(), closed: z.number() })),
})
export type Overview = z.infer<typeof Overview>
export const readOverview = endpoint('GET', '/api/overview', {
  door: 'overview.read',
  summary: 'Cases by type, tone, channel, account and owner over a period, beside the period before.',
  input: z.strictObject({ from: When, to: When, accountId: Id.optional() }),
  reply: Overview,
  follows: ['case', 'message.received'],
})

/** How far the demonstration's history is, and its switches. */
export const readDemo = endpoint('GET', '/api/demo', {
  door: 'signed-in',
  summary: 'How far the demonstration is.',
  input: Nothing,
  reply: z.object({
    active: z.boolean(),
    done: z.number(),
    of: z.number(),
    live: z.boolean(),
    crisis: z.boolean(),
    simulatorUrl: z.string().nullable(),
    chatUrl: z.string().nullable(),
  }),
  follows: ['demo'],
})
export const startCrisis = endpoint('POST', '/api/demo/crisis', {
  door: 'demo.run',
  summary: 'Starts a crisis: 500 messages in a minute.',
  input: Nothing,
  reply: z.object({ started: z.boolean() }),
})
export const setDemoTraffic = endpoint('PUT', '/api/demo/traffic', {
  door: 'demo.run',
  summary: 'Lets the demonstration’s customers write, or keeps them quiet.',
  input: z.strictObject({ live: z.boolean() }),
  reply: z.object({ live: z.boolean() }),
})
