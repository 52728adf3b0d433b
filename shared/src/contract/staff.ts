import { z } from 'zod'
import { Done, Id, Locale, Nothing, When } from './common.ts'
import { endpoint } from './endpoint.ts'
import { PERMISSIONS, SCOPES } from './permissions.ts'

const Email = z
  .email()
  .max(254)
  .transform((email) => email.toLowerCase())
const Password = z.string().min(10).max(200)

/** What the first page must know before anyone signs in. */
export const readStart = endpoint('GET', '/api/start', {
  door: 'anyone',
  summary: 'Whether the workspace has an administrator yet, and its name.',
  input: Nothing,
  reply: z.object({
    workspaceName: z.string().nullable(),
    needsFirstAdministrator: z.boolean(),
    demo: z.boolean(),
    demoSignIns: z.array(z.object({ email: z.string(), password: z.string(), profile: z.string(), name: z.string() })),
    mailConfigured: z.boolean(),
    version: z.string(),
  }),
})
export const makeFirstAdministrator = endpoint('POST', '/api/start', {
  door: 'anyone',
  summary: 'Makes the first administrator of an empty workspace, and signs them in.',
  input: z.strictObject({
    workspaceName: z.string().trim().min(1).max(80),
    name: z.string().trim().min(1).max(80),
    email: Email,
    password: Password,
    locale: Locale,
    timeZone: z.string().max(60),
  }),
  reply: z.object({ personId: Id }),
})

export const signIn = endpoint('POST', '/api/session', {
  door: 'anyone',
  summary: 'Signs in with e-mail and password; `next` says whether a second factor is asked for.',
  input: z.strictObject({ email: Email, password: z.string().min(1).max(200) }),
  reply: z.object({ next: z.enum(['done', 'second-factor']) }),
})
export const giveSecondFactor = endpoint('POST', '/api/session/second-factor', {
  door: 'anyone',
  summary: 'Gives the code of the authenticator, or a recovery code.',
  input: z.strictObject({ code: z.string().trim().min(6).max(40), kind: z.enum(['totp', 'recovery']), trustDevice: z.boolean().default(false) }),
  reply: Done,
})
export const signOut = endpoint('DELETE', '/api/session', { door: 'signed-in', summary: 'Ends this session.', input: Nothing, reply: Done })

export const Me = z.object({
  personId: Id,
  name: z.string(),
  email: z.string(),
  image: z.string().nullable(),
  locale: Locale,
  profile: z.object({ profileId: Id, key: z.string().nullable(), name: z.string() }),
  scope: z.enum(SCOPES),
  permissions: z.array(z.enum(PERMISSIONS)),
  teamIds: z.array(Id),
  twoFactorEnabled: z.boolean(),
  preferences: z.record(z.string(), z.unknown()),
  workspace: z.object({ name: z.string(), timeZone: z.string(), locale: Locale, demo: z.boolean() }),
})
export type Me = z.infer<typeof Me>
export const readMe = endpoint('GET', '/api/me', {
  door: 'signed-in',
  summary: 'The person who is signed in, and what they may do.',
  input: Nothing,
  reply: Me,
  follows: ['person.changed', 'team.changed', 'workspace.changed'],
})
export const changeMe = endpoint('PATCH', '/api/me', {
  door: 'signed-in',
  summary: 'Changes one’s own name, language or preferences (merged by key).',
  input: z.strictObject({
    name: z.string().trim().min(1).max(80).optional(),
    locale: Locale.optional(),
    preferences: z.record(z.string().max(60), z.unknown()).optional(),
  }),
  reply: Me,
})
export const changePassword = endpoint('PUT', '/api/me/password', {
  door: 'signed-in',
  summary: 'Changes one’s own password and ends all other sessions.',
  input: z.strictObject({ current: z.string().max(200), next: Password }),
  reply: Done,
})
export const listSessions = endpoint('GET', '/api/me/sessions', {
  door: 'signed-in',
  summary: 'One’s own sessions.',
  input: Nothing,
  reply: z.array(
    z.object({
      sessionId: Id,
      current: z.boolean(),
      ipAddress: z.string().nullable(),
      userAgent: z.string().nullable(),
      createdAt: When,
      expiresAt: When,
    }),
  ),
})
export const revokeSession = endpoint('DELETE', '/api/me/sessions/:sessionId', {
  door: 'signed-in',
  summary: 'Ends one of one’s own sessions.',
  input: z.strictObject({ sessionId: Id }),
  reply: Done,
})
export const beginTwoFactor = endpoint('POST', '/api/me/two-factor', {
  door: 'signed-in',
  summary: 'Begins setting up an authenticator.',
  input: z.strictObject({ password: z.string().max(200) }),
  reply: z.object({ totpUri: z.string(), recoveryCodes: z.array(z.string()) }),
})
export const confirmTwoFactor = endpoint('POST', '/api/me/two-factor/confirm', {
  door: 'signed-in',
  summary: 'Proves that the authenticator works; from now on it is asked for.',
  input: z.strictObject({ code: z.string().trim().length(6) }),
  reply: Done,
})
export const endTwoFactor = endpoint('DELETE', '/api/me/two-factor', {
  door: 'signed-in',
  summary: 'Switches the second factor off.',
  input: z.strictObject({ password: z.string().max(200) }),
  reply: Done,
})

