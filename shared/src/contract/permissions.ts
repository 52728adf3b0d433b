/** Every action that can be allowed or refused. A profile is a set of these and a data scope. */
export const PERMISSIONS = [
  'case.read',
  'case.edit',
  'case.assign',
  'case.close',
  'case.merge',
  'message.reply',
  'network.like',
  'network.hide',
  'network.delete',
  'network.block',
  'network.edit',
  'network.react',
  'contact.read',
  'contact.edit',
  'customer.import',
  'account.read',
  'account.manage',
  'staff.read',
  'staff.manage',
  'key.manage',
  'workspace.manage',
  'taxonomy.manage',
  'template.manage',
  'raw.read',
  'raw.replay',
  'overview.read',
  'demo.run',
] as const
export type Permission = (typeof PERMISSIONS)[number]

/** Whose cases one sees: one's own, those of one's teams and of nobody, or all of them. */
export const SCOPES = ['own', 'team', 'all'] as const
export type Scope = (typeof SCOPES)[number]

export const PROFILE_KEYS = ['administrator', 'supervisor', 'agent'] as const
export type ProfileKey = (typeof PROFILE_KEYS)[number]

const AGENT: readonly Permission[] = [
  'case.read',
  'case.edit',
  'case.assign',
  'case.close',
  'case.merge',
  'message.reply',
  'network.like',
  'network.hide',
  'network.react',
  'contact.read',
  'contact.edit',
  'account.read',
  'staff.read',
]
const SUPERVISOR: readonly Permission[] = [
  ...AGENT,
  'network.delete',
  'network.block',
  'network.edit',
  'template.manage',
  'raw.read',
  'overview.read',
  'demo.run',
]

/** The profiles every workspace begins with. */
export const BUILT_IN_PROFILES: Record<ProfileKey, { scope: Scope; permissions: readonly Permission[] }> = {
  agent: { scope: 'team', permissions: AGENT },
  supervisor: { scope: 'all', permissions: SUPERVISOR },
  administrator: { scope: 'all', permissions: PERMISSIONS },
}
