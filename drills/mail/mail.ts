import { setTimeout as sleep } from 'node:timers/promises'
import { connectAccount } from '@atalaya/shared/contract/accounts.ts'
import type pg from 'pg'
import { residentMegabytes } from '../../bench/open-stage.ts'
import { keyAs, openWorkspace } from '../../bench/open-workspace.ts'
import { makeDataDir, type ServerProcess, startServer } from '../../bench/start-server.ts'
import { type MailSimulator, startMailSimulator } from '../../simulators/src/mail/simulator.ts'
import { addMailbox, findFolder, putMail, renumberFolder } from '../../simulators/src/mail/world/mailboxes.ts'
import type { Folder } from '../../simulators/src/mail/world/world.ts'
import { answerCustomers } from '../answer-customers.ts'
import { countRows, openPool } from '../compare/ledgers.ts'
import type { Drill, Verdict } from '../verdict.ts'
import { compareSent } from './compare-sent.ts'

const BRAND = 'ayuda@banco.test'
const MACHINES = ['robot@cliente.test', 'fuera@cliente.test'] as const
const CUSTOMERS = 400
/** What the outgoing server does to us, one after the other. */
const FAULTS = [
  { at: 'after-data', answer: 'drop' },
  { at: 'data', answer: '451 4.3.0 Not now' },
  { at: 'rcpt', answer: 'drop' },
  { at: 'mail', answer: '421 4.3.2 Closing' },
] as const
const MOST_MB = 900

/**
 * A mailbox with a long backlog whose server cuts the connection, shows mails twice and numbers them anew, an outgoing server that takes mail
 * and does not say so, and customers whose machines answer: each mail is kept once and sent once, and no two machines talk for ever.
 */
export const mail: Drill = async ({ full }, verdict) => {
  const backlog = full ? 30_000 : 10_000
  const network = await startMailSimulator()
  const inbox = fillMailbox(network, backlog)
  const ports = [network.imap.port, network.smtp.port]
  const server = await startServer({ dataDir: makeDataDir(), env: { EGRESS_ALLOW: ports.map((port) => `127.0.0.1:${port}`).join(',') } })
  const database = openPool(server.databaseUrl)
  try {
    const admin = await openWorkspace(server.url)
    const accountId = await connectMailbox(admin, network)
    await takeBacklog(verdict, { network, inbox, server, database, backlog })
    const agents = await Promise.all([1, 2, 3].map(() => keyAs(server.url, admin)))
    await letMachinesWrite(network, inbox, database)
    await failWhileAnswering(verdict, network, database, () =>
      answerCustomers({ agents, database, replies: full ? 200 : 60, perSecond: 10, accountId }),
    )
  } finally {
    await database.end()
    await server.stop()
    await network.close()
  }
}

