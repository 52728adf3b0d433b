import type { Fetch } from '../../channel.ts'
import { callGraph, type GraphAccount } from './call-graph.ts'
import { asList, asRecord, textOf } from './read-json.ts'

/** Pages of an answer that are turned at most. */
const MAX_PAGES = 20

export type Thing = Record<string, unknown>

export interface Reading {
  path: string
  query: Record<string, string>
  maxPages?: number
  /** Reading stops at the page whose last thing is not wanted any more. */
  isWanted?: (thing: Thing) => boolean
}

/** The things of a list, newest first, until they are older than wanted. */
export async function readAll(account: GraphAccount, fetch: Fetch, reading: Reading): Promise<Thing[]> {
  const { path, query, maxPages = MAX_PAGES, isWanted = () => true } = reading
  const all: Thing[] = []
  let after = query.after
  for (let page = 0; page < maxPages; page++) {
    const { body } = await callGraph(account, fetch, { method: 'GET', path, query: { ...query, after } })
    const things = asList(body.data).map(asRecord)
    all.push(...things)
    const paging = asRecord(body.paging)
    after = textOf(asRecord(paging.cursors).after)
    const last = things.at(-1)
    if (!after || paging.next === undefined || !last || !isWanted(last)) break
  }
  return all
}
