import { Alert } from '@mantine/core'
import type { ReactNode } from 'react'

/** Something to mind before going on. */
export function Warning({ title, children }: { title?: string; children?: ReactNode }) {
  return (
    <Alert
      role="status"
      {...(title && { title })}
      styles={{
        root: { background: 'var(--at-note)' },
        title: { color: 'var(--at-note-ink)' },
        label: { color: 'var(--at-note-ink)' },
        message: { color: 'var(--at-note-ink)' },
      }}
    >
      {children}
    </Alert>
  )
}
