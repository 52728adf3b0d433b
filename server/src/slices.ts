import type { Slice } from './platform/slice.ts'
import { staff } from './staff/slice.ts'

/** Every slice of the product, each below the ones that may build on it. */
export const SLICES: readonly Slice[] = [staff]