function rawMail(number: number): Buffer {
  const from = `cliente${number % CUSTOMERS}@cliente.test`
  const lines = [
    `From: Cliente ${number % CUSTOMERS} <${from}>`,
    `To: ${BRAND}`,
    `Message-ID: <m${number}@cliente.test>`,
    `Subject: Consulta ${number}`,
  ]
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\nNo puedo entrar en mi cuenta, caso ${number}.\r\n`)
}

function fillMailbox(network: MailSimulator, backlog: number): Folder {
  const inbox = findFolder(addMailbox(network.world, { address: BRAND, name: 'Banco' }), 'INBOX')!
  for (let index = 0; index < CUSTOMERS; index++) addMailbox(network.world, { address: `cliente${index}@cliente.test` })
  for (const [index, address] of MACHINES.entries())
    addMailbox(network.world, { address, autoReply: { text: 'No estoy en la oficina.', rude: index === 0 } })
  for (let number = 0; number < backlog; number++) putMail(network.world, inbox, rawMail(number))
  // Some servers show a mail twice, as after a copy that was cut short.
  for (let number = 0; number < backlog; number += 100) putMail(network.world, inbox, rawMail(number))
  return inbox
}

async function connectMailbox(admin: Awaited<ReturnType<typeof openWorkspace>>, network: MailSimulator): Promise<string> {
  const near = { imapHost: '127.0.0.1', imapSecurity: 'none', smtpHost: '127.0.0.1', smtpSecurity: 'none' }
  const settings = { ...near, address: BRAND, imapPort: network.imap.port, smtpPort: network.smtp.port, initialDays: 1 }
  const { account } = await admin.call(connectAccount, { channel: 'email', settings, secrets: { password: 'secret' } })
  return account.accountId
}

interface Taking {
  network: MailSimulator
  inbox: Folder
  server: ServerProcess
  database: pg.Pool
  backlog: number
}

async function takeBacklog(verdict: Verdict, { network, inbox, server, database, backlog }: Taking): Promise<void> {
  const began = performance.now()
  let most = 0
  let cuts = 0
  let renumbered = false
  const isDone = async () => (await countRows(database, `messages where direction = 'in'`)) >= backlog
  for (const end = began + 240_000; performance.now() < end && !(await isDone()); await sleep(500)) {
    most = Math.max(most, residentMegabytes(server.pid))
    const kept = await countRows(database, 'raw_events')
    if (cuts < 3 && kept > (backlog / 6) * (cuts + 1)) {
      network.imap.drop()
      cuts++
    } else if (!renumbered && kept > backlog * 0.7) {
      renumberFolder(network.world, inbox)
      renumbered = true
    }
  }
  const tookS = (performance.now() - began) / 1000
  verdict.note(`${backlog} mails in ${tookS.toFixed(0)} s with ${cuts} cuts and a new numbering, ${most} MB at most`)
  verdict.must(cuts === 3 && renumbered, 'the connection was cut three times and the folder numbered anew')
  await untilQuiet(database)
  const kept = await countRows(database, `messages where direction = 'in'`)
  const different = Number(
    (await database.query<{ n: string }>(`select count(distinct provider_id) as n from messages where direction = 'in'`)).rows[0]!.n,
  )
  verdict.must(
    kept === backlog && different === backlog,
    'each mail of the backlog is kept once',
    `${kept} kept, ${different} different, of ${backlog}`,
  )
  verdict.must((await countRows(database, `raw_events where state = 'parked'`)) === 0, 'none is set aside')
  verdict.must(most < MOST_MB, 'memory stays bounded', `${most} MB`)
}

/** The machines have written to the brand, so that people answer them too. */
async function letMachinesWrite(network: MailSimulator, inbox: Folder, database: pg.Pool): Promise<void> {
  const before = await countRows(database, `messages where direction = 'in'`)
  for (const address of MACHINES)
    putMail(network.world, inbox, Buffer.from(`From: ${address}\r\nTo: ${BRAND}\r\nMessage-ID: <inicio-${address}>\r\nSubject: Hola\r\n\r\nHola\r\n`))
  for (let tries = 0; tries < 100 && (await countRows(database, `messages where direction = 'in'`)) < before + 2; tries++) await sleep(300)
}

async function failWhileAnswering(
  verdict: Verdict,
  network: MailSimulator,
  database: pg.Pool,
  answer: () => ReturnType<typeof answerCustomers>,
): Promise<void> {
  const received = await countRows(database, `messages where direction = 'in'`)
  const faults = network.world.faults
  let given = 0
  // One at a time, for a server that fails on and on is left alone for a while.
  const failing = setInterval(() => faults.push({ ...FAULTS[given++ % FAULTS.length]!, times: 1 }), 400)
  const { asked, refused } = await answer().finally(() => clearInterval(failing))
  verdict.note(`${given} faults of the outgoing server`)
  verdict.note(`${asked.length} replies taken, refused: ${JSON.stringify(refused)}`)
  for (let tries = 0; tries < 400 && (await countRows(database, `messages where state in ('queued', 'sending')`)) > 0; tries++) await sleep(300)
  await sleep(3_000)
  await untilQuiet(database)
  await compareSent(
    verdict,
    database,
    network.world.accepted,
    asked.map(({ messageId }) => messageId),
  )
  const answers = (await countRows(database, `messages where direction = 'in'`)) - received
  const toMachines = network.world.accepted.filter(({ to }) => to.some((one) => MACHINES.some((machine) => machine === one))).length
  verdict.must(
    answers <= toMachines,
    'machines answer what people wrote, and nothing answers them',
    `${toMachines} mails to machines, ${answers} answers`,
  )
}

async function untilQuiet(database: pg.Pool): Promise<void> {
  for (let tries = 0, still = 0; tries < 200 && still < 4; tries++) {
    still = (await countRows(database, `raw_events where state = 'pending'`)) === 0 ? still + 1 : 0
    await sleep(400)
  }
}
