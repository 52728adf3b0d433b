import { Table, type TableProps } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import type { ReactNode } from 'react'

interface SheetShape extends TableProps {
  /** Narrower than this it scrolls sideways, by keyboard too. */
  minWidthPx: number
  /** The same on a phone, where some columns may be left out. */
  phoneMinWidthPx?: number
  maxHeightPx?: number
  children: ReactNode
}

/** A table as every page draws it. */
export function Sheet({ minWidthPx, phoneMinWidthPx, maxHeightPx, children, ...table }: SheetShape) {
  const isPhone = useMediaQuery('(max-width: 48em)')
  return (
    <Table.ScrollContainer
      minWidth={isPhone ? (phoneMinWidthPx ?? minWidthPx) : minWidthPx}
      {...(maxHeightPx !== undefined && { maxHeight: maxHeightPx })}
      scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
    >
      <Table verticalSpacing="sm" horizontalSpacing={isPhone ? 'md' : 'lg'} borderColor="var(--at-line)" {...table}>
        {children}
      </Table>
    </Table.ScrollContainer>
  )
}
