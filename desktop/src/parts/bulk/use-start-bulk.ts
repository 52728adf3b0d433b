import { type BulkRun, listBulk, startBulk } from '@atalaya/shared/contract/bulk.ts'
import { useQueryClient } from '@tanstack/react-query'
import { askKey, useDo } from '../../data.ts'

/** Starts a change of many cases; how far it is stands at the foot of every page from then on. */
export function useStartBulk(onStarted: () => void) {
  const client = useQueryClient()
  return useDo(startBulk, {
    onDone(run) {
      client.setQueryData<BulkRun[]>(askKey(listBulk, {}), (runs = []) => [run, ...runs.filter(({ bulkId }) => bulkId !== run.bulkId)])
      onStarted()
    },
  })
}
