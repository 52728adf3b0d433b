import { IconPlugConnectedX } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './desk.module.css'
import { useLive } from './live-line.tsx'

const BLINK_MS = 2500

/** Says that the server is out of reach, once that lasts longer than a blink. */
export function OfflineBanner() {
  const { line } = useLive()
  const { t } = useTranslation()
  const [isLong, setIsLong] = useState(false)
  useEffect(() => {
    if (line !== 'away') return setIsLong(false)
    const timer = setTimeout(() => setIsLong(true), BLINK_MS)
    return () => clearTimeout(timer)
  }, [line])
  return (
    <div role="status">
      {isLong && (
        <div className={classes.banner}>
          <IconPlugConnectedX size={16} stroke={1.75} aria-hidden />
          {t('live.away')}
        </div>
      )}
    </div>
  )
}
