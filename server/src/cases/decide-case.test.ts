import { expect, test } from 'vitest'
import { type Arrival, type CaseRule, decideCase, type Standing } from './decide-case.ts'

const HOUR = 3_600_000
const now = new Date('2026-11-21T12:00:00Z')
const ago = (hours: number) => new Date(now.getTime() - hours * HOUR)
const direct: Arrival = { direction: 'in', direct: true, automatic: false, sentAt: now }
const mention: Arrival = { ...direct, direct: false }
const echo: Arrival = { ...mention, direction: 'out' }
const absence: Arrival = { ...mention, automatic: true }
const robot: Arrival = { ...echo, automatic: true }
const none: Standing = { openCaseId: null, lastClosed: null }
const open: Standing = { openCaseId: 'open', lastClosed: null }
const closed = (hours: number): Standing => ({ openCaseId: null, lastClosed: { caseId: 'old', closedAt: ago(hours) } })
const quiet: CaseRule = { caseForMentions: false, reopenWithinMs: 72 * HOUR }
const eager: CaseRule = { ...quiet, caseForMentions: true }

test.each([
  ['a direct message of a stranger opens a case', direct, none, quiet, { do: 'open', followUpOf: null }],
  ['a mere mention opens none where the rule is silent', mention, none, quiet, { do: 'none' }],
  ['a mere mention opens one where the rule says so', mention, none, eager, { do: 'open', followUpOf: null }],
  ['whoever has an open case adds to it, mentions too', mention, open, quiet, { do: 'join', caseId: 'open' }],
  ['who comes back soon reopens', direct, closed(71), quiet, { do: 'reopen', caseId: 'old' }],
  ['a mention soon after closing reopens too', mention, closed(1), quiet, { do: 'reopen', caseId: 'old' }],
  ['who comes back late opens a follow-up', direct, closed(73), quiet, { do: 'open', followUpOf: 'old' }],
  ['a late mention makes nothing where the rule is silent', mention, closed(73), quiet, { do: 'none' }],
  ['an answer given elsewhere opens nothing', echo, none, eager, { do: 'none' }],
  ['an answer given elsewhere does not reopen', echo, closed(1), eager, { do: 'none' }],
  ['an answer given elsewhere joins the open case', echo, open, quiet, { do: 'join', caseId: 'open' }],
  ['an absence notice opens nothing, even where mentions do', absence, none, eager, { do: 'none' }],
  ['an absence notice does not reopen', absence, closed(1), eager, { do: 'none' }],
  ['an absence notice leaves the open case as it is', absence, open, eager, { do: 'none' }],
  ['a robot that answers leaves the open case waiting', robot, open, quiet, { do: 'none' }],
  ['a machine that writes to the brand itself opens a case', { ...direct, automatic: true }, none, quiet, { do: 'open', followUpOf: null }],
] as const)('%s', (_name, arrival, standing, rule, decision) => expect(decideCase(arrival, standing, rule)).toEqual(decision))
