import type { Slice } from '../platform/slice.ts'
import { serveFeed } from './serve-feed.ts'

/** The live feed of the desks: who may hear of which fact. It knows the data scope of cases; what facts mean it leaves to the desks. */
export const feed: Slice = { name: 'feed', routes: serveFeed }
