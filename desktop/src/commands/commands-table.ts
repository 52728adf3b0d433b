import type { CASE_MAYS } from '@atalaya/shared/contract/cases.ts'
import type { Permission } from '@atalaya/shared/contract/permissions.ts'

type CaseMay = (typeof CASE_MAYS)[number]
export const COMMAND_GROUPS = ['write', 'case', 'list', 'go', 'app'] as const
export type CommandGroup = (typeof COMMAND_GROUPS)[number]

/**
 * One thing a person can do. `keys` is a chord (`shift+a`, `mod+k`, mod being Ctrl or Cmd) or two in a row (`g i`); null has no keys until
 * somebody gives it some. A screen that can do it registers a runner; keys, menus, palette and the sheet of shortcuts all read this table.
 */
interface Shape {
  group: CommandGroup
  keys: string | null
  may?: CaseMay
  permission?: Permission
  /** Works while one types, too; only chords with mod may. */
  whileTyping?: boolean
}

const table = {
  reply: { group: 'write', keys: 'r', may: 'reply' },
  'reply-private': { group: 'write', keys: 'p', may: 'reply' },
  note: { group: 'write', keys: 'n', may: 'note' },
  send: { group: 'write', keys: 'mod+enter', whileTyping: true },
  templates: { group: 'write', keys: 'm', may: 'reply' },

  close: { group: 'case', keys: 'e', may: 'close' },
  reopen: { group: 'case', keys: null, may: 'reopen' },
  snooze: { group: 'case', keys: 's', may: 'snooze' },
  'assign-me': { group: 'case', keys: 'a', may: 'assign' },
  assign: { group: 'case', keys: 'shift+a', may: 'assign' },
  type: { group: 'case', keys: 't', may: 'edit' },
  escalate: { group: 'case', keys: null, may: 'escalate' },
  merge: { group: 'case', keys: null, may: 'merge' },
  split: { group: 'case', keys: null, may: 'split' },
  'set-aside': { group: 'case', keys: null, may: 'set-aside' },
  follow: { group: 'case', keys: 'f' },
  'copy-link': { group: 'case', keys: null },
  context: { group: 'case', keys: 'i' },

  next: { group: 'list', keys: 'j' },
  previous: { group: 'list', keys: 'k' },
  open: { group: 'list', keys: 'enter' },
  back: { group: 'list', keys: 'escape' },
  select: { group: 'list', keys: 'x' },
  'next-chat': { group: 'list', keys: 'c', permission: 'message.reply' },
  'take-next': { group: 'list', keys: 'h', permission: 'case.assign' },
  refresh: { group: 'list', keys: '.' },
  'save-view': { group: 'list', keys: null },
  views: { group: 'list', keys: 'v' },

  'go-inbox': { group: 'go', keys: 'g i', permission: 'case.read' },
  'go-overview': { group: 'go', keys: 'g o', permission: 'overview.read' },
  'go-contacts': { group: 'go', keys: 'g c', permission: 'contact.read' },
  'go-customers': { group: 'go', keys: 'g d', permission: 'contact.read' },
  'go-accounts': { group: 'go', keys: 'g a', permission: 'account.read' },
  'go-people': { group: 'go', keys: 'g p', permission: 'staff.read' },
  'go-settings': { group: 'go', keys: 'g s' },
  'go-me': { group: 'go', keys: 'g m' },

  search: { group: 'app', keys: '/', permission: 'case.read' },
  palette: { group: 'app', keys: 'mod+k', whileTyping: true },
  help: { group: 'app', keys: '?' },
  theme: { group: 'app', keys: null },
  density: { group: 'app', keys: null },
  'sign-out': { group: 'app', keys: null },
} satisfies Record<string, Shape>

export type CommandId = keyof typeof table
export interface Command extends Shape {
  id: CommandId
}
export const COMMANDS: readonly Command[] = Object.entries(table).map(([id, shape]) => ({ id: id as CommandId, ...(shape as Shape) }))
