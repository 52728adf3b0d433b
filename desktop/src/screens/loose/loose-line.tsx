import { openCaseFromMessage } from '@atalaya/shared/contract/cases.ts'
import { actOnMessage, type Message } from '@atalaya/shared/contract/conversations.ts'
import { ActionIcon, Button } from '@mantine/core'
import { IconExternalLink, IconHeart, IconHeartFilled, IconInbox } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useDo } from '../../data.ts'
import { ToneFace } from '../../parts/case/tone-face.tsx'
import { Moment } from '../../parts/figures/moment.tsx'
import { Face } from '../../parts/people/face.tsx'
import { useWords } from '../../parts/text/use-words.ts'
import classes from './loose.module.css'

/** One message without a case, and what can be made of it. */
export function LooseLine({ message }: { message: Message }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const { messageId, author, text, sentAt, tone, url, may, liked } = message
  const open = useDo(openCaseFromMessage, { onDone: ({ caseId }) => void navigate({ to: '/inbox', search: { view: 'all', case: caseId } }) })
  const act = useDo(actOnMessage)
  const canLike = may.includes('like') || may.includes('unlike')
  return (
    <article className={classes.line} aria-label={author.name}>
      <Face name={author.name} id={author.id ?? messageId} size={32} />
      <div className={classes.words}>
        <div className={classes.head}>
          <strong className="truncate">{author.name}</strong>
          {tone !== null && <ToneFace tone={tone} />}
          <span className={classes.dim}>
            <Moment at={sentAt} />
          </span>
        </div>
        <p className={classes.text}>{text}</p>
      </div>
      <div className={classes.acts}>
        {canLike && (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t(liked ? 'loose.unlike' : 'loose.like')}
            aria-pressed={liked}
            loading={act.isPending}
            onClick={() => act.mutate({ messageId, action: liked ? 'unlike' : 'like' })}
          >
            {liked ? <IconHeartFilled size={18} /> : <IconHeart size={18} stroke={1.7} />}
          </ActionIcon>
        )}
        {url && (
          <ActionIcon variant="subtle" color="gray" component="a" href={url} target="_blank" rel="noreferrer" aria-label={t('loose.onNetwork')}>
            <IconExternalLink size={18} stroke={1.7} />
          </ActionIcon>
        )}
        {may.includes('case') && (
          <Button
            size="xs"
            variant="light"
            leftSection={<IconInbox size={16} aria-hidden />}
            loading={open.isPending}
            onClick={() => open.mutate({ messageId })}
          >
            {t('loose.open')}
          </Button>
        )}
      </div>
    </article>
  )
}