export const askForReset = endpoint('POST', '/api/password-resets', {
  door: 'anyone',
  summary: 'Mails a link to choose a new password. The answer is the same for unknown addresses.',
  input: z.strictObject({ email: Email }),
  reply: Done,
})
export const resetPassword = endpoint('POST', '/api/password-resets/use', {
  door: 'anyone',
  summary: 'Chooses a new password with the token of the link; ends all sessions.',
  input: z.strictObject({ token: z.string().max(200), password: Password }),
  reply: Done,
})

export const Person = z.object({
  personId: Id,
  name: z.string(),
  email: z.string(),
  image: z.string().nullable(),
  profileId: Id,
  profileKey: z.string().nullable(),
  teamIds: z.array(Id),
  locale: Locale,
  twoFactorEnabled: z.boolean(),
  deactivatedAt: When.nullable(),
  createdAt: When,
  lastSeenAt: When.nullable(),
})
export type Person = z.infer<typeof Person>
export const listPeople = endpoint('GET', '/api/people', {
  door: 'staff.read',
  summary: 'Everyone who works here.',
  input: Nothing,
  reply: z.array(Person),
  follows: ['person', 'team'],
})
export const changePerson = endpoint('PATCH', '/api/people/:personId', {
  door: 'staff.manage',
  summary: 'Changes a person’s name, profile or teams.',
  input: z.strictObject({
    personId: Id,
    name: z.string().trim().min(1).max(80).optional(),
    profileId: Id.optional(),
    teamIds: z.array(Id).optional(),
  }),
  reply: Person,
})
export const deactivatePerson = endpoint('POST', '/api/people/:personId/deactivate', {
  door: 'staff.manage',
  summary: 'Ends a person’s access and sessions; their open cases become nobody’s.',
  input: z.strictObject({ personId: Id }),
  reply: Person,
})
export const reactivatePerson = endpoint('POST', '/api/people/:personId/reactivate', {
  door: 'staff.manage',
  summary: 'Gives a person access again.',
  input: z.strictObject({ personId: Id }),
  reply: Person,
})

