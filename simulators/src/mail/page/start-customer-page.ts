import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import Fastify, { type FastifyInstance } from 'fastify'
import type { MailSimulator } from '../simulator.ts'
import { addMailbox, findFolder, findMailbox, renumberFolder } from '../world/mailboxes.ts'
import { readMail } from '../world/read-mail.ts'
import type { MailFault } from '../world/world.ts'
import { writeMail } from '../world/write-mail.ts'

export interface CustomerPage {
  url: string
  close(): Promise<void>
}

const LANGUAGES = ['es', 'en', 'pt'] as const
const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8')
const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/** A page on which one reads and writes mail as a customer, and the calls by which tests and drills do. */
export async function startCustomerPage(
  simulator: MailSimulator,
  { port, host = '127.0.0.1' }: { port: number; host?: string },
): Promise<CustomerPage> {
  const server = Fastify({ bodyLimit: 40 * 1024 * 1024, forceCloseConnections: true })
  addPage(server)
  addMailRoutes(server, simulator)
  addDrillRoutes(server, simulator)
  await server.listen({ port, host })
  return { url: `http://${host}:${(server.server.address() as AddressInfo).port}`, close: () => server.close() }
}

function addPage(server: FastifyInstance): void {
  const html = read('page.html')
  const texts = JSON.parse(read('texts.json')) as Record<string, Record<string, string>>
  server.get<{ Querystring: { lang?: string } }>('/', (request, reply) => {
    const wanted = (request.query.lang ?? request.headers['accept-language'] ?? '').toLowerCase()
    const language = LANGUAGES.find((one) => wanted.startsWith(one)) ?? 'es'
    const words = texts[language]!
    const filled = html.replace('lang="es"', `lang="${language}"`).replace(/\{\{(\w+)\}\}/g, (_, key: string) => words[key] ?? key)
    return reply.type('text/html; charset=utf-8').header('vary', 'accept-language').send(filled)
  })
  server.get('/page.css', (_request, reply) => reply.type('text/css; charset=utf-8').send(read('page.css')))
  server.get('/page.js', (_request, reply) => reply.type('text/javascript; charset=utf-8').send(read('page.js')))
}

function addMailRoutes(server: FastifyInstance, { world }: MailSimulator): void {
  server.get('/_sim/mailboxes', () => ({ mailboxes: [...world.mailboxes.values()].map(({ address, name }) => ({ address, name })) }))
  server.post('/_sim/mailboxes', (request, reply) => {
    const { address, name, password, token } = request.body as Record<string, unknown>
    if (!/^[^\s@]+@[^\s@]+$/.test(text(address))) return reply.code(400).send({ error: 'address: a mail address' })
    const given = { ...(text(name) && { name: text(name) }), ...(text(password) && { password: text(password) }) }
    const made = addMailbox(world, { address: text(address), token: text(token) || null, ...given })
    return { address: made.address, name: made.name }
  })
  server.get<{ Params: { address: string }; Querystring: { folder?: string } }>('/_sim/mails/:address', async (request, reply) => {
    const mailbox = findMailbox(world, request.params.address)
    const folder = mailbox && findFolder(mailbox, request.query.folder ?? 'INBOX')
    if (!folder) return reply.code(404).send({ error: 'no such folder' })
    const mails = folder.mails.slice(-100).reverse()
    return { mails: await Promise.all(mails.map(async ({ uid, raw, at }) => ({ uid, at, ...(await readMail(raw)) }))) }
  })
  server.post('/_sim/mails', async (request, reply) => {
    const { from, to, subject, text: words, answers } = request.body as Record<string, unknown>
    const mail = { from: text(from), to: text(to), subject: text(subject), text: text(words) }
    const messageId = await writeMail(world, { ...mail, ...(typeof answers === 'number' && { answers }) })
    return messageId ? { messageId } : reply.code(404).send({ error: 'from: nobody has this address' })
  })
}

function addDrillRoutes(server: FastifyInstance, { world, imap }: MailSimulator): void {
  server.get('/_sim/accepted', () => ({
    accepted: world.accepted.map(({ raw, ...mail }) => ({ ...mail, raw: raw.toString('base64') })),
  }))
  server.post('/_sim/faults', (request) => {
    const { at, answer, times = 1 } = request.body as MailFault
    world.faults.push({ at, answer, times })
    return { faults: world.faults }
  })
  server.delete('/_sim/faults', () => {
    world.faults.length = 0
    return {}
  })
  server.post('/_sim/drop', () => {
    imap.drop()
    return {}
  })
  server.post('/_sim/renumber', (request, reply) => {
    const { address, folder = 'INBOX' } = request.body as { address?: string; folder?: string }
    const mailbox = findMailbox(world, text(address))
    const found = mailbox && findFolder(mailbox, folder)
    if (!found) return reply.code(404).send({ error: 'no such folder' })
    renumberFolder(world, found)
    return { uidValidity: found.uidValidity }
  })
}
