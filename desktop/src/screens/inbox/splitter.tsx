import { type PointerEvent, useState } from 'react'
import classes from './inbox.module.css'

interface Props {
  label: string
  /** Which edge of its zone it stands on. */
  side: 'start' | 'end'
  px: number
  least: number
  most: number
  onChange: (px: number) => void
}

const STEP_PX = 16

/** An edge that is dragged, or moved with the arrow keys, to make its zone wider or narrower. */
export function Splitter({ label, side, px, least, most, onChange }: Props) {
  const [from, setFrom] = useState<{ x: number; px: number } | null>(null)
  const direction = side === 'end' ? 1 : -1
  const onPointerDown = (event: PointerEvent) => {
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    setFrom({ x: event.clientX, px })
  }
  const onPointerMove = (event: PointerEvent) => {
    if (from) onChange(Math.round(Math.max(least, Math.min(most, from.px + direction * (event.clientX - from.x)))))
  }
  return (
    <span className={classes.splitter} data-side={side} data-dragging={from ? true : undefined}>
      <input
        type="range"
        aria-label={label}
        min={least}
        max={most}
        step={STEP_PX}
        value={px}
        onChange={(event) => onChange(Number(event.currentTarget.value))}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={() => setFrom(null)}
        onPointerCancel={() => setFrom(null)}
      />
    </span>
  )
}
