import { accounts } from './accounts/slice.ts'
import { analytics } from './analytics/slice.ts'
import { cases } from './cases/slice.ts'
import { contacts } from './contacts/slice.ts'
import { conversations } from './conversations/slice.ts'
import { demo } from './demo/slice.ts'
import { feed } from './feed/slice.ts'
import { files } from './files/slice.ts'
import { intake } from './intake/slice.ts'
import { knowledge } from './knowledge/slice.ts'
import { notices } from './notices/slice.ts'
import type { Slice } from './platform/slice.ts'
import { publicDoors } from './public/slice.ts'
import { staff } from './staff/slice.ts'

/** Every slice of the product, each below the ones that may build on it. */
export const SLICES: readonly Slice[] = [
  staff,
  files,
  accounts,
  contacts,
  conversations,
  cases,
  knowledge,
  analytics,
  intake,
  feed,
  notices,
  publicDoors,
  demo,
]
