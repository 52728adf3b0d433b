import type { CaseDetail } from '@atalaya/shared/contract/cases.ts'
import { Button, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useCommands } from '../../../commands/use-commands.tsx'
import { useNames } from '../../../parts/names/use-names.ts'
import { Face } from '../../../parts/people/face.tsx'
import { useMe } from '../../../parts/shell/me-context.tsx'
import classes from './context.module.css'

/** Who is told of what happens in the case. */
export function Followers({ about }: { about: CaseDetail }) {
  const { t } = useTranslation('inbox')
  const names = useNames()
  const me = useMe()
  const { run } = useCommands()
  const people = about.followerIds.flatMap((personId) => names.person(personId) ?? [])
  return (
    <div>
      <span className={classes.label}>{t('fields.followers')}</span>
      <Group gap={6}>
        {people.map(({ personId, name, image }) => (
          <span key={personId} title={name} role="img" aria-label={name}>
            <Face name={name} id={personId} image={image} size={26} />
          </span>
        ))}
        {people.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('fields.noFollowers')}
          </Text>
        )}
        <Button size="compact-xs" variant="subtle" onClick={() => run('follow')}>
          {t(about.followerIds.includes(me.personId) ? 'case.unfollow' : 'case.follow')}
        </Button>
      </Group>
    </div>
  )
}
