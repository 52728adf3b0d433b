import type { Permission } from '@atalaya/shared/contract/permissions.ts'
import type { Me } from '@atalaya/shared/contract/staff.ts'
import { createContext, useContext } from 'react'

export const MeContext = createContext<Me | null>(null)

/** Who is signed in; inside the desk somebody always is. */
export function useMe(): Me {
  const me = useContext(MeContext)
  if (!me) throw new Error('Nobody is signed in here')
  return me
}

/** Whether who is signed in may do this. The server decides again. */
export function useMay(): (...permissions: Permission[]) => boolean {
  const { permissions: granted } = useMe()
  return (...permissions) => permissions.some((permission) => granted.includes(permission))
}
