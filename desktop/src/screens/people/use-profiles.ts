import { listProfiles } from '@atalaya/shared/contract/staff.ts'
import { useAsk } from '../../data.ts'
import { useWords } from '../../parts/text/use-words.ts'

/** The permission profiles and what they are called; those that every workspace has are named in the reader's language. */
export function useProfiles() {
  const { t } = useWords()
  const ask = useAsk(listProfiles, {})
  const profiles = ask.data ?? []
  const sayProfile = (profileId: string) => {
    const found = profiles.find((profile) => profile.profileId === profileId)
    return found?.key ? t(`profiles.${found.key}`, { defaultValue: found.name }) : (found?.name ?? '')
  }
  return { ask, profiles, sayProfile }
}
