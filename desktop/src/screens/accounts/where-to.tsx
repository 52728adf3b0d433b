import type { Account } from '@atalaya/shared/contract/accounts.ts'
import { Anchor, Stack, Text } from '@mantine/core'
import { CopyField } from '../../parts/page/copy-field.tsx'
import { useWords } from '../../parts/text/use-words.ts'

/** What has to be put on the network or on the company's own pages for events to come. */
export function WhereTo({ account: { accountId, hookUrl, channel } }: { account: Account }) {
  const { t } = useWords()
  if (channel === 'chat') {
    return (
      <Stack gap="xs">
        <CopyField
          label={t('accounts.tag')}
          hint={t('accounts.tagHint')}
          rows={4}
          value={`<script async src="${location.origin}/widget.js" data-account="${accountId}"></script>`}
        />
        <Text size="sm">
          <Anchor href={`/widget/demo/${accountId}`} target="_blank" inherit>
            {t('accounts.tryChat')}
          </Anchor>
        </Text>
      </Stack>
    )
  }
  return hookUrl ? <CopyField label={t('accounts.hook')} hint={t('accounts.hookHint')} value={hookUrl} /> : null
}
