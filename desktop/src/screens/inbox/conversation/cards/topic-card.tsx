import type { Topic } from '@atalaya/shared/contract/conversations.ts'
import { IconArticle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { pictureAddress } from '../../../../parts/people/picture-address.ts'
import { useSayWhen } from '../../../../parts/time/say-when.tsx'
import classes from './topic-card.module.css'

/** What a public thread is about, above what was said on it. */
export function TopicCard({ topic }: { topic: Topic }) {
  const { t } = useTranslation('inbox')
  const say = useSayWhen()
  const words = topic.text ?? t('topic.untold')
  return (
    <aside className={classes.card} aria-label={t('topic.label')}>
      {topic.pictureUrl ? <img src={pictureAddress(topic.pictureUrl)} alt="" /> : <IconArticle size={18} stroke={1.6} aria-hidden />}
      <p>
        <strong>{t('topic.label')}</strong>
        {topic.at && <time dateTime={topic.at}> · {say.day(topic.at)}</time>}
        <br />
        {topic.url && /^https?:\/\//i.test(topic.url) ? (
          <a href={topic.url} target="_blank" rel="noreferrer noopener">
            {words}
          </a>
        ) : (
          words
        )}
      </p>
    </aside>
  )
}
