import { signOut } from '@atalaya/shared/contract/staff.ts'
import { useComputedColorScheme } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { CommandId } from '../../commands/commands-table.ts'
import { useCommand } from '../../commands/use-commands.tsx'
import { useDo } from '../../data.ts'
import { usePreferences } from '../../preferences.ts'
import { useMay } from './me-context.tsx'
import { MODULES, type Module } from './modules.ts'

/** Offers the commands that work on every page. */
export function AppCommands() {
  const [preferences, change] = usePreferences()
  const isDark = useComputedColorScheme() === 'dark'
  const navigate = useNavigate()
  const client = useQueryClient()
  const { mutate: leave } = useDo(signOut, {
    onDone() {
      client.clear()
      void navigate({ to: '/sign-in' })
    },
  })
  useCommand('theme', () => change({ theme: isDark ? 'light' : 'dark' }))
  useCommand('density', () => change({ density: preferences.density === 'compact' ? 'comfortable' : 'compact' }))
  useCommand('go-me', () => void navigate({ to: '/me' }))
  useCommand('sign-out', () => leave({}))
  return MODULES.map((module) => module.command && <GoTo key={module.key} module={module} command={module.command} />)
}

function GoTo({ module, command }: { module: Module; command: CommandId }) {
  const navigate = useNavigate()
  const may = useMay()
  useCommand(command, may(...module.permissions) ? () => void navigate({ to: module.to }) : null)
  return null
}
