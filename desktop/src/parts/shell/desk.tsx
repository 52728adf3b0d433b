import { type Me, readMe } from '@atalaya/shared/contract/staff.ts'
import { useMantineColorScheme } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Outlet, useLocation, useNavigate, useRouter } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommandId } from '../../commands/commands-table.ts'
import { CommandsProvider, useCommand, useCommands } from '../../commands/use-commands.tsx'
import { useAsk } from '../../data.ts'
import { showLocale } from '../../i18n/open-catalogue.ts'
import { insist } from '../../insist.ts'
import { usePreferences } from '../../preferences.ts'
import { whenSettled } from '../../when-settled.ts'
import { ChatStrip } from '../chat-strip/chat-strip.tsx'
import { DemoStrip } from '../demo-strip/demo-strip.tsx'
import { NamesProvider } from '../names/use-names.ts'
import { AccountNotices } from '../notices/account-notices.tsx'
import { Notices } from '../notices/notices.tsx'
import { Loading, Refused } from '../states/ask-states.tsx'
import { SayWhenProvider } from '../time/say-when.tsx'
import { AppCommands } from './app-commands.tsx'
import classes from './desk.module.css'
import { LiveProvider } from './live-line.tsx'
import { MeContext } from './me-context.tsx'
import { OfflineBanner } from './offline-banner.tsx'
import { Rail } from './rail.tsx'

/** How far changes of many cases are, fetched behind the first page. */
const BulkRuns = lazy(() => insist(() => import('../bulk/bulk-runs.tsx')))
/** Palette and sheet of shortcuts, fetched when the first page stands. */
const Sheets = lazy(async () => ({ default: (await insist(() => import('./sheets.tsx'))).Sheets }))

/** The frame of every page behind the sign-in. Who is not signed in is sent there, and back here afterwards. */
export function Desk() {
  const me = useAsk(readMe, {})
  const router = useRouter()
  const navigate = useNavigate()
  const [asked] = useState(() => router.state.location.href)
  const isStranger = me.error?.status === 401
  // Once, with the page that was asked for: while the sign-in is on its way the address is already another.
  useEffect(() => {
    if (isStranger) void navigate({ to: '/sign-in', search: { back: asked }, replace: true })
  }, [isStranger, asked, navigate])
  if (isStranger) return <Loading />
  if (me.data) return <DeskOf me={me.data} />
  return me.error ? <Refused error={me.error} onRetry={() => void me.refetch()} /> : <Loading />
}

/** What is not needed to see the first page. Called for earlier, the palette and the shortcuts are fetched at once and open then. */
function SheetsLater() {
  const { run } = useCommands()
  const [isTime, setIsTime] = useState(false)
  const [areThere, setAreThere] = useState(false)
  const [called, setCalled] = useState<CommandId | null>(null)
  const client = useQueryClient()
  useEffect(() => whenSettled(client, () => setIsTime(true)), [client])
  useCommand('palette', areThere ? null : () => setCalled('palette'))
  useCommand('help', areThere ? null : () => setCalled('help'))
  useEffect(() => {
    if (!areThere || !called) return
    setCalled(null)
    run(called)
  }, [areThere, called, run])
  return (
    <Suspense>
      {(isTime || called) && <Sheets />}
      {isTime && <BulkRuns />}
      {(isTime || called) && <Told onThere={setAreThere} />}
    </Suspense>
  )
}

/** Says that what stands before it in the same wait is there. */
function Told({ onThere }: { onThere: (areThere: boolean) => void }) {
  useEffect(() => onThere(true), [onThere])
  return null
}

function DeskOf({ me }: { me: Me }) {
  const [preferences] = usePreferences()
  const { i18n, t } = useTranslation()
  const { setColorScheme } = useMantineColorScheme()
  const pathname = useLocation({ select: (location) => location.pathname })
  const main = useRef<HTMLElement>(null)
  useEffect(() => {
    if (i18n.language !== me.locale) void showLocale(i18n, me.locale)
  }, [i18n, me.locale])
  useEffect(() => setColorScheme(preferences.theme), [preferences.theme, setColorScheme])
  // A new page is read from its beginning by those who hear it.
  useEffect(() => {
    if (pathname) main.current?.focus({ preventScroll: true })
  }, [pathname])
  return (
    <MeContext value={me}>
      <CommandsProvider keys={preferences.keys} isOff={preferences.shortcutsOff}>
        <LiveProvider>
          <SayWhenProvider>
            <NamesProvider>
              <div className={classes.desk} data-density={preferences.density}>
                <a className={classes.skip} href="#content">
                  {t('nav.skip')}
                </a>
                <Rail />
                <div className={classes.page}>
                  <OfflineBanner />
                  <DemoStrip />
                  <ChatStrip />
                  <main id="content" ref={main} tabIndex={-1} className={classes.content}>
                    <Outlet />
                  </main>
                </div>
              </div>
              <AppCommands />
              <SheetsLater />
              <Notices />
              <AccountNotices />
            </NamesProvider>
          </SayWhenProvider>
        </LiveProvider>
      </CommandsProvider>
    </MeContext>
  )
}
