import { Group, Text, Title } from '@mantine/core'
import { IconChevronLeft } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import classes from './page.module.css'

interface PageShape {
  title: ReactNode
  hint?: ReactNode
  /** What can be done here, at the right of the title. */
  actions?: ReactNode
  back?: { to: string; label: string }
  maxWidth?: number
  children: ReactNode
}

/** A page of the desk: its title, what it is for, what can be done on it, then its panels. */
export function Page({ title, hint, actions, back, maxWidth = 1200, children }: PageShape) {
  return (
    <div className={classes.page}>
      <div className={classes.inner} style={{ maxWidth }}>
        <div className={classes.head}>
          <div className={classes.title}>
            {back && (
              <Link to={back.to} className={classes.back}>
                <IconChevronLeft size={14} stroke={1.8} aria-hidden />
                {back.label}
              </Link>
            )}
            <Title order={1} fz={24}>
              {title}
            </Title>
            {hint && (
              <Text c="dimmed" mt={4} maw={640} component="div">
                {hint}
              </Text>
            )}
          </div>
          {actions && <Group gap="xs">{actions}</Group>}
        </div>
        {children}
      </div>
    </div>
  )
}

interface PanelShape {
  title?: ReactNode
  hint?: ReactNode
  actions?: ReactNode
  /** Without room around its content, as lists and tables want it. */
  flush?: boolean
  children: ReactNode
}

/** A surface on a page that holds one matter. */
export function Panel({ title, hint, actions, flush = false, children }: PanelShape) {
  return (
    <section className={`${classes.panel} ${flush ? classes.flush : ''}`}>
      {(title || actions) && (
        <div className={classes.panelHead}>
          <div className={classes.grow}>
            {title && (
              <Title order={2} fz={16}>
                {title}
              </Title>
            )}
            {hint && (
              <Text size="sm" c="dimmed" mt={2} maw={640} component="div">
                {hint}
              </Text>
            )}
          </div>
          {actions && <Group gap="xs">{actions}</Group>}
        </div>
      )}
      {children}
    </section>
  )
}
