import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { News, Order, SendPlan, SendReport } from './send-events.ts'

/** The load generator, ready to send what it has made and signed beforehand. */
export interface Load {
  send(): Promise<SendReport>
  /** Nothing more is sent until `resume`. */
  hold(): void
  resume(): void
  close(): void
}

const SCRIPT = fileURLToPath(new URL('./send-events.ts', import.meta.url))

export async function startLoad(plan: SendPlan): Promise<Load> {
  const child = fork(SCRIPT, { execArgv: ['--max-old-space-size=4096'] })
  const tell = (order: Order) => void (child.connected && child.send(order))
  const next = () =>
    new Promise<News>((resolve, reject) => {
      const ended = (code: number | null) => reject(new Error(`The load generator ended with ${code}.`))
      child.once('exit', ended)
      child.once('message', (news) => {
        child.off('exit', ended)
        resolve(news as News)
      })
    })
  tell({ plan })
  await next()
  return {
    async send() {
      tell('go')
      const news = await next()
      if (news === 'prepared') throw new Error('The load generator answered out of turn.')
      return news.report
    },
    hold: () => tell('hold'),
    resume: () => tell('resume'),
    close: () => child.disconnect(),
  }
}
