import { type Acted, type Action, type ActionTarget, ConnectorError, type Fetch } from '../../../channel.ts'
import { callGraph, type GraphCall } from '../../graph/call-graph.ts'
import { readMentionId } from '../mention-id.ts'
import { type Account, graphOf } from '../settings.ts'

/** Does one thing to what was said or to who said it. Doing it twice is doing it once; taking away what is gone is done. */
export async function actOn(account: Account, action: Action, target: ActionTarget, fetch: Fetch): Promise<Acted> {
  const call = callOf(account, action, target)
  if (!call) throw new ConnectorError('give-up', 'not-available', `Instagram offers no ${action} here.`)
  try {
    const { pace } = await callGraph(graphOf(account), fetch, call)
    return { pace }
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.code !== 'gone' || action !== 'delete') throw error
    return {}
  }
}

function callOf({ providerId: ownId }: Account, action: Action, { providerId, authorKey, visibility, emoji }: ActionTarget): GraphCall | undefined {
  if (action === 'block' || action === 'unblock') {
    const body = { user_ids: [authorKey], actions: [action === 'block' ? 'BLOCK_USER' : 'UNBLOCK_USER'] }
    return { method: 'POST', path: `/${ownId}/moderate_conversations`, body }
  }
  if (visibility === 'private') return reaction(ownId, action, { providerId, authorKey, emoji })
  // What stands elsewhere is not ours to hide or delete.
  if (readMentionId(providerId)) return undefined
  if (action === 'delete') return { method: 'DELETE', path: `/${providerId}` }
  return action === 'hide' || action === 'unhide' ? { method: 'POST', path: `/${providerId}`, query: { hide: String(action === 'hide') } } : undefined
}

/** Whoever reacts through the API gives a heart, and nothing else. */
function reaction(ownId: string, action: Action, target: Pick<ActionTarget, 'providerId' | 'authorKey' | 'emoji'>): GraphCall | undefined {
  const { providerId, authorKey, emoji = '❤️' } = target
  if (action !== 'unreact' && (action !== 'react' || !emoji.startsWith('❤'))) return undefined
  const payload = { message_id: providerId, ...(action === 'react' ? { reaction: 'love' } : {}) }
  return { method: 'POST', path: `/${ownId}/messages`, body: { recipient: { id: authorKey }, sender_action: action, payload } }
}
