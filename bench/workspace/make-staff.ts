import type { PoolClient } from 'pg'
import { newId } from '../../server/src/platform/ids.ts'
import { makeName } from '../../tools/seed/names.ts'
import type { Random } from '../../tools/seed/random.ts'

export interface Staff {
  /** Agents, then one supervisor. */
  personIds: string[]
  teamIds: string[]
}
export interface Account {
  accountId: string
  channel: 'x' | 'chat'
  teamId: string
}

const CHANNELS = ['x', 'chat', 'x', 'x', 'chat', 'x', 'x', 'chat'] as const

/** People of the built-in profiles, in teams; each agent in one or two. */
export async function makeStaff(client: PoolClient, random: Random, agents: number, teams: number): Promise<Staff> {
  const teamIds = Array.from({ length: teams }, () => newId())
  const people = Array.from({ length: agents + 1 }, (_, at) => {
    const id = newId()
    return { id, name: makeName(random, 'PE').full, email: `${id}@medida.example`, profile: at < agents ? 'agent' : 'supervisor' }
  })
  const members = people.flatMap(({ id }, at) => [
    { person: id, team: teamIds[at % teams] },
    ...(random.chance(0.3) ? [{ person: id, team: teamIds[(at + 1) % teams] }] : []),
  ])
  await client.query(`insert into teams (id, name) select id, 'Equipo ' || right(id::text, 6) from unnest($1::uuid[]) id`, [teamIds])
  await client.query(
    `insert into people (id, name, email, email_verified, profile_id) select r.id, r.name, r.email, true, f.id
      from jsonb_to_recordset($1::jsonb) as r (id uuid, name text, email text, profile text) join permission_profiles f on f.key = r.profile`,
    [JSON.stringify(people)],
  )
  await client.query(
    `insert into team_members (team_id, person_id) select team, person from jsonb_to_recordset($1::jsonb) as r (team uuid, person uuid) on conflict do nothing`,
    [JSON.stringify(members)],
  )
  return { personIds: people.map(({ id }) => id), teamIds }
}

/** Accounts without secrets: they show what was said and can send nothing. */
export async function makeAccounts(client: PoolClient, teamIds: readonly string[]): Promise<Account[]> {
  const accounts = CHANNELS.map((channel, at): Account => ({ accountId: newId(), channel, teamId: teamIds[at % teamIds.length]! }))
  await client.query(
    `insert into accounts (id, channel, provider_id, handle, name, team_id) select r."accountId", r.channel, r."accountId"::text,
        'banco' || right(r."accountId"::text, 6), 'Banco ' || right(r."accountId"::text, 6), r."teamId"
      from jsonb_to_recordset($1::jsonb) as r ("accountId" uuid, channel text, "teamId" uuid)`,
    [JSON.stringify(accounts)],
  )
  return accounts
}
