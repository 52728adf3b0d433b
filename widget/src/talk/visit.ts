import type { Page } from '../page.ts'
import { Failure, request } from './api.ts'
import type { Storage } from './storage.ts'

interface Kept {
  token: string
  /** Whose it is when the company's site proved it. */
  externalId: string | null
  renewedAt: number
}

/** Who this browser is to the server. */
export interface Visit {
  /** The token as it is; null before there is a visit. */
  token(): string | null
  /** The token, from a new visit if need be. */
  open(): Promise<string>
  /** A call as the visitor. When the server no longer knows the token it opens a visit anew and tries once more. */
  call<T>(path: string, body?: unknown): Promise<T>
  /** The next call is by somebody new, unless the site proves who it is. */
  forget(): void
}

const RENEW_MS = 24 * 3_600_000

export function openVisit(page: Page, storage: Storage): Visit {
  let kept = storage.get<Kept>('visit')
  let identity = page.identity
  const externalId = page.identity?.externalId ?? null
  // Somebody else signed in to the site, or signed out of it: their conversation is not this one's.
  if (kept && kept.externalId !== externalId) {
    storage.clear()
    kept = null
  }
  let opening: Promise<string> | undefined

  async function begin(): Promise<string> {
    const body = { ...(kept && { token: kept.token }), ...(identity && { identity }) }
    const token = await request<{ token: string }>(`${page.base}/widget/${page.accountId}/visits`, null, body).then((opened) => opened.token, judge)
    kept = { token, externalId, renewedAt: Date.now() }
    storage.set('visit', kept)
    return token
  }

  /** A site that signs wrongly still has a chat, with visitors nobody knows. */
  function judge(error: unknown): Promise<string> {
    if (!identity || !(error instanceof Failure && error.code === 'identity/forged')) throw error
    console.warn('Atalaya: the hash is not that of this external id, so the visitor stays unknown. Check the key it is made with.')
    identity = null
    return begin()
  }

  const renew = () => {
    opening ??= begin().finally(() => {
      opening = undefined
    })
    return opening
  }

  const visit: Visit = {
    token: () => kept?.token ?? null,
    open: async () => (kept && Date.now() - kept.renewedAt < RENEW_MS ? kept.token : renew()),
    async call(path, body) {
      try {
        return await request(page.base + path, await visit.open(), body)
      } catch (error) {
        if (!(error instanceof Failure && error.status === 401)) throw error
        return request(page.base + path, await renew(), body)
      }
    },
    forget() {
      kept = null
    },
  }
  return visit
}
