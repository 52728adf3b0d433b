import { seededRandom } from '../../x/world/seeded-random.ts'
import type { App } from '../world/assets.ts'
import type { Json } from '../world/content.ts'
import type { Notice } from '../world/happening.ts'
import { threadOf } from '../world/messages.ts'
import type { Installation, World } from '../world/world.ts'
import { type DeliveryMode, USUAL_MODE } from './delivery-mode.ts'
import { createLane, type Delivery, type LaneCounts } from './lane.ts'
import { cutParcels, type Item, packBody } from './pack.ts'
import { createWaitingRoom } from './waiting-room.ts'
import { withNumericIds, writeBody } from './write-body.ts'

/** Bodies kept for a look and for sending again. */
const ARCHIVE = 2000

export type Posted = { url: string; secret: string; object: string; body: string; status: number | undefined }
export type Deliverer = {
  mode: DeliveryMode
  deliveries: Delivery[]
  posted: Posted[]
  offer(notice: Notice): void
  /** Sends a body as it is to everybody who listens to its object; how many that are. */
  sendRaw(object: string, body: string): number
  release(): void
  setMode(change: Partial<DeliveryMode>): void
  counts(): LaneCounts & { waiting: number; total: number }
  clear(): void
  close(): void
}

/** An account connected by an Instagram login. */
const isFlat = (world: World, notice: Notice): boolean => {
  const asset = world.assets.get(notice.entryId)
  return asset?.kind === 'instagram' && asset.login === 'instagram'
}

/** Where one app stands in a thread: another app's thread is only watched. */
function formFor(world: World, notice: Notice, app: App): Item['form'] {
  if (notice.form === 'changes') return isFlat(world, notice) ? 'flat' : 'changes'
  const { thread } = notice
  const owner = thread && threadOf(world, thread.network, notice.entryId, thread.personId).ownerAppId
  return owner !== undefined && owner !== app.appId && notice.field !== 'messaging_handovers' ? 'standby' : 'messaging'
}

function targetOf(world: World, notice: Notice, app: App, installation: Installation): Item['target'] | undefined {
  const callback = app.callbacks.get(notice.object)
  const wanted = formFor(world, notice, app) === 'standby' ? 'standby' : notice.field
  if (!callback?.active || !callback.fields.has(wanted)) return undefined
  const ownFields = notice.object === 'page' || isFlat(world, notice)
  if (ownFields && installation.fields && !installation.fields.has(wanted)) return undefined
  return { url: installation.overrideUrl ?? callback.url, secret: isFlat(world, notice) ? app.instagramAppSecret : app.appSecret }
}

/** Old feed notices name their author in two keys of their own. */
function withSenderKeys(value: Json): Json {
  const { from, ...rest } = value
  const { id, name } = (from ?? {}) as { id?: string; name?: string }
  return id === undefined ? value : { sender_id: id, sender_name: name, ...rest }
}

/** Brings notices to the apps that asked for them: signed, repeated, together, in the chosen manner, and written down. */
export function createDeliverer(world: World): Deliverer {
  const mode: DeliveryMode = { ...USUAL_MODE }
  const deliveries: Delivery[] = []
  const posted: Posted[] = []
  const chance = { next: seededRandom(mode.seed) }
  const lane = createLane(world.now, mode)

  const watch = (app: App, object: Notice['object'], installedOn: string, status: number) => {
    const callback = app.callbacks.get(object)
    if (!callback) return
    if (status >= 200 && status < 300) callback.failingSinceMs = undefined
    else callback.failingSinceMs ??= world.now()
    if (callback.failingSinceMs !== undefined && world.now() - callback.failingSinceMs >= mode.disableAfterMs)
      world.installed.get(installedOn)?.delete(app.appId)
  }
  const write = (url: string, secret: string, object: string, body: string, about: readonly Delivery[], done: (status: number) => void) => {
    const line: Posted = { url, secret, object, body, status: undefined }
    posted.push(line)
    if (posted.length > ARCHIVE) posted.shift()
    const settled = (status: number) => {
      line.status = status
      done(status)
    }
    lane.push([{ url, secret, body, attempt: 1, deliveries: about, settled }])
  }
  const leave = (items: readonly Item[]) => {
    for (const parcel of cutParcels(items, () => 1 + Math.floor(chance.next() * mode.batchMost))) {
      const [first] = parcel
      if (!first) continue
      const { url, secret } = first.target
      const plain = writeBody(packBody(parcel))
      const body = first.notice.object === 'page' && chance.next() < mode.numericIdsShare ? withNumericIds(plain) : plain
      const app = world.apps.get(first.delivery.appId)
      // A copy may travel in the same body.
      const about = [...new Set(parcel.map((item) => item.delivery))]
      write(url, secret, first.notice.object, body, about, (status) => app && watch(app, first.notice.object, first.notice.installedOn, status))
    }
  }
  const room = createWaitingRoom(mode, () => chance.next(), leave)

  const record = (notice: Notice, app: App, target: Item['target']) => {
    const copies = mode.copiesMin + Math.floor(chance.next() * (mode.copiesMax - mode.copiesMin + 1))
    const delivery: Delivery = {
      index: deliveries.length,
      object: notice.object,
      appId: app.appId,
      entryId: notice.entryId,
      field: notice.field,
      subjectId: notice.subjectId,
      url: target.url,
      atMs: world.now(),
      copies,
      attempts: 0,
      lastStatus: 0,
      acknowledgedAtMs: undefined,
      gaveUpAtMs: undefined,
    }
    deliveries.push(delivery)
    const value = notice.field === 'feed' && chance.next() < mode.senderKeysShare ? withSenderKeys(notice.value) : notice.value
    const item: Item = { delivery, target, notice, form: formFor(world, notice, app), value, atMs: world.now() }
    room.add(Array.from({ length: copies }, () => item))
  }

  return {
    mode,
    deliveries,
    posted,
    offer(notice) {
      for (const [appId, installation] of world.installed.get(notice.installedOn) ?? []) {
        const app = world.apps.get(appId)
        const target = app && targetOf(world, notice, app, installation)
        if (app && target) record(notice, app, target)
      }
    },
    sendRaw(object, body) {
      const asked = [...world.apps.values()].flatMap((app) => {
        const callback = [...app.callbacks].find(([name, held]) => name === object && held.active)?.[1]
        return callback ? [{ url: callback.url, secret: app.appSecret }] : []
      })
      for (const { url, secret } of asked) write(url, secret, object, body, [], () => undefined)
      return asked.length
    },
    release: room.release,
    setMode(change) {
      const wasHeld = mode.hold
      Object.assign(mode, change)
      if (change.seed !== undefined) chance.next = seededRandom(change.seed)
      if (wasHeld && !mode.hold) room.release()
    },
    counts: () => ({ ...lane.counts(), waiting: room.size(), total: deliveries.length }),
    clear() {
      lane.clear()
      room.clear()
      deliveries.length = 0
      posted.length = 0
      Object.assign(mode, USUAL_MODE)
      chance.next = seededRandom(mode.seed)
    },
    close() {
      room.clear()
      lane.close()
    },
  }
}
