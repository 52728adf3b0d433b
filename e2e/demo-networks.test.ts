import { sendReply } from '@atalaya/shared/contract/conversations.ts'
import { expect, onTestFinished, test } from 'vitest'
import { makeWorkspace } from '../server/src/demo/make-workspace.ts'
import { type OtherNetworks, startOtherNetworks } from '../server/src/demo/other-networks.ts'
import { newId } from '../server/src/platform/ids.ts'
import { findPort } from '../server/src/platform/listen.ts'
import { makeCast } from '../tools/seed/cast.ts'
import { makeRandom } from '../tools/seed/random.ts'
import { raiseStage } from './stage.ts'

const ALL = ['facebook', 'instagram', 'whatsapp', 'email'] as const
const PATIENCE = { timeout: 60_000, interval: 100 }

async function openPorts() {
  const [meta, mail, imap, smtp] = await Promise.all(ALL.map(() => findPort(0)))
  return { meta: meta!, mail: mail!, imap: imap!, smtp: smtp! }
}

test('the demonstration is on every network, also after another start, and an answer reaches whoever wrote before it', async () => {
  const ports = await openPorts()
  const stage = await raiseStage({
    EGRESS_ALLOW: Object.values(ports)
      .map((port) => `127.0.0.1:${port}`)
      .join(','),
  })
  await makeWorkspace(stage.platform)
  const start = async (): Promise<OtherNetworks> => {
    const networks = startOtherNetworks(stage.platform, ports, new AbortController().signal)
    onTestFinished(() => networks.stop())
    await expect.poll(() => networks.connected(), PATIENCE).toEqual(ALL)
    return networks
  }

  const first = await start()
  const person = makeCast('stage').onChat(makeRandom('stage'))
  for (const channel of ALL) {
    const visibility = channel === 'facebook' || channel === 'instagram' ? 'public' : 'private'
    await first.write(channel, { person, channel, account: channel, visibility, text: `Me cobraron dos veces la misma compra, por ${channel}.` })
  }
  const channels = async () => (await stage.db.selectFrom('cases').select('channel').execute()).map(({ channel }) => channel)
  await expect.poll(async () => new Set(await channels()), PATIENCE).toEqual(new Set(ALL))
  await first.stop()

  await start()
  expect((await stage.db.selectFrom('accounts').select('channel').execute()).map(({ channel }) => channel).sort()).toEqual([...ALL].sort())
  const agent = await stage.person('administrator', 'Ana Ruiz')
  const threads = await stage.db
    .selectFrom('conversations')
    .innerJoin('accounts', 'accounts.id', 'conversations.account_id')
    .select(['conversations.id', 'accounts.channel'])
    .execute()
  for (const { id, channel } of threads)
    await agent.call(sendReply, { conversationId: id, messageId: newId(), text: `Ya lo vemos, en ${channel}.`, undoSeconds: 0 })
  const texts = async (port: number) => {
    const { accepted } = (await (await fetch(`http://127.0.0.1:${port}/_sim/accepted`)).json()) as { accepted: { text?: string; raw?: string }[] }
    return accepted.map(({ text, raw }) => text ?? Buffer.from(raw ?? '', 'base64').toString())
  }
  const accepted = async () => [...(await texts(ports.meta)), ...(await texts(ports.mail))].join('\n')
  for (const channel of ALL) await expect.poll(accepted, PATIENCE).toContain(`Ya lo vemos, en ${channel}.`)
})
