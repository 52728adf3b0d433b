import type { Locale } from '@atalaya/shared/contract/common.ts'
import type { VisitorMessage } from '../../conversations/visitor/read-visitor-thread.ts'
import type { Mail } from '../../platform/mail.ts'

const WORDS = {
  es: {
    subject: 'Tu conversación con',
    you: 'Tú',
    deleted: '(mensaje eliminado)',
    file: 'Archivo',
    asked: 'Recibes este correo porque se pidió desde el chat de',
  },
  en: {
    subject: 'Your conversation with',
    you: 'You',
    deleted: '(deleted message)',
    file: 'File',
    asked: 'You receive this because it was asked for in the chat of',
  },
  pt: {
    subject: 'Sua conversa com',
    you: 'Você',
    deleted: '(mensagem excluída)',
    file: 'Arquivo',
    asked: 'Você recebe este e-mail porque foi pedido no chat de',
  },
}

/** A conversation as a mail, in plain text and in simple HTML. Files are named, not attached. Times are of the given zone. */
export function writeTranscript(messages: readonly VisitorMessage[], siteName: string, locale: Locale, timeZone: string): Omit<Mail, 'to'> {
  const words = WORDS[locale]
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  const lines = messages.map(({ from, author, text, at, deleted, files }) => ({
    head: `${from === 'visitor' ? words.you : (author ?? siteName)} · ${time.format(at)}`,
    body: deleted ? words.deleted : [text, ...files.map(({ name }) => `[${words.file}: ${name}]`)].filter(Boolean).join('\n'),
  }))
  const asked = `${words.asked} ${siteName}.`
  const paragraphs = lines.map(
    ({ head, body }) =>
      `<p style="margin:0 0 16px"><span style="color:#667085;font-size:13px">${plainHtml(head)}</span><br>${plainHtml(body).replaceAll('\n', '<br>')}</p>`,
  )
  return {
    subject: `${words.subject} ${siteName}`,
    text: `${lines.map(({ head, body }) => `${head}\n${body}`).join('\n\n')}\n\n--\n${asked}\n`,
    html: `<div style="font:15px/1.5 system-ui,sans-serif;color:#101828;max-width:640px">${paragraphs.join('')}<p style="color:#667085;font-size:13px">${plainHtml(asked)}</p></div>`,
  }
}

const plainHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
