/** The body of an error as this network writes it; `fbtrace_id` is added when it leaves. */
export type Refusal = {
  status: number
  code: number
  subcode?: number | undefined
  type?: string
  message: string
  details?: string | undefined
  title?: string | undefined
  userMessage?: string | undefined
  transient?: boolean | undefined
}
export type GraphError = Error & { refusal: Refusal }

export const refused = (refusal: Refusal): GraphError => Object.assign(new Error(refusal.message), { refusal })
export const isGraphError = (error: unknown): error is GraphError => error instanceof Error && 'refusal' in error

/** Refusals one can ask for by name. Many business refusals come under HTTP 500 and 403. */
export const REFUSALS = {
  unknown: { status: 500, code: 1, type: 'OAuthException', message: 'An unknown error occurred', transient: false },
  service: {
    status: 500,
    code: 2,
    type: 'OAuthException',
    message: 'An unexpected error has occurred. Please retry your request later.',
    transient: true,
  },
  'app-limit': { status: 403, code: 4, message: '(#4) Application request limit reached' },
  'user-limit': { status: 403, code: 17, message: '(#17) User request limit reached' },
  'page-limit': { status: 400, code: 32, message: '(#32) Page request limit reached' },
  'custom-limit': { status: 400, code: 613, message: '(#613) Calls to this api have exceeded the rate limit.' },
  window: { status: 403, code: 10, subcode: 2018278, message: '(#10) This message is sent outside of allowed window.' },
  'instagram-window': { status: 403, code: 10, subcode: 2534022, message: '(#10) This message is sent outside of allowed window.' },
  'no-messages': { status: 400, code: 10, subcode: 2018108, message: "(#10) This person can't receive messages right now." },
  restricted: { status: 403, code: 10, subcode: 1893063, message: '(#10) This Page is temporarily restricted from sending messages.' },
  unavailable: { status: 500, code: 551, subcode: 1545041, message: "(#551) This person isn't available right now." },
  'person-refused': { status: 403, code: 200, subcode: 1545041, message: "(#200) This person isn't receiving messages from you right now." },
  'message-access-off': { status: 403, code: 200, subcode: 2534041, message: '(#200) The owner of this account has disabled access to messages.' },
  'no-person': { status: 400, code: 100, subcode: 2018001, message: '(#100) No matching user found' },
  'instagram-no-person': { status: 400, code: 100, subcode: 2534014, message: '(#100) The requested user cannot be found.' },
  'already-replied': { status: 500, code: 10900, subcode: 2534023, message: '(#10900) Activity already replied to' },
  'reply-too-late': { status: 403, code: 10903, message: "(#10903) This user can't reply to this activity" },
  'other-owner': { status: 403, code: 10, subcode: 2018300, message: '(#10) Message not sent because another app is controlling this thread now.' },
  'owner-passed': { status: 403, code: 10, subcode: 2018321, message: '(#10) Another app is controlling this thread.' },
  policy: { status: 403, code: 368, message: '(#368) The action attempted has been deemed abusive or is otherwise disallowed' },
  duplicate: { status: 400, code: 506, message: '(#506) Duplicate status message' },
  'too-long': { status: 400, code: 100, message: '(#100) Length of param message[text] must be less than or equal to 2000' },
  'too-many-bytes': { status: 400, code: 100, subcode: 2534037, message: '(#100) The message text is longer than 1000 bytes.' },
  're-engagement': {
    status: 400,
    code: 131047,
    message: 'Re-engagement message',
    details: 'More than 24 hours have passed since the recipient last replied to the sender number.',
  },
  undeliverable: { status: 400, code: 131026, message: 'Message undeliverable', details: 'Message Undeliverable.' },
  ecosystem: { status: 400, code: 131049, message: 'This message was not delivered to maintain healthy ecosystem engagement.' },
  'marketing-stopped': { status: 400, code: 131050, message: 'User has stopped marketing messages.' },
  'pair-rate': { status: 400, code: 131056, message: '(#131056) (Business Account, Consumer Account) pair rate limit hit' },
  throughput: {
    status: 429,
    code: 130429,
    message: '(#130429) Rate limit hit',
    details: 'Message failed to send because there were too many messages sent from this phone number in a short period of time',
  },
  spam: { status: 400, code: 131048, message: '(#131048) Spam rate limit hit' },
  'waba-limit': {
    status: 400,
    code: 80007,
    message: '(#80007) There have been too many calls to this WhatsApp Business account. Wait a bit and try again.',
  },
  locked: { status: 403, code: 131031, message: '(#131031) Business Account locked' },
  payment: { status: 402, code: 131042, message: '(#131042) Business eligibility payment issue' },
  maintenance: { status: 500, code: 131057, message: '(#131057) Account in maintenance mode', transient: true },
  access: { status: 403, code: 131005, message: '(#131005) Access denied', details: 'Permission is either not granted or has been removed.' },
  'no-permission': { status: 403, code: 200, message: '(#200) Permissions error' },
} as const satisfies Record<string, Refusal>
export type RefusalName = keyof typeof REFUSALS

export const refuseBy = (name: RefusalName, more: Partial<Refusal> = {}): GraphError => refused({ ...REFUSALS[name], ...more })

export const missing = (method: string, id: string): GraphError =>
  refused({
    status: 400,
    code: 100,
    subcode: 33,
    type: 'GraphMethodException',
    message: `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api`,
  })

/** A parameter that is wrong, in the words of Pages and Instagram. */
export const badParam = (message: string): GraphError => refused({ status: 400, code: 100, message: `(#100) ${message}` })

/** A parameter that is wrong or missing, in the words of WhatsApp. */
export const badValue = (details: string, code: 131008 | 131009 | 100 = 131009): GraphError =>
  refused({
    status: 400,
    code,
    message:
      code === 131008
        ? '(#131008) Required parameter is missing'
        : code === 100
          ? '(#100) Invalid parameter'
          : '(#131009) Parameter value is not valid',
    details,
  })

/** A token that does not work any more, by its subcode. */
export function deadToken(subcode: number | undefined, status: number): GraphError {
  const reason: Readonly<Record<number, string>> = {
    458: 'The user has not authorized application.',
    459: 'The user is in a checkpoint.',
    460: 'The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.',
    463: 'Session has expired.',
    467: 'The session is invalid because the user logged out.',
    492: 'The user is not a role of the page.',
  }
  const message = subcode
    ? `Error validating access token: ${reason[subcode] ?? 'It is invalid.'}`
    : 'Invalid OAuth access token - Cannot parse access token'
  return refused({ status, code: 190, subcode, type: 'OAuthException', message })
}

/** The body that goes out. WhatsApp adds `error_data`. */
export function errorBody(refusal: Refusal, trace: string): string {
  const { code, subcode, type = 'OAuthException', message, details, title, userMessage, transient } = refusal
  return JSON.stringify({
    error: {
      message,
      type,
      code,
      ...(subcode === undefined ? {} : { error_subcode: subcode }),
      ...(transient === undefined ? {} : { is_transient: transient }),
      ...(details === undefined ? {} : { error_data: { messaging_product: 'whatsapp', details } }),
      ...(title ? { error_user_title: title } : {}),
      ...(userMessage ? { error_user_msg: userMessage } : {}),
      fbtrace_id: trace,
    },
  })
}
