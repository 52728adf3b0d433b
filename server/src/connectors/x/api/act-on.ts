import { type Action, ConnectorError, type Fetch } from '../../channel.ts'
import { type Account, type Call, call } from './call.ts'

type Target = { providerId: string; authorKey: string }

/** Does one thing to a post or to its author. Doing it twice is doing it once; taking away what is gone is done. */
export async function actOn(account: Account, action: Action, target: Target, fetch: Fetch): Promise<void> {
  try {
    await call(account, fetch, requestOf(account.providerId, action, target))
  } catch (error) {
    const done = error instanceof ConnectorError && error.code === 'gone' && (action === 'delete' || action === 'unlike')
    if (!done) throw error
  }
}

function requestOf(brandId: string, action: Action, { providerId, authorKey }: Target): Call {
  switch (action) {
    case 'like':
      return { method: 'POST', path: `/2/users/${brandId}/likes`, body: { tweet_id: providerId } }
    case 'unlike':
      return { method: 'DELETE', path: `/2/users/${brandId}/likes/${providerId}` }
    case 'hide':
    case 'unhide':
      return { method: 'PUT', path: `/2/tweets/${providerId}/hidden`, body: { hidden: action === 'hide' } }
    case 'delete':
      return { method: 'DELETE', path: `/2/tweets/${providerId}` }
    case 'block':
    case 'unblock':
      return { method: 'POST', path: `/2/users/${authorKey}/dm/${action}` }
    case 'edit':
    case 'react':
    case 'unreact':
      throw new ConnectorError('give-up', 'not-available', 'X has no way to do that.')
  }
}
