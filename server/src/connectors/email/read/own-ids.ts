const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const OURS = new RegExp(`^<a\\.(${UUID})\\.([0-9a-f]{12})@([^<>@\\s]{1,253})>$`)
const ANYWHERE = new RegExp(`a\\.${UUID}\\.[0-9a-f]{12}@[A-Za-z0-9.-]{1,253}`)
const TOKEN = new RegExp(`^(.{1,64})\\+(${UUID}\\.[0-9a-f]{12})@([^@\\s]{1,253})$`)

/** Our message that a `Message-ID` speaks of by its form. It is true only if the id is found among what we sent: its end is a signature. */
export function readOwnMessageId(id: string): string | null {
  return OURS.exec(id)?.[1] ?? null
}

/** The `Message-ID` of ours that a text speaks of first, or null. */
export function findOwnId(text: string): string | null {
  const found = ANYWHERE.exec(text)?.[0]
  return found ? `<${found.replace(/\.$/, '')}>` : null
}

/**
 * The `Message-ID` of ours that a reply or bounce address stands for, or null. `bases` are the addresses that may stand before the plus, and
 * `domain` the one our ids are written under.
 */
export function readOwnAddress(recipient: string, bases: readonly string[], domain: string): string | null {
  const [, local, token, host] = TOKEN.exec(recipient.toLowerCase()) ?? []
  return token && bases.includes(`${local}@${host}`) ? `<a.${token}@${domain}>` : null
}
