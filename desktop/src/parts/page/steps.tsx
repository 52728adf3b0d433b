import { Box, Progress, Stepper, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'

/** Where one is in a matter of a few steps; on a phone in one line. */
export function Steps({ names, active }: { names: readonly string[]; active: number }) {
  const isPhone = useMediaQuery('(max-width: 48em)')
  if (!isPhone) {
    return (
      <Stepper active={active} size="sm" mb="xl">
        {names.map((name) => (
          <Stepper.Step key={name} label={name} />
        ))}
      </Stepper>
    )
  }
  return (
    <Box mb="lg">
      <Text size="sm" fw={600} mb={6}>
        <span className="figures">
          {Math.min(active + 1, names.length)}/{names.length}
        </span>{' '}
        {names[Math.min(active, names.length - 1)]}
      </Text>
      <Progress value={((active + 1) / names.length) * 100} size={4} aria-hidden />
    </Box>
  )
}
