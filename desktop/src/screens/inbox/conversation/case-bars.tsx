import { type CaseDetail, setCaseAside, snoozeCase } from '@atalaya/shared/contract/cases.ts'
import { Button } from '@mantine/core'
import { IconArchive, IconArrowMerge, IconClockPause } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useDo } from '../../../data.ts'
import { useSayWhen } from '../../../parts/time/say-when.tsx'
import classes from './thread.module.css'

/** Why a case does not lie with the others just now: it rests, it was set aside, or it went into another. */
export function CaseBars({ about }: { about: CaseDetail }) {
  const { t } = useTranslation('inbox')
  const say = useSayWhen()
  const { mutate: snooze } = useDo(snoozeCase)
  const { mutate: setAside } = useDo(setCaseAside)
  const { caseId, snoozedUntil, mergedInto, may } = about
  const icon = { size: 15, stroke: 1.8, 'aria-hidden': true }
  return (
    <>
      {snoozedUntil && (
        <div className={classes.caseBar}>
          <IconClockPause {...icon} />
          {t('case.snoozedUntil', { when: say.long(snoozedUntil) })}
          {may.includes('snooze') && (
            <Button size="compact-xs" variant="default" onClick={() => snooze({ caseId, until: null })}>
              {t('case.wake')}
            </Button>
          )}
        </div>
      )}
      {about.setAside && (
        <div className={classes.caseBar}>
          <IconArchive {...icon} />
          {t('case.isSetAside')}
          {may.includes('set-aside') && (
            <Button size="compact-xs" variant="default" onClick={() => setAside({ caseId, undo: true })}>
              {t('case.bringBack')}
            </Button>
          )}
        </div>
      )}
      {mergedInto && (
        <div className={classes.caseBar}>
          <IconArrowMerge {...icon} />
          <Link to="/inbox" search={(was: Record<string, string | undefined>) => ({ ...was, case: mergedInto.caseId })}>
            {t('fields.mergedInto', mergedInto)}
          </Link>
        </div>
      )}
    </>
  )
}
