import type { Permission } from '@atalaya/shared/contract/permissions.ts'
import {
  IconAddressBook,
  IconChartHistogram,
  IconIdBadge2,
  IconInbox,
  IconMailExclamation,
  IconMessages,
  IconPlayerPlay,
  IconPlugConnected,
  IconSearch,
  IconSettings,
  IconUsersGroup,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { CommandId } from '../../commands/commands-table.ts'

export interface Module {
  /** Also the key of its name: `nav.<key>`. */
  key: string
  to: string
  icon: ComponentType<{ size?: number; stroke?: number }>
  /** Any of these opens it. */
  permissions: readonly Permission[]
  command?: CommandId
  demoOnly?: boolean
}

/** The modules of the rail, in its order. */
export const MODULES: readonly Module[] = [
  { key: 'inbox', to: '/inbox', icon: IconInbox, permissions: ['case.read'], command: 'go-inbox' },
  { key: 'search', to: '/search', icon: IconSearch, permissions: ['case.read'], command: 'search' },
  { key: 'loose', to: '/loose', icon: IconMessages, permissions: ['case.read'] },
  { key: 'overview', to: '/overview', icon: IconChartHistogram, permissions: ['overview.read'], command: 'go-overview' },
  { key: 'contacts', to: '/contacts', icon: IconAddressBook, permissions: ['contact.read'], command: 'go-contacts' },
  { key: 'customers', to: '/customers', icon: IconIdBadge2, permissions: ['contact.read'], command: 'go-customers' },
  { key: 'accounts', to: '/accounts', icon: IconPlugConnected, permissions: ['account.read'], command: 'go-accounts' },
  { key: 'people', to: '/people', icon: IconUsersGroup, permissions: ['staff.read'], command: 'go-people' },
  {
    key: 'settings',
    to: '/settings',
    icon: IconSettings,
    permissions: ['taxonomy.manage', 'template.manage', 'workspace.manage', 'key.manage'],
    command: 'go-settings',
  },
  { key: 'events', to: '/events', icon: IconMailExclamation, permissions: ['raw.read'] },
  { key: 'demo', to: '/demo', icon: IconPlayerPlay, permissions: ['demo.run'], demoOnly: true },
]
