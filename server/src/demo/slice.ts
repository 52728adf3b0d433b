import * as contract from '@atalaya/shared/contract/overview.ts'
import { AppError } from '../platform/errors.ts'
import type { Slice } from '../platform/slice.ts'
import { changeDemoState, readDemoState } from './demo-state.ts'
import { askForCrisis } from './start-crisis.ts'

/** The demonstration: a fictional bank whose customers write. It directs the simulated network from outside and uses the same verbs as everyone. */
export const demo: Slice = {
  name: 'demo',
  routes(http, platform) {
    const { db, clock } = platform
    const demand = async () => {
      const state = await readDemoState(db)
      if (!state) throw new AppError('not_found', 'demo/none', 'This workspace is not the demonstration.')
      return state
    }
    http.handle(contract.readDemo, async () => {
      const state = await readDemoState(db)
      if (!state) return { active: false, done: 0, of: 0, live: false, crisis: false, simulatorUrl: null, chatUrl: null }
      const accounts = await db
        .selectFrom('accounts')
        .select(['id', 'channel', 'settings'])
        .where('removed_at', 'is', null)
        .where('channel', 'in', ['x', 'chat'])
        .execute()
      const network = accounts.find(({ channel }) => channel === 'x')?.settings as { baseUrl?: string } | undefined
      const chat = accounts.find(({ channel }) => channel === 'chat')
      return {
        active: true,
        done: state.done,
        of: state.of,
        live: state.live,
        crisis: state.crisisUntil > clock.now().getTime(),
        simulatorUrl: network?.baseUrl ?? null,
        chatUrl: chat ? `/widget/demo/${chat.id}` : null,
      }
    })
    http.handle(contract.startCrisis, async () => {
      await demand()
      return { started: await askForCrisis(platform) }
    })
    http.handle(contract.setDemoTraffic, async ({ live }) => {
      await demand()
      await changeDemoState(platform, { live })
      return { live }
    })
  },
}
