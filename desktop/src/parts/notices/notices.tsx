import { callApi } from '@atalaya/shared/client.ts'
import { countCases, listCases, readCase } from '@atalaya/shared/contract/cases.ts'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { askKey, useAsk } from '../../data.ts'
import { usePreferences } from '../../preferences.ts'
import { useLive } from '../shell/live-line.tsx'
import { useMay, useMe } from '../shell/me-context.tsx'
import { beep } from './beep.ts'
import { type Notice, whichNotice } from './which-notice.ts'

const LEAST_BETWEEN_MS = 1500
const FRESH_MS = 3_000

/** Tells who sits at the desk what they asked to be told, in the ways they chose, and counts in the title of the page. */
export function Notices() {
  const { hear } = useLive()
  const me = useMe()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { t } = useTranslation()
  const [preferences] = usePreferences()
  const tell = useRef<(notice: Notice) => Promise<void>>(async () => undefined)
  const toldAt = useRef(Number.NEGATIVE_INFINITY)

  useEffect(() => {
    tell.current = async ({ event, caseId, ifMine }) => {
      const ways = preferences.notices[event]
      if (preferences.doNotDisturb || ways.length === 0 || performance.now() - toldAt.current < LEAST_BETWEEN_MS) return
      const about = await lookUp(client, caseId, ifMine ? 'mine' : event === 'opened' ? 'unassigned' : null).catch(() => null)
      if (!about || performance.now() - toldAt.current < LEAST_BETWEEN_MS) return
      toldAt.current = performance.now()
      if (ways.includes('sound')) beep()
      if (!ways.includes('desktop') || document.hasFocus() || !('Notification' in window) || Notification.permission !== 'granted') return
      const shown = new Notification(t(`inbox:notices.${event}`, { name: about.contact.name, number: about.number }), {
        body: about.preview.slice(0, 140),
        tag: caseId,
        icon: '/favicon.svg',
        silent: true,
      })
      shown.onclick = () => {
        window.focus()
        void navigate({ to: '/inbox', search: { view: 'all', case: caseId } })
        shown.close()
      }
    }
  })
  useEffect(
    () =>
      hear((fact) => {
        const notice = whichNotice(fact, me.personId)
        if (notice) void tell.current(notice)
      }),
    [hear, me.personId],
  )
  return <TitleCount />
}

/**
 * The case of a notice, if it is in that view. In a rush of hundreds a minute most are somebody else's: the first page of a view tells
 * that for all of them, every few seconds, where a question for each would be refused as too many.
 */
async function lookUp(client: QueryClient, caseId: string, view: 'mine' | 'unassigned' | null) {
  if (view === null)
    return client.query({ queryKey: askKey(readCase, { caseId }), queryFn: () => callApi(readCase, { caseId }), staleTime: FRESH_MS })
  const input = { view, sort: 'recent', limit: 50 } as const
  const { rows } = await client.query({
    queryKey: [...askKey(listCases, input), 'notices'],
    queryFn: () => callApi(listCases, input),
    staleTime: FRESH_MS,
  })
  return rows.find((row) => row.caseId === caseId) ?? null
}

/** How many cases are one's own, in front of the page's title. */
function TitleCount() {
  const may = useMay()
  const me = useMe()
  const counts = useAsk(countCases, {}, { enabled: may('case.read') })
  const mine = counts.data?.views.mine ?? 0
  useEffect(() => {
    document.title = `${mine > 0 ? `(${mine}) ` : ''}${me.workspace.name} · Atalaya`
  }, [mine, me.workspace.name])
  return null
}
