import type { PhoneNumber, ScopedId, ScopedKind } from './assets.ts'
import { digits } from './make-ids.ts'
import { randomText } from './random-text.ts'
import type { World } from './world.ts'

/** The id under which one asset (or business) knows a person; made once, found again both ways. */
export function scopedId(world: World, kind: ScopedKind, scope: string, personId: string): string {
  const key = `${kind}|${scope}|${personId}`
  const known = world.scopedIds.get(key)
  if (known) return known
  const country = world.people.get(personId)?.country ?? 'US'
  const id =
    kind === 'bsuid' ? `${country}.${randomText(world, 20, '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ')}` : digits(world, kind === 'igsid' ? 16 : 17)
  return bindScopedId(world, { kind, scope, personId }, id)
}

/** Gives a person this very id with an asset. */
export function bindScopedId(world: World, scoped: ScopedId, id: string): string {
  world.scopedIds.set(`${scoped.kind}|${scoped.scope}|${scoped.personId}`, id)
  world.scopedPeople.set(id, scoped)
  return id
}

/** The id of a comment's author with a Page: other than in messages, unless the setting says otherwise. */
export const commenterId = (world: World, pageId: string, personId: string): string =>
  scopedId(world, world.settings.sameCommenterId ? 'psid' : 'commenter', pageId, personId)

export const businessOf = (world: World, number: PhoneNumber): string => {
  const waba = world.assets.get(number.wabaId)
  return waba?.kind === 'waba' ? waba.businessId : number.wabaId
}

export const bsuid = (world: World, number: PhoneNumber, personId: string): string => scopedId(world, 'bsuid', businessOf(world, number), personId)

/** The person an asset means by one of its ids; undefined for an id of another asset. */
export function personBehind(world: World, id: string, scope: string, kinds: readonly ScopedKind[]): string | undefined {
  const found = world.scopedPeople.get(id)
  return found && found.scope === scope && kinds.includes(found.kind) ? found.personId : undefined
}
