import { createTransport } from 'nodemailer'
import type { Config } from './config.ts'
import type { Log } from './telemetry.ts'

export interface Mail {
  to: string
  subject: string
  text: string
  html?: string
}

/** Sends the product's own mail: invitations, resets, transcripts. */
export interface Mailer {
  /** False when no mail server is configured: links are then shown to the administrator instead. */
  configured: boolean
  send(mail: Mail): Promise<void>
}

export function openMailer(config: Config, log: Log): Mailer {
  if (!config.smtpUrl) {
    return {
      configured: false,
      async send({ to, subject }) {
        log.warn({ to, subject }, 'mail not sent: SMTP_URL is not set')
      },
    }
  }
  const transport = createTransport(config.smtpUrl, { from: config.mailFrom })
  return {
    configured: true,
    async send(mail) {
      await transport.sendMail({ ...mail, headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' } })
    },
  }
}
