import { type Account, checkAccount } from '@atalaya/shared/contract/accounts.ts'
import { type AccountDoctor, readDoctor, subscribeAgain } from '@atalaya/shared/contract/doctor.ts'
import { Button, Group, Text } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconPlugConnectedX, IconRefresh, IconSend, IconStethoscope } from '@tabler/icons-react'
import { useAsk, useDo } from '../../../data.ts'
import { Moment } from '../../../parts/figures/moment.tsx'
import { Panel } from '../../../parts/page/page.tsx'
import { Answer } from '../../../parts/states/ask-states.tsx'
import { useWords } from '../../../parts/text/use-words.ts'
import { sayProblem } from '../health.tsx'
import classes from './doctor.module.css'
import { DoctorErrors } from './doctor-errors.tsx'
import { DoctorSigns } from './doctor-signs.tsx'
import { stepOf } from './step-of.ts'
import { verdictOf } from './verdict.ts'

const SIGNS = { well: IconCircleCheck, attention: IconAlertTriangle, broken: IconPlugConnectedX }

/** How an account is and what to do: the verdict, each problem with its remedy, what was examined, and what went wrong today. */
export function DoctorPanel({ account: { accountId } }: { account: Account }) {
  const ask = useAsk(readDoctor, { accountId }, { keepPrevious: true })
  return <Answer ask={ask}>{(found) => <Examined found={found} />}</Answer>
}

function Examined({ found }: { found: AccountDoctor }) {
  const { t } = useWords()
  const verdict = verdictOf(found)
  const Sign = SIGNS[verdict]
  const { checkedAt } = found.account
  return (
    <Panel
      title={
        <span className={classes.verdict} data-verdict={verdict}>
          <Sign size={20} stroke={1.8} aria-hidden />
          {t(`accounts.doctor.verdict.${verdict}`)}
        </span>
      }
      hint={
        checkedAt && (
          <>
            {t('accounts.checked')} <Moment at={checkedAt} />
            {found.nextExamAt && ` · ${t('accounts.doctor.byItself')}`}
          </>
        )
      }
    >
      <ToDo found={found} />
      <Actions found={found} />
      <DoctorSigns found={found} />
      <DoctorErrors errors={found.errors} />
    </Panel>
  )
}

function ToDo({ found: { account } }: { found: AccountDoctor }) {
  const { t } = useWords()
  const told = account.problems.map(({ code, detail }) => ({ code, detail }))
  const reason = account.reason && !told.some(({ code }) => code === account.reason) ? [{ code: account.reason, detail: '' }] : []
  const all = [...reason, ...told]
  if (all.length === 0) return null
  return (
    <ul className={classes.todo} aria-label={t('accounts.toMend')}>
      {all.map(({ code, detail }) => (
        <li key={`${code}:${detail}`}>
          <Text fw={600} size="sm">
            {sayProblem(t, code)}
          </Text>
          <Text size="sm">{t(`accounts.doctor.step.${stepOf(code)}`)}</Text>
          {detail && (
            <Text size="xs" c="dimmed" className={classes.detail}>
              {t('accounts.doctor.networkSays', { detail })}
            </Text>
          )}
        </li>
      ))}
    </ul>
  )
}

/** Where the forms of the page that mend an account are found. */
export const RECONNECT_ID = 'account-reconnect'
export const TEST_ID = 'account-test'

function Actions({ found: { account, delivery } }: { found: AccountDoctor }) {
  const { t } = useWords()
  const { accountId, canTest, secrets } = account
  const isToReconnect = [account.reason, ...account.problems.map(({ code }) => code)].some((code) => code !== null && stepOf(code) === 'reconnect')
  const check = useDo(checkAccount)
  const subscribe = useDo(subscribeAgain)
  return (
    <Group gap="xs" my="md">
      <Button
        size="xs"
        variant={isToReconnect ? 'default' : 'filled'}
        leftSection={<IconStethoscope size={15} stroke={1.6} />}
        loading={check.isPending}
        onClick={() => check.mutate({ accountId })}
      >
        {t('accounts.check')}
      </Button>
      {delivery.way === 'webhook' && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconRefresh size={15} stroke={1.6} />}
          loading={subscribe.isPending}
          onClick={() => subscribe.mutate({ accountId })}
        >
          {t('accounts.doctor.subscribe')}
        </Button>
      )}
      {canTest && (
        <Button size="xs" variant="default" leftSection={<IconSend size={15} stroke={1.6} />} onClick={() => goTo(TEST_ID)}>
          {t('accounts.doctor.test')}
        </Button>
      )}
      {Object.keys(secrets).length > 0 && (
        <Button
          size="xs"
          variant={isToReconnect ? 'filled' : 'default'}
          leftSection={<IconPlugConnectedX size={15} stroke={1.6} />}
          onClick={() => goTo(RECONNECT_ID)}
        >
          {t('accounts.doctor.reconnect')}
        </Button>
      )}
    </Group>
  )
}

/** Brings a form of the page into sight and puts the cursor in it. */
function goTo(id: string): void {
  const form = document.getElementById(id)
  form?.scrollIntoView({ block: 'center' })
  form?.querySelector('input')?.focus({ preventScroll: true })
}
