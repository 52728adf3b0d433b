import { listAccounts } from '@atalaya/shared/contract/accounts.ts'
import type { Names } from '@atalaya/shared/contract/common.ts'
import { listPeople, listTeams } from '@atalaya/shared/contract/staff.ts'
import { readTaxonomy } from '@atalaya/shared/contract/taxonomy.ts'
import { createContext, createElement, type ReactNode, useContext, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../data.ts'
import { useMay } from '../shell/me-context.tsx'

const STILL_MS = 10 * 60_000

function useCollectedNames() {
  const { i18n } = useTranslation()
  const may = useMay()
  const taxonomy = useAsk(readTaxonomy, {}, { staleTimeMs: STILL_MS }).data
  const mayStaff = may('staff.read')
  const people = useAsk(listPeople, {}, { enabled: mayStaff, staleTimeMs: STILL_MS }).data
  const teams = useAsk(listTeams, {}, { enabled: mayStaff, staleTimeMs: STILL_MS }).data
  const accounts = useAsk(listAccounts, {}, { enabled: may('account.read'), staleTimeMs: STILL_MS }).data
  const locale = i18n.language as keyof Names
  return useMemo(() => {
    const types = new Map(taxonomy?.types.map((type) => [type.typeId, type]))
    const byId = {
      tags: new Map(taxonomy?.tags.map((tag) => [tag.tagId, tag])),
      reasons: new Map(taxonomy?.reasons.map((reason) => [reason.reasonId, reason])),
      people: new Map(people?.map((person) => [person.personId, person])),
      teams: new Map(teams?.map((team) => [team.teamId, team])),
      accounts: new Map(accounts?.map((account) => [account.accountId, account])),
    }
    const say = (names: Names) => names[locale] ?? names.es
    function typePath(typeId: string | null | undefined): string[] {
      const type = typeId ? types.get(typeId) : undefined
      return type ? [...typePath(type.parentId), say(type.names)] : []
    }
    return {
      taxonomy,
      people: people ?? [],
      teams: teams ?? [],
      accounts: accounts ?? [],
      say,
      typePath,
      typeName: (typeId: string | null) => typePath(typeId).at(-1),
      typeByKey: (key: string | null) => taxonomy?.types.find((type) => type.key === key),
      tag: (tagId: string) => byId.tags.get(tagId),
      reasonName: (reasonId: string | null) => (reasonId ? byId.reasons.get(reasonId) : undefined)?.names[locale],
      person: (personId: string | null | undefined) => (personId ? byId.people.get(personId) : undefined),
      team: (teamId: string | null | undefined) => (teamId ? byId.teams.get(teamId) : undefined),
      account: (accountId: string | null | undefined) => (accountId ? byId.accounts.get(accountId) : undefined),
    }
  }, [taxonomy, people, teams, accounts, locale])
}

const NamesContext = createContext<ReturnType<typeof useCollectedNames> | null>(null)

/** Collects the names once for everything inside. */
export function NamesProvider({ children }: { children: ReactNode }) {
  return createElement(NamesContext, { value: useCollectedNames() }, children)
}

/** What the ids that a desk meets are called: types, tags, reasons, people, teams, accounts. Asked once and kept fresh by facts. */
export function useNames() {
  const names = useContext(NamesContext)
  if (!names) throw new Error('Names are used outside their provider')
  return names
}
