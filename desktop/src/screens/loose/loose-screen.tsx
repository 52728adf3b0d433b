import { listLooseMessages } from '@atalaya/shared/contract/conversations.ts'
import { IconMessageOff } from '@tabler/icons-react'
import { Page, Panel } from '../../parts/page/page.tsx'
import { Rows } from '../../parts/rows/rows.tsx'
import { usePages } from '../../parts/rows/use-pages.ts'
import { useMay } from '../../parts/shell/me-context.tsx'
import { Answer, Empty } from '../../parts/states/ask-states.tsx'
import { NoPermission } from '../../parts/states/whole-page.tsx'
import { useWords } from '../../parts/text/use-words.ts'
import { LooseLine } from './loose-line.tsx'

/** Mentions that are nobody's work yet: read, liked, or made a case of with one key. */
export function LooseScreen() {
  const { t } = useWords()
  const may = useMay()
  const pages = usePages(listLooseMessages, {})
  if (!may('case.read')) return <NoPermission />
  return (
    <Page title={t('loose.title')} hint={t('loose.hint')}>
      <Panel flush>
        <Answer ask={pages}>
          {(rows) =>
            rows.length === 0 ? (
              <Empty icon={<IconMessageOff size={32} stroke={1.4} />} title={t('loose.none')} hint={t('loose.noneHint')} />
            ) : (
              <Rows
                label={t('loose.title')}
                rows={rows}
                pages={pages}
                keyOf={({ messageId }) => messageId}
                heightPx={76}
                render={(message) => <LooseLine message={message} />}
              />
            )
          }
        </Answer>
      </Panel>
    </Page>
  )
}
