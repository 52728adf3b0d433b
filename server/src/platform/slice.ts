import type { Reaction } from './catch-up.ts'
import type { Http } from './http.ts'
import type { Job } from './jobs.ts'
import type { Platform } from './platform.ts'

/** Work that goes on in the background of a worker process until stopped. */
export interface Loop {
  stop(): Promise<void>
}

/** All that a slice gives the application. slices.ts lists them; nothing else imports a slice.ts. */
export interface Slice {
  name: string
  routes?: (http: Http, platform: Platform) => void
  reactions?: (platform: Platform) => Reaction
  jobs?: readonly Job[]
  /** Started in worker processes once the database is ready. */
  loops?: readonly ((platform: Platform) => Loop)[]
  /** What every workspace must have before the first request: default rows. Doing it twice is doing it once. */
  provision?: (platform: Platform) => Promise<void>
}
