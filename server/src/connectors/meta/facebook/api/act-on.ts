import { type Acted, type Action, type ActionTarget, ConnectorError, type Fetch } from '../../../channel.ts'
import { callGraph, type GraphCall } from '../../graph/call-graph.ts'
import type { Account } from '../settings.ts'

/** Does one thing to what was said or to who said it. Doing it twice is doing it once; taking away what is gone is done. */
export async function actOn(account: Account, action: Action, target: ActionTarget, fetch: Fetch): Promise<Acted> {
  const call = target.visibility === 'private' ? privateCall(account, action, target) : publicCall(account, action, target)
  if (!call) throw new ConnectorError('give-up', 'not-available', `Facebook offers no ${action} here.`)
  try {
    const { body, pace } = await callGraph(account, fetch, call)
    if (body[target.authorKey] === false) throw new ConnectorError('give-up', 'no-recipient', 'Facebook does not know this person on the Page.')
    return { pace }
  } catch (error) {
    const done = error instanceof ConnectorError && error.code === 'gone' && (action === 'delete' || action === 'unlike')
    if (!done) throw error
    return {}
  }
}

function publicCall(account: Account, action: Action, { providerId, authorKey, text, emoji }: ActionTarget): GraphCall | undefined {
  switch (action) {
    case 'like':
    case 'unlike':
      return { method: action === 'like' ? 'POST' : 'DELETE', path: `/${providerId}/likes` }
    case 'react':
      // A Page may like and nothing else.
      return emoji === '👍' ? { method: 'POST', path: `/${providerId}/likes` } : undefined
    case 'unreact':
      return { method: 'DELETE', path: `/${providerId}/likes` }
    case 'hide':
    case 'unhide':
      return { method: 'POST', path: `/${providerId}`, body: { is_hidden: action === 'hide' } }
    case 'delete':
      return { method: 'DELETE', path: `/${providerId}` }
    case 'edit':
      return { method: 'POST', path: `/${providerId}`, body: { message: text ?? '' } }
    case 'block':
    case 'unblock':
      return block(account, action, { user: [authorKey] })
  }
}

function privateCall(account: Account, action: Action, { providerId, authorKey, emoji }: ActionTarget): GraphCall | undefined {
  switch (action) {
    case 'react':
    case 'unreact': {
      const payload = { message_id: providerId, ...(action === 'react' ? { reaction: emoji ?? '❤️' } : {}) }
      return { method: 'POST', path: `/${account.providerId}/messages`, body: { recipient: { id: authorKey }, sender_action: action, payload } }
    }
    case 'block':
    case 'unblock':
      return block(account, action, { psid: [authorKey] })
    default:
      return undefined
  }
}

function block({ providerId }: Account, action: 'block' | 'unblock', whom: Record<string, string[]>): GraphCall {
  const path = `/${providerId}/blocked`
  if (action === 'block') return { method: 'POST', path, body: whom }
  // What is taken away is named in the address: not everybody reads the body of a DELETE.
  return { method: 'DELETE', path, query: Object.fromEntries(Object.entries(whom).map(([name, ids]) => [name, JSON.stringify(ids)])) }
}
