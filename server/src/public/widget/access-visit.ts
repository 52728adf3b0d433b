import { type OpenAccount, openAccount } from '../../accounts/open-account.ts'
import { threadKeyOf } from '../../connectors/web-chat/events.ts'
import type { Secrets, Settings } from '../../connectors/web-chat/settings.ts'
import { AppError } from '../../platform/errors.ts'
import type { Context } from '../../platform/http.ts'
import type { Platform } from '../../platform/platform.ts'
import { checkOrigin } from './check-origin.ts'
import { type Limited, limitVisitor } from './limit-visitors.ts'
import { readVisitorToken, type TokenHolder } from './visitor-token.ts'

export interface ChatAccount extends OpenAccount {
  settings: Settings
  secrets: Secrets
}

/** A visitor on an account, proven by their token, on a page that may carry the chat. */
export interface Visit extends TokenHolder {
  account: ChatAccount
  threadKey: string
}

/** The chat account, for pages of the origins it allows. One that is removed or of another channel is `not_found`. */
export async function accessChat(platform: Platform, context: Context, accountId: string): Promise<ChatAccount> {
  const account = await openAccount(platform, accountId)
  if (account.channel !== 'chat' || account.row.removed_at) throw new AppError('not_found', 'account/unknown', 'No such account.')
  const chat = account as ChatAccount
  checkOrigin(context, chat.settings.allowedOrigins)
  return chat
}

/** The door of everything a visitor does. Throws `unauthenticated` when the token is missing, forged or over: the widget then opens a new visit. */
export async function accessVisit(platform: Platform, context: Context, what: Limited): Promise<Visit> {
  const holder = readVisitorToken(platform.seal, tokenOf(context), platform.clock.now())
  if (!holder) throw new AppError('unauthenticated', 'visit/over', 'Open a visit first.')
  limitVisitor(platform, what, context.request.ip, holder.visitorId)
  const account = await accessChat(platform, context, holder.accountId)
  return { ...holder, account, threadKey: threadKeyOf(holder.visitorId) }
}

/** Streams and links carry no headers; there the token is in the address. */
function tokenOf({ request }: Context): string {
  const { visitor } = request.query as Record<string, unknown>
  const said = /^Visitor\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
  return said ?? (request.method === 'GET' && typeof visitor === 'string' ? visitor : '')
}
