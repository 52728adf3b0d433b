import { connectAccount } from '@atalaya/shared/contract/accounts.ts'
import { PERMISSIONS, type Permission, type ProfileKey } from '@atalaya/shared/contract/permissions.ts'
import { acceptInvitation, invitePerson, listProfiles, makeFirstAdministrator, makeKey, saveTeam, signIn } from '@atalaya/shared/contract/staff.ts'
import { newId } from '../server/src/platform/ids.ts'
import { type Calling, callAs, signInBy } from './call-as.ts'
import type { SimulatorProcess } from './start-simulator.ts'

/** A brand's account, connected, with what is needed to write to it as the network would. */
export interface Brand {
  accountId: string
  userId: string
  username: string
  consumerSecret: string
}

const PASSWORD = 'medir-4-veces-cortar-1'
const ADMIN = 'ada@medida.example'

/** The empty workspace has its administrator, who is signed in. */
export function openWorkspace(url: string): Promise<Calling> {
  return signInBy(url, makeFirstAdministrator, {
    workspaceName: 'Banco Medido',
    name: 'Ada Medina',
    email: ADMIN,
    password: PASSWORD,
    locale: 'es',
    timeZone: 'America/Lima',
  })
}

/** The administrator of `openWorkspace`, signed in once more. */
export function signInAgain(url: string): Promise<Calling> {
  return signInBy(url, signIn, { email: ADMIN, password: PASSWORD })
}

/** A brand on the simulated network, connected as an administrator would connect it. */
export async function connectBrand(admin: Calling, network: SimulatorProcess, username: string, tier = 'enterprise'): Promise<Brand> {
  const app = await network.control<Record<string, string>>('POST', '/apps', { name: username, tier })
  const user = await network.control<{ id: string }>('POST', '/users', { username, name: `Banco ${username}`, brand: true })
  const tokens = await network.control<Record<string, string>>('POST', `/users/${username}/tokens`, { app_id: app.app_id })
  const answer = await admin.call(connectAccount, {
    channel: 'x',
    settings: { baseUrl: network.url, clientId: app.client_id, canReplyUnsummoned: tier === 'enterprise' },
    secrets: {
      accessToken: tokens.access_token!,
      refreshToken: tokens.refresh_token!,
      clientSecret: app.client_secret!,
      consumerSecret: app.consumer_secret!,
      bearerToken: app.bearer_token!,
    },
    caseForMentions: true,
  })
  return { accountId: answer.account.accountId, userId: user.id, username, consumerSecret: app.consumer_secret! }
}

/** Someone invited with that profile who has accepted and is signed in. */
export async function inviteAs(url: string, admin: Calling, profileKey: ProfileKey, name: string, teamIds: string[] = []): Promise<Calling> {
  const profiles = await admin.call(listProfiles, {})
  const profileId = profiles.find((profile) => profile.key === profileKey)!.profileId
  const email = `${newId().slice(-12)}@medida.example`
  const { link } = await admin.call(invitePerson, { email, name, profileId, teamIds })
  const token = link!.split(/[/=#]/).at(-1)!
  return signInBy(url, acceptInvitation, { token, name, password: PASSWORD, locale: 'es' })
}

export async function makeTeam(admin: Calling, name: string): Promise<string> {
  return (await admin.call(saveTeam, { teamId: newId(), name, memberIds: [] })).teamId
}

/** A program with an API key. */
export async function keyAs(url: string, admin: Calling, permissions: readonly Permission[] = PERMISSIONS): Promise<Calling> {
  const { key } = await admin.call(makeKey, { name: 'Medición', permissions: [...permissions] })
  return callAs(url, { authorization: `Bearer ${key}` })
}
