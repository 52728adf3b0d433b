import { createHash } from 'node:crypto'
import { betterAuth } from 'better-auth'
import { twoFactor } from 'better-auth/plugins'
import { AppError } from '../../platform/errors.ts'
import { fewAtOnce } from '../../platform/few-at-once.ts'
import { newId } from '../../platform/ids.ts'
import { type Platform, publicUrl } from '../../platform/platform.ts'
import { hashPassword, verifyPassword } from './hash-password.ts'
import { authSecrets, COOKIE_PREFIX, isSecure } from './session-cookie.ts'

const RESET_MINUTES = 30
/** Carries the address of the sender to better-auth, which sees no connection. Set by us alone: what a client sends is dropped. */
export const ADDRESS_HEADER = 'x-atalaya-address'
const SESSION_DAYS = 7
const DAY_S = 86_400

interface AuthOptions {
  /** Hands the token of a reset link to whoever mails it. */
  mailReset?: (person: { email: string; name: string }, token: string) => Promise<void>
}

/**
 * better-auth on our tables. Its own routes are not served: the routes of the contract call `auth.api` on the server. Passwords,
 * sessions, reset tokens and second factors are its work; guesses are limited by us (see limit-attempts.ts).
 */
export function openAuth(platform: Platform, { mailReset }: AuthOptions = {}) {
  const hashing = fewAtOnce(2, 200, () => new AppError('unavailable', 'session/busy', 'Too many people sign in at this moment; try again shortly.'))
  const { db } = platform
  return betterAuth({
    appName: 'Atalaya',
    baseURL: publicUrl(platform.config),
    secret: authSecrets(platform)[0]!.value,
    secrets: authSecrets(platform),
    database: { db, type: 'postgres', transaction: true },
    logger: { disabled: true },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: isSecure(platform),
      database: { generateId: newId },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    user: {
      modelName: 'people',
      fields: PERSON_FIELDS,
      // Written by us alone; named here because better-auth refuses a table with a required column it does not know.
      additionalFields: { profileId: { type: 'string', required: true, input: false, fieldName: 'profile_id' } },
    },
    session: {
      modelName: 'sessions',
      fields: { userId: 'person_id', expiresAt: 'expires_at', ipAddress: 'ip_address', userAgent: 'user_agent', ...STAMPS },
      expiresIn: SESSION_DAYS * DAY_S,
      updateAge: DAY_S,
    },
    account: { modelName: 'credentials', fields: CREDENTIAL_FIELDS },
    verification: {
      modelName: 'verifications',
      fields: { expiresAt: 'expires_at', ...STAMPS },
      storeIdentifier: { hash: async (id) => hashIdentifier(id) },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 10,
      maxPasswordLength: 200,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: RESET_MINUTES * 60,
      password: {
        hash: (password) => hashing(() => hashPassword(password)),
        verify: ({ hash, password }) => hashing(() => verifyPassword(hash, password)),
      },
      sendResetPassword: async ({ user, token }) => mailReset?.(user, token),
    },
    databaseHooks: {
      session: {
        create: {
          // Whoever is deactivated gets no session by any way in.
          before: async (session) => {
            const person = await db.selectFrom('people').select('deactivated_at').where('id', '=', session.userId).executeTakeFirst()
            return person !== undefined && person.deactivated_at === null
          },
        },
      },
    },
    plugins: [
      twoFactor({
        issuer: 'Atalaya',
        schema: { user: { fields: { twoFactorEnabled: 'two_factor_enabled' } }, twoFactor: { modelName: 'two_factors', fields: TWO_FACTOR_FIELDS } },
      }),
    ],
  })
}
export type Auth = ReturnType<typeof openAuth>

/** How tokens of reset links and pending sign-ins are kept: nobody who reads the table can use them. */
export const hashIdentifier = (identifier: string): string => createHash('sha256').update(identifier).digest('base64url')

const STAMPS = { createdAt: 'created_at', updatedAt: 'updated_at' }
const PERSON_FIELDS = { emailVerified: 'email_verified', ...STAMPS }
const CREDENTIAL_FIELDS = {
  userId: 'person_id',
  providerId: 'provider_id',
  accountId: 'account_id',
  accessToken: 'access_token',
  refreshToken: 'refresh_token',
  idToken: 'id_token',
  accessTokenExpiresAt: 'access_token_expires_at',
  refreshTokenExpiresAt: 'refresh_token_expires_at',
  ...STAMPS,
}
const TWO_FACTOR_FIELDS = {
  userId: 'person_id',
  backupCodes: 'backup_codes',
  failedVerificationCount: 'failed_verification_count',
  lockedUntil: 'locked_until',
}
