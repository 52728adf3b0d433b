import { PERMISSIONS } from '@atalaya/shared/contract/permissions.ts'
import { sql } from 'kysely'
import { type Customer, makeAgents, makeCustomers } from '../../../tools/seed/people.ts'
import { saveTag } from '../cases/taxonomy/save-tag.ts'
import { keepCustomers } from '../contacts/directory/keep-customers.ts'
import { platformCaller } from '../platform/caller.ts'
import { inTransaction, type Tx, tryLock } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import type { Platform } from '../platform/platform.ts'
import { addPerson } from '../staff/add-person.ts'
import { addTeam } from '../staff/add-team.ts'
import type { DemoState } from './demo-state.ts'

const PASSWORD = 'atalaya-demo-2026'
const ROWS_AT_ONCE = 1000
const TAGS = [
  ['cliente molesto', 'red'],
  ['tarjeta', 'blue'],
  ['app', 'grape'],
  ['regulador', 'orange'],
  ['oportunidad', 'green'],
] as const

/** The bank exists: its workspace, people, teams and directory. False when the workspace is somebody's already. */
export async function makeWorkspace(platform: Platform): Promise<boolean> {
  return inTransaction(platform.db, async (tx) => {
    if (!(await tryLock(tx, 'demo'))) return false
    if (await tx.selectFrom('people').select('id').limit(1).executeTakeFirst()) return false
    await addStaff(tx)
    const caller = platformCaller(platform.clock.now(), PERMISSIONS)
    for (const [name, color] of TAGS) await saveTag(tx, caller, { tagId: newId(), name, color, retired: false })
    await addCustomers(tx)
    return true
  })
}

async function addStaff(tx: Tx): Promise<void> {
  const agents = makeAgents()
  const teamIds = new Map<string, string>()
  for (const name of new Set(agents.flatMap(({ team }) => team ?? []))) teamIds.set(name, (await addTeam(tx, { name })).teamId)
  for (const { name, email, profile, team, locale } of agents) {
    const spoken = locale.slice(0, 2)
    await addPerson(tx, {
      name,
      email,
      password: PASSWORD,
      profileKey: profile,
      teamIds: team ? [teamIds.get(team)!] : [...teamIds.values()],
      locale: spoken === 'pt' || spoken === 'en' ? spoken : 'es',
    })
  }
  const shown = (['administrator', 'supervisor', 'agent'] as const).map((profile) => agents.find((one) => one.profile === profile)!)
  const state: DemoState = {
    signIns: shown.map(({ email, profile, name }) => ({ email, password: PASSWORD, profile, name })),
    startedAt: Date.now(),
    done: 0,
    of: 0,
    live: true,
    crisisUntil: 0,
  }
  await sql`insert into workspace (name, locale, time_zone, settings) values ('Banco Andara', 'es', 'America/Lima', ${JSON.stringify({ demo: state })}::jsonb)
    on conflict (one) do update set name = excluded.name, settings = workspace.settings || excluded.settings`.execute(tx)
}

async function addCustomers(tx: Tx): Promise<void> {
  const customers = makeCustomers()
  for (let from = 0; from < customers.length; from += ROWS_AT_ONCE)
    await keepCustomers(tx, customers.slice(from, from + ROWS_AT_ONCE).map(toRecord), null)
}

function toRecord({ number, name, tier, email, phone, document, language, handles, country, city, products, since }: Customer) {
  return {
    number,
    name,
    tier,
    email,
    phone,
    document,
    language,
    x: handles.x ?? null,
    externalId: number,
    data: { país: country, ciudad: city, productos: products, 'cliente desde': since },
  }
}
