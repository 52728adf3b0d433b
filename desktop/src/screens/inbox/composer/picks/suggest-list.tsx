import { useTranslation } from 'react-i18next'
import { Face } from '../../../../parts/people/face.tsx'
import classes from '../composer.module.css'
import type { Suggest } from './use-suggest.ts'

/** What is offered while one writes, above the text. */
export function SuggestList({ suggest }: { suggest: Suggest }) {
  const { t } = useTranslation('inbox')
  if (!suggest.isOpen) return null
  return (
    <div
      id={suggest.listId}
      className={classes.suggest}
      role="listbox"
      aria-label={t(suggest.picks[0]?.kind === 'person' ? 'composer.mention' : 'composer.templates')}
    >
      {suggest.picks.map((pick, index) => (
        <div
          key={pick.kind === 'person' ? pick.person.personId : pick.template.templateId}
          id={`${suggest.listId}-${index}`}
          className={classes.option}
          role="option"
          tabIndex={-1}
          aria-selected={index === suggest.at}
          onMouseDown={(event) => {
            event.preventDefault()
            suggest.choose(index)
          }}
        >
          {pick.kind === 'person' ? (
            <span className={classes.pick}>
              <Face name={pick.person.name} id={pick.person.personId} image={pick.person.image} size={20} />
              {pick.person.name}
            </span>
          ) : (
            <>
              <span className={classes.pick}>
                <strong>{pick.template.name}</strong>
                {pick.template.shortcut && <small>/{pick.template.shortcut}</small>}
              </span>
              <small className={classes.excerpt}>{pick.template.text}</small>
            </>
          )}
        </div>
      ))}
    </div>
  )
}
