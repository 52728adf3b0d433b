import { findAnswered } from '../conversations/lookups/find-answered.ts'
import type { Tx } from '../platform/db.ts'
import type { Arrived } from './sort-items.ts'

/**
 * What the brand answered in public, here or by another program, may name what it answers and not whom: it stands on the thread of that.
 * What answers nothing we know is the brand talking to nobody, and is left out.
 */
export async function placeOwnAnswers(tx: Tx, arrived: readonly Arrived[]): Promise<Arrived[]> {
  const own = arrived.filter(namesNobody)
  if (own.length === 0) return [...arrived]
  const known = await findAnswered(tx, own.flatMap(referencesOf))
  for (const one of arrived) {
    const { account, item } = one
    if (!namesNobody(one)) known.set(`${account.accountId}\n${item.providerId}`, { threadKey: item.threadKey, contact: item.contact })
  }
  return arrived.flatMap((one) => {
    if (!namesNobody(one)) return [one]
    const answered = referencesOf(one)
      .map(({ accountId, providerId }) => known.get(`${accountId}\n${providerId}`))
      .find((thread) => thread !== undefined)
    return answered ? [{ ...one, item: { ...one.item, ...answered, references: undefined } }] : []
  })
}

/** The brand itself stands for who is not told. No mail is meant: whom that is for, it says. */
const namesNobody = ({ account, item }: Arrived) =>
  item.direction === 'out' && item.visibility === 'public' && item.references !== undefined && item.contact.key === account.providerId

const referencesOf = ({ account, item }: Arrived) => (item.references ?? []).map((providerId) => ({ accountId: account.accountId, providerId }))
