import { type CaseDetail, changeCase } from '@atalaya/shared/contract/cases.ts'
import { Select, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useDo } from '../../../data.ts'
import { PRIORITIES, PriorityMark } from '../../../parts/case/priority-mark.tsx'
import { StateBadge } from '../../../parts/case/state-badge.tsx'
import { useNames } from '../../../parts/names/use-names.ts'
import { useSayWhen } from '../../../parts/time/say-when.tsx'
import { CaseLinks } from './case-links.tsx'
import classes from './context.module.css'
import { CustomFields } from './custom-fields.tsx'
import { Followers } from './followers.tsx'
import { TagPicker } from './tag-picker.tsx'
import { TitleField } from './title-field.tsx'
import { TonePicker } from './tone-picker.tsx'
import { TypePicker } from './type-picker.tsx'

/** What kind of matter it is. A person's word wins over any suggestion. */
export function CaseFields({ about }: { about: CaseDetail }) {
  const { t } = useTranslation('inbox')
  const names = useNames()
  const say = useSayWhen()
  const { mutate } = useDo(changeCase)
  const mayEdit = about.may.includes('edit')
  const change = (some: Omit<Parameters<typeof mutate>[0], 'caseId'>) => mutate({ caseId: about.caseId, ...some })
  const account = names.account(about.accountId)
  const { conversations } = about
  return (
    <div className={classes.fields}>
      <TypePicker about={about} mayEdit={mayEdit} onChange={(typeId) => change({ typeId })} />
      <TonePicker about={about} mayEdit={mayEdit} onChange={(tone) => change({ tone })} />
      <Select
        label={<span className={classes.label}>{t('priority.label')}</span>}
        disabled={!mayEdit}
        allowDeselect={false}
        leftSection={<PriorityMark priority={about.priority} isAlways />}
        data={PRIORITIES.map((priority) => ({ value: String(priority), label: t(`priority.${priority}`) }))}
        value={String(about.priority)}
        onChange={(value) => value !== null && change({ priority: Number(value) })}
      />
      <TitleField title={about.title} mayEdit={mayEdit} onChange={(title) => change({ title })} />
      <TagPicker tagIds={about.tagIds} mayEdit={mayEdit} onChange={(tagIds) => change({ tagIds })} />
      <CustomFields about={about} mayEdit={mayEdit} onChange={(fields) => change({ fields })} />
      <Stack gap={8}>
        <dl className={classes.facts}>
          <dt>{t('fields.state')}</dt>
          <dd>
            <StateBadge state={about.state} />
            {about.reasonId && <> · {t('fields.closedAs', { reason: names.reasonName(about.reasonId) ?? '' })}</>}
          </dd>
          <dt>{t('fields.account')}</dt>
          <dd>
            {account
              ? `${account.name}${account.handle && account.handle !== account.name ? ` · ${account.handle}` : ''}`
              : conversations[0]?.accountName}
          </dd>
          <dt>{t('fields.team')}</dt>
          <dd>{names.team(about.teamId)?.name ?? '—'}</dd>
          <dt>{t('fields.opened')}</dt>
          <dd>
            <time dateTime={about.openedAt} title={say.both(about.openedAt)}>
              {say.long(about.openedAt)}
            </time>
          </dd>
        </dl>
      </Stack>
      <CaseLinks about={about} />
      <Followers about={about} />
    </div>
  )
}
