import type { Message } from '@atalaya/shared/contract/conversations.ts'
import { useMantineStyleNonce } from '@mantine/core'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './mail.module.css'
import { makeMailPage } from './make-mail-page.ts'

const LEAST_PX = 60
const MOST_PX = 1_600

/**
 * A mail as its sender formatted it: cleaned once more, in a frame that runs no scripts. It is of our origin only so that its own pictures,
 * which are files of the message, may be asked for; pictures elsewhere stay out.
 */
export function MailFrame({ message, html }: { message: Message; html: string }) {
  const { t } = useTranslation('inbox')
  const nonce = useMantineStyleNonce()?.()
  const frame = useRef<HTMLIFrameElement>(null)
  const [heightPx, setHeightPx] = useState(LEAST_PX)
  const { page, blocked } = useMemo(() => makeMailPage(html, message.attachments, nonce ?? ''), [html, message.attachments, nonce])
  const measure = () => {
    const height = frame.current?.contentDocument?.documentElement.scrollHeight ?? LEAST_PX
    setHeightPx(Math.min(Math.max(height, LEAST_PX), MOST_PX))
  }
  return (
    <>
      <iframe
        ref={frame}
        className={classes.frame}
        style={{ height: heightPx }}
        title={t('mail.frame')}
        sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        srcDoc={page}
        onLoad={measure}
      />
      {blocked > 0 && <p className={classes.blocked}>{t('mail.blocked', { count: blocked })}</p>}
    </>
  )
}
