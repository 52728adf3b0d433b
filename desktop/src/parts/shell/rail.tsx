import { Menu, Tooltip, useComputedColorScheme } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconCommand, IconDots, IconMoon, IconSun } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { keysOf } from '../../commands/chords.ts'
import { COMMANDS } from '../../commands/commands-table.ts'
import { ShowKeys } from '../../commands/show-keys.tsx'
import { useCommands } from '../../commands/use-commands.tsx'
import { Mark } from '../brand/mark.tsx'
import { Face } from '../people/face.tsx'
import classes from './desk.module.css'
import { useLive } from './live-line.tsx'
import { useMay, useMe } from './me-context.tsx'
import { MODULES, type Module } from './modules.ts'

const ON_A_PHONE = 3

/** The modules that who is signed in may open, then theme, palette and one's own account. On a phone it lies at the bottom. */
export function Rail() {
  const { t } = useTranslation()
  const me = useMe()
  const may = useMay()
  const isPhone = useMediaQuery('(max-width: 48em)')
  const mine = MODULES.filter(({ permissions, demoOnly }) => may(...permissions) && (!demoOnly || me.workspace.demo))
  const shown = isPhone ? mine.slice(0, ON_A_PHONE) : mine
  return (
    <nav className={classes.rail} aria-label={t('nav.main')}>
      <Link to="/inbox" className={classes.mark} aria-label="Atalaya">
        <Mark size={32} />
      </Link>
      <div className={classes.modules}>
        {shown.map((module) => (
          <RailLink key={module.key} module={module} />
        ))}
        {isPhone && <MoreModules modules={mine.slice(ON_A_PHONE)} />}
      </div>
      <div className={classes.feet}>
        <RailFeet />
      </div>
    </nav>
  )
}

function RailLink({ module: { key, to, icon: Icon, command } }: { module: Module }) {
  const { t } = useTranslation()
  const { keys: changes } = useCommands()
  const found = COMMANDS.find(({ id }) => id === command)
  const keys = found && keysOf(found, changes)
  return (
    <Tooltip
      position="right"
      label={
        <>
          {t(`nav.${key}`)} {keys && <ShowKeys keys={keys} />}
        </>
      }
    >
      <Link to={to} className={classes.item} aria-label={t(`nav.${key}`)}>
        <Icon size={21} stroke={1.6} />
      </Link>
    </Tooltip>
  )
}

function MoreModules({ modules }: { modules: readonly Module[] }) {
  const { t } = useTranslation()
  return (
    <Menu position="top">
      <Menu.Target>
        <button type="button" className={classes.item} aria-label={t('nav.more')}>
          <IconDots size={21} stroke={1.6} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {modules.map(({ key, to, icon: Icon }) => (
          <Menu.Item key={key} component={Link} to={to} leftSection={<Icon size={16} stroke={1.6} />}>
            {t(`nav.${key}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function RailFeet() {
  const { t } = useTranslation()
  const me = useMe()
  const { run } = useCommands()
  const { line } = useLive()
  const isDark = useComputedColorScheme() === 'dark'
  const said = t(line === 'open' ? 'live.online' : 'live.connecting')
  return (
    <>
      <Tooltip
        position="right"
        label={
          <>
            {t('nav.palette')} <ShowKeys keys="mod+k" />
          </>
        }
      >
        <button type="button" className={`${classes.item} ${classes.wide}`} aria-label={t('nav.palette')} onClick={() => run('palette')}>
          <IconCommand size={20} stroke={1.6} />
        </button>
      </Tooltip>
      <Tooltip position="right" label={t('theme.toggle')}>
        <button type="button" className={`${classes.item} ${classes.wide}`} aria-label={t('theme.toggle')} onClick={() => run('theme')}>
          {isDark ? <IconSun size={20} stroke={1.6} /> : <IconMoon size={20} stroke={1.6} />}
        </button>
      </Tooltip>
      <Tooltip position="right" label={`${me.name} · ${said}`}>
        <Link to="/me" className={classes.item}>
          <span className="visually-hidden">{`${t('nav.me')}: ${me.name}. ${said}`}</span>
          <Face name={me.name} id={me.personId} image={me.image} size={28} />
          <span className={classes.dot} data-line={line} />
        </Link>
      </Tooltip>
    </>
  )
}
