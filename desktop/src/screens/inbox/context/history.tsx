import { type ApiError, callApi } from '@atalaya/shared/client.ts'
import { CASE_STATES } from '@atalaya/shared/contract/cases.ts'
import { type HistoryRow, readContactHistory } from '@atalaya/shared/contract/contacts.ts'
import { Button } from '@mantine/core'
import { IconHistory, IconLock } from '@tabler/icons-react'
import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { askKey } from '../../../data.ts'
import { ChannelIcon } from '../../../parts/case/channel-icon.tsx'
import { StateBadge } from '../../../parts/case/state-badge.tsx'
import { ToneFace } from '../../../parts/case/tone-face.tsx'
import { useNames } from '../../../parts/names/use-names.ts'
import { Empty, Loading, Refused } from '../../../parts/states/ask-states.tsx'
import { Ago } from '../../../parts/time/say-when.tsx'
import classes from './context.module.css'

type Row = z.infer<typeof HistoryRow>
interface Page {
  rows: Row[]
  nextCursor: string | null
}

/** Everything the contact came with, over all channels, newest first. */
export function History({ contactId, caseId }: { contactId: string; caseId: string }) {
  const { t } = useTranslation('inbox')
  const pages = useInfiniteQuery<Page, ApiError, InfiniteData<Page>, readonly unknown[], string | undefined>({
    queryKey: [...askKey(readContactHistory, { contactId }), 'pages'],
    queryFn: ({ pageParam, signal }) => callApi(readContactHistory, { contactId, cursor: pageParam }, { signal }),
    initialPageParam: undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    meta: { follows: readContactHistory.follows },
  })
  if (pages.isPending) return <Loading />
  if (!pages.data) return <Refused error={pages.error} onRetry={() => void pages.refetch()} />
  const rows = pages.data.pages.flatMap((page) => page.rows)
  if (rows.length <= 1) return <Empty icon={<IconHistory size={28} stroke={1.4} />} title={t('history.empty')} />
  return (
    <>
      {rows.map((row) => (
        <Past key={row.caseId} row={row} isThis={row.caseId === caseId} />
      ))}
      {pages.hasNextPage && (
        <Button fullWidth variant="subtle" size="xs" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('common:actions.loadMore')}
        </Button>
      )}
    </>
  )
}

function Past({ row, isThis }: { row: Row; isThis: boolean }) {
  const { t } = useTranslation('inbox')
  const names = useNames()
  const state = CASE_STATES.find((known) => known === row.state) ?? 'closed'
  const lines = (
    <>
      <span className={classes.pastLine}>
        <ChannelIcon channel={row.channel} size={14} />
        <span className="figures">{row.number}</span>
        <StateBadge state={state} />
        <ToneFace tone={row.tone} size={15} />
        <span style={{ flex: 1 }} />
        <Ago at={row.openedAt} />
      </span>
      <span className={classes.pastTitle}>{row.readable ? row.title : t('history.hidden')}</span>
      <span className={classes.pastLine}>
        {names.typePath(row.typeId).join(' › ') || t('list.untyped')} · {t('list.messages', { count: row.messages })}
        {isThis && <> · {t('history.this')}</>}
        {!row.readable && <IconLock size={13} stroke={1.8} aria-hidden />}
      </span>
    </>
  )
  if (!row.readable || isThis)
    return (
      <div className={classes.past} data-this={isThis || undefined}>
        {lines}
      </div>
    )
  return (
    <Link to="/inbox" search={(was: Record<string, string | undefined>) => ({ ...was, case: row.caseId })} className={classes.past}>
      {lines}
    </Link>
  )
}
