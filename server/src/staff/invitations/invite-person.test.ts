import {
  acceptInvitation,
  invitePerson,
  listInvitations,
  listProfiles,
  readInvitation,
  readMe,
  revokeInvitation,
} from '@atalaya/shared/contract/staff.ts'
import { expect, test } from 'vitest'
import { caller, keepCookies, signedIn, withKey } from '../../../test/people.ts'
import { testApp } from '../../../test/test-app.ts'
import { inTransaction } from '../../platform/db.ts'
import type { Mail } from '../../platform/mail.ts'
import { addTeam } from '../add-team.ts'

const EMAIL = 'carla@tambo.example'
const ACCEPTED = { name: 'Carla Luna', password: 'tres-gatos-suben', locale: 'pt' as const }

async function setUp() {
  const app = await testApp()
  const ana = await signedIn(app, 'administrator', { name: 'Ana' })
  const profiles = await ana.call(listProfiles, {})
  const profileOf = (key: string) => profiles.find((profile) => profile.key === key)!.profileId
  const { teamId } = await inTransaction(app.db, (tx) => addTeam(tx, { name: 'Redes' }))
  const invite = async (email = EMAIL) => {
    const { invitation, link } = await ana.call(invitePerson, { email, name: 'Carla', profileId: profileOf('supervisor'), teamIds: [teamId] })
    return { invitation, link, token: link?.split('#')[1] ?? '' }
  }
  return { app, ana, nobody: caller(app), profileOf, teamId, invite }
}

test('who accepts is signed in with the profile and the teams of the invitation', async () => {
  const { app, ana, nobody, teamId, invite } = await setUp()
  const { invitation, token } = await invite()
  expect(await nobody.call(readInvitation, { token })).toMatchObject({ email: EMAIL, name: 'Carla' })
  const { body, cookies } = await nobody.ask(acceptInvitation, { token, ...ACCEPTED })
  expect(body.personId).toBe(invitation.invitationId)
  const me = await caller(app, { cookie: keepCookies(cookies) }).call(readMe, {})
  expect(me).toMatchObject({ name: 'Carla Luna', email: EMAIL, locale: 'pt', profile: { key: 'supervisor' }, teamIds: [teamId], scope: 'all' })
  expect(await ana.call(listInvitations, {})).toEqual([])
})

test('a link works once, even for two at the same time', async () => {
  const { nobody, invite } = await setUp()
  const { token } = await invite()
  const answers = await Promise.all([1, 2].map(() => nobody.ask(acceptInvitation, { token, ...ACCEPTED })))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 404])
  expect((await nobody.ask(readInvitation, { token })).code).toBe('invitation/lapsed')
})

test.each([
  [
    'taken back',
    async ({ ana, invite }: Awaited<ReturnType<typeof setUp>>) => {
      const { invitation, token } = await invite()
      await ana.call(revokeInvitation, { invitationId: invitation.invitationId })
      return token
    },
  ],
  [
    'replaced by another',
    async ({ invite }) => {
      const { token } = await invite()
      await invite()
      return token
    },
  ],
  [
    'more than seven days old',
    async ({ app, invite }) => {
      const { token } = await invite()
      app.clock.wind(7 * 86_400_000 + 1)
      return token
    },
  ],
  ['made up', async () => 'made-up'],
])('an invitation that was %s opens nothing', async (_, lapse) => {
  const set = await setUp()
  const token = await lapse(set)
  expect((await set.nobody.ask(readInvitation, { token })).code).toBe('invitation/lapsed')
  expect((await set.nobody.ask(acceptInvitation, { token, ...ACCEPTED })).code).toBe('invitation/lapsed')
})

test('with a mail server the link is mailed and shown to nobody', async () => {
  const { app, invite, nobody } = await setUp()
  const outbox: Mail[] = []
  Object.assign(app.platform.mail, { configured: true, send: async (mail: Mail) => void outbox.push(mail) })
  const { link } = await invite()
  expect(link).toBeNull()
  const queued = JSON.stringify(await app.db.selectFrom('invitations').selectAll().execute())
  await app.settle()
  expect(outbox).toMatchObject([{ to: EMAIL, subject: 'Te invitaron a Atalaya' }])
  const token = /\/invitation#(\S+)/.exec(outbox[0]!.text)![1]!
  expect(queued).not.toContain(token)
  expect((await nobody.ask(readInvitation, { token })).status).toBe(200)
})

test('nobody is invited who works here already, nor by who may do less than the invited', async () => {
  const { app, ana, profileOf } = await setUp()
  const input = { email: EMAIL, name: 'Carla', teamIds: [] }
  expect((await ana.ask(invitePerson, { ...input, email: ana.person.email, profileId: profileOf('agent') })).code).toBe('person/exists')
  const integrator = await withKey(app, ['staff.manage'])
  expect((await integrator.ask(invitePerson, { ...input, profileId: profileOf('administrator') })).code).toBe('permission/not-own')
})

test('a poor password does not spend the invitation', async () => {
  const { nobody, invite } = await setUp()
  const { token } = await invite()
  expect((await nobody.ask(acceptInvitation, { token, ...ACCEPTED, password: 'carla-luna-1' })).code).toBe('password/personal')
  expect((await nobody.ask(acceptInvitation, { token, ...ACCEPTED })).status).toBe(200)
})
