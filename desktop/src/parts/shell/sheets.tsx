import '@mantine/spotlight/styles.css'
import { KeysSheet } from './keys-sheet.tsx'
import { Palette } from './palette.tsx'

export function Sheets() {
  return (
    <>
      <Palette />
      <KeysSheet />
    </>
  )
}