export const Invitation = z.object({
  invitationId: Id,
  email: z.string(),
  name: z.string(),
  profileId: Id,
  teamIds: z.array(Id),
  expiresAt: When,
  createdAt: When,
})
export const listInvitations = endpoint('GET', '/api/invitations', {
  door: 'staff.manage',
  summary: 'Invitations nobody has accepted yet.',
  input: Nothing,
  reply: z.array(Invitation),
  follows: ['person'],
})
export const invitePerson = endpoint('POST', '/api/invitations', {
  door: 'staff.manage',
  summary: 'Invites a person; the link is mailed, and shown once when no mail server is configured.',
  input: z.strictObject({ email: Email, name: z.string().trim().min(1).max(80), profileId: Id, teamIds: z.array(Id).max(50).default([]) }),
  reply: z.object({ invitation: Invitation, link: z.string().nullable() }),
})
export const revokeInvitation = endpoint('DELETE', '/api/invitations/:invitationId', {
  door: 'staff.manage',
  summary: 'Takes an invitation back.',
  input: z.strictObject({ invitationId: Id }),
  reply: Done,
})
export const readInvitation = endpoint('POST', '/api/invitations/read', {
  door: 'anyone',
  summary: 'Who is invited by this token.',
  input: z.strictObject({ token: z.string().max(200) }),
  reply: z.object({ email: z.string(), name: z.string(), workspaceName: z.string() }),
})
export const acceptInvitation = endpoint('POST', '/api/invitations/accept', {
  door: 'anyone',
  summary: 'Accepts an invitation with a password, and signs in.',
  input: z.strictObject({ token: z.string().max(200), name: z.string().trim().min(1).max(80), password: Password, locale: Locale }),
  reply: z.object({ personId: Id }),
})

export const Profile = z.object({
  profileId: Id,
  key: z.string().nullable(),
  name: z.string(),
  scope: z.enum(SCOPES),
  permissions: z.array(z.enum(PERMISSIONS)),
})
export const listProfiles = endpoint('GET', '/api/profiles', {
  door: 'staff.read',
  summary: 'The permission profiles.',
  input: Nothing,
  reply: z.array(Profile),
})

export const Team = z.object({ teamId: Id, name: z.string(), memberIds: z.array(Id), retiredAt: When.nullable() })
export type Team = z.infer<typeof Team>
export const listTeams = endpoint('GET', '/api/teams', {
  door: 'staff.read',
  summary: 'The teams and their members.',
  input: Nothing,
  reply: z.array(Team),
  follows: ['team', 'person'],
})
export const saveTeam = endpoint('PUT', '/api/teams/:teamId', {
  door: 'staff.manage',
  summary: 'Makes or changes a team.',
  input: z.strictObject({
    teamId: Id,
    name: z.string().trim().min(1).max(60),
    memberIds: z.array(Id).max(5000),
    retired: z.boolean().default(false),
  }),
  reply: Team,
})

/** Whose cases a key sees: those of its teams and nobody's, or all. It owns none. */
const KeyScope = z.enum(['team', 'all'])
export const ApiKey = z.object({
  keyId: Id,
  name: z.string(),
  prefix: z.string(),
  permissions: z.array(z.enum(PERMISSIONS)),
  scope: KeyScope,
  /** The teams whose cases it sees; none when it sees all. */
  teamIds: z.array(Id),
  createdAt: When,
  lastUsedAt: When.nullable(),
  expiresAt: When.nullable(),
  revokedAt: When.nullable(),
})
export const listKeys = endpoint('GET', '/api/keys', {
  door: 'key.manage',
  summary: 'The API keys of integrators.',
  input: Nothing,
  reply: z.array(ApiKey),
  follows: ['key'],
})
export const makeKey = endpoint('POST', '/api/keys', {
  door: 'key.manage',
  summary: 'Makes an API key. The key itself is shown this once.',
  input: z.strictObject({
    name: z.string().trim().min(1).max(80),
    permissions: z.array(z.enum(PERMISSIONS)).min(1),
    scope: KeyScope.default('all'),
    teamIds: z.array(Id).max(50).default([]),
    expiresAt: When.nullable().default(null),
  }),
  reply: z.object({ key: z.string(), apiKey: ApiKey }),
})
export const revokeKey = endpoint('DELETE', '/api/keys/:keyId', {
  door: 'key.manage',
  summary: 'Ends an API key at once.',
  input: z.strictObject({ keyId: Id }),
  reply: Done,
})
