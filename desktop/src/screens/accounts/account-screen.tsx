import { type Account, type ChannelKind, listAccounts, listChannels, pauseAccount } from '@atalaya/shared/contract/accounts.ts'
import { Button, Text } from '@mantine/core'
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useAsk, useDo } from '../../data.ts'
import { Moment } from '../../parts/figures/moment.tsx'
import { useFormats } from '../../parts/figures/use-formats.ts'
import { Page, Panel } from '../../parts/page/page.tsx'
import { useMay } from '../../parts/shell/me-context.tsx'
import { Answer } from '../../parts/states/ask-states.tsx'
import { NoPermission, NotFound } from '../../parts/states/whole-page.tsx'
import { useWords } from '../../parts/text/use-words.ts'
import { AccountFacts } from './account-facts.tsx'
import { AccountPicture } from './account-picture.tsx'
import { AccountSecrets } from './account-secrets.tsx'
import { AccountSettings } from './account-settings.tsx'
import { AccountWork } from './account-work.tsx'
import classes from './accounts.module.css'
import { DoctorPanel, RECONNECT_ID, TEST_ID } from './doctor/doctor-panel.tsx'
import { Health, sayProblem } from './health.tsx'
import { Problems } from './problems.tsx'
import { RemoveAccount } from './remove-account.tsx'
import { TestMessage } from './test-message.tsx'
import { WhereTo } from './where-to.tsx'

/** What the doctor tells in its own words. */
const EXAMINED = new Set(['granted', 'missing', 'tokenIssuedAt', 'tokenExpiresAt', 'delivery'])

/** One account: how it fares, and everything about it that may be changed. */
export function AccountScreen() {
  const may = useMay()
  const { accountId } = useParams({ strict: false })
  const ask = useAsk(listAccounts, {}, { enabled: may('account.read') })
  const kinds = useAsk(listChannels, {}, { enabled: may('account.read') })
  if (!may('account.read')) return <NoPermission />
  return (
    <Answer ask={ask}>
      {(accounts) => {
        const account = accounts.find((one) => one.accountId === accountId)
        return account ? <OneAccount account={account} kind={kinds.data?.find(({ channel }) => channel === account.channel)} /> : <NotFound />
      }}
    </Answer>
  )
}

function OneAccount({ account, kind }: { account: Account; kind: ChannelKind | undefined }) {
  const { t } = useWords()
  const mayManage = useMay()('account.manage')
  return (
    <Page
      title={
        <span className={classes.top}>
          <AccountPicture account={account} size={48} />
          <span className={classes.who}>
            {account.name}
            <Text c="dimmed" fw={400} size="sm">
              {account.handle}
            </Text>
          </span>
        </span>
      }
      back={{ to: '/accounts', label: t('accounts.title') }}
      actions={mayManage && <Actions account={account} />}
    >
      <div className={classes.split}>
        <div className={classes.stack}>
          {mayManage && <DoctorPanel account={account} />}
          {mayManage && kind && (
            <>
              <Panel title={t('accounts.work')}>
                <AccountWork key={`work:${account.accountId}`} account={account} kind={kind} />
              </Panel>
              <Panel title={t('accounts.settings')}>
                <AccountSettings key={`settings:${account.accountId}`} account={account} kind={kind} />
              </Panel>
              <div id={RECONNECT_ID}>
                <Panel title={t('accounts.secretsTitle')} hint={t('accounts.secretsHint')}>
                  <AccountSecrets account={account} kind={kind} />
                </Panel>
              </div>
              {account.canTest && (
                <div id={TEST_ID}>
                  <Panel title={t('accounts.test')} hint={t('accounts.testHint')}>
                    <TestMessage account={account} />
                  </Panel>
                </div>
              )}
              <Panel title={t('accounts.remove')} hint={t('accounts.removeHint')}>
                <RemoveAccount account={account} />
              </Panel>
            </>
          )}
        </div>
        <HealthColumn account={account} isExamined={mayManage} />
      </div>
    </Page>
  )
}

function HealthColumn({ account, isExamined }: { account: Account; isExamined: boolean }) {
  const { t } = useWords()
  const formats = useFormats()
  const { reason, problems, facts, checkedAt } = account
  const told = Object.entries(facts).filter(([name, value]) => value !== '' && !EXAMINED.has(name))
  return (
    <div className={classes.stack}>
      {(!isExamined || told.length > 0) && (
        <Panel title={<Health account={account} />}>
          {!isExamined && reason && <Text mb="sm">{sayProblem(t, reason)}</Text>}
          {!isExamined && problems.length > 0 && <Problems problems={problems} />}
          {!isExamined && (
            <div style={{ marginTop: 8 }}>
              <AccountFacts account={account} />
            </div>
          )}
          {told.length > 0 && (
            <dl className={classes.facts} style={{ marginTop: 6 }}>
              {told.map(([name, value]) => (
                <div key={name} style={{ display: 'contents' }}>
                  <dt>{t(`accounts.facts.${name}`, { defaultValue: name })}</dt>
                  <dd>{/^\d+$/.test(value) ? formats.number(Number(value)) : t(`accounts.factValues.${value}`, { defaultValue: value })}</dd>
                </div>
              ))}
            </dl>
          )}
          {!isExamined && checkedAt && (
            <Text size="xs" c="dimmed" mt="md">
              {t('accounts.checked')} <Moment at={checkedAt} />
            </Text>
          )}
        </Panel>
      )}
      {(account.channel === 'chat' || account.hookUrl) && (
        <Panel title={t('accounts.whereTo')}>
          <WhereTo account={account} />
        </Panel>
      )}
    </div>
  )
}

function Actions({ account: { accountId, health } }: { account: Account }) {
  const { t } = useWords()
  const pause = useDo(pauseAccount)
  const isPaused = health === 'paused'
  return (
    <Button
      variant="default"
      leftSection={isPaused ? <IconPlayerPlay size={16} stroke={1.6} /> : <IconPlayerPause size={16} stroke={1.6} />}
      loading={pause.isPending}
      onClick={() => pause.mutate({ accountId, paused: !isPaused })}
    >
      {t(isPaused ? 'accounts.resume' : 'accounts.pause')}
    </Button>
  )
}
