import type { Job } from '../platform/jobs.ts'
import type { Slice } from '../platform/slice.ts'
import { sendTranscript } from './widget/mail-transcript.ts'
import { widgetRoutes } from './widget/routes.ts'
import { sweepVisitorFiles } from './widget/sweep-visitor-files.ts'

/**
 * What the public reaches: the doors of the web chat. A visitor is known by a token, sees their own conversation and nothing else, and
 * everything they say goes the way in that networks' events go. It does not know what becomes of it.
 */
export const publicDoors: Slice = {
  name: 'public',
  routes: widgetRoutes,
  jobs: [sendTranscript] as unknown as Job[],
  loops: [sweepVisitorFiles],
}
