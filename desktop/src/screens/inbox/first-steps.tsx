import { listAccounts } from '@atalaya/shared/contract/accounts.ts'
import { listCustomers } from '@atalaya/shared/contract/contacts.ts'
import { listPeople } from '@atalaya/shared/contract/staff.ts'
import { IconCircle, IconCircleCheckFilled } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../data.ts'
import { useMay } from '../../parts/shell/me-context.tsx'
import classes from './first-steps.module.css'

/** What a new workspace still needs, for who can give it: shown in the place of `children` until an account is connected and somebody else works here. */
export function FirstSteps({ children }: { children: ReactNode }) {
  const may = useMay()
  return may('account.manage') ? <Steps>{children}</Steps> : children
}

function Steps({ children }: { children: ReactNode }) {
  const { t } = useTranslation('inbox')
  const { data: accounts } = useAsk(listAccounts, {})
  const { data: people } = useAsk(listPeople, {})
  const hasAccounts = accounts ? accounts.length > 0 : true
  const hasPeople = people ? people.length > 1 : true
  const isNew = !hasAccounts || !hasPeople
  const { data: customers } = useAsk(listCustomers, { limit: 1 }, { enabled: isNew })
  if (!isNew) return children
  const steps = [
    { key: 'account', to: '/accounts/connect', isDone: hasAccounts },
    { key: 'people', to: '/people', isDone: hasPeople },
    { key: 'customers', to: '/customers/import', isDone: (customers?.rows.length ?? 0) > 0 },
  ] as const
  return (
    <section className={classes.steps} aria-labelledby="first-steps">
      <h2 id="first-steps" className={classes.title}>
        {t('first.title')}
      </h2>
      <p className={classes.hint}>{t('first.hint')}</p>
      <ol className={classes.list}>
        {steps.map(({ key, to, isDone }) => (
          <li key={key}>
            <Link to={to} className={classes.step} data-done={isDone || undefined}>
              {isDone ? (
                <IconCircleCheckFilled size={20} role="img" aria-label={t('first.done')} />
              ) : (
                <IconCircle size={20} stroke={1.6} role="img" aria-label={t('first.toDo')} />
              )}
              <span>
                <span className={classes.name}>{t(`first.${key}`)}</span>
                <span className={classes.why}>{t(`first.${key}Why`)}</span>
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </section>
  )
}
