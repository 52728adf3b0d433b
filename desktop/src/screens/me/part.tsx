import { type ReactNode, useId } from 'react'
import classes from './me.module.css'

/** One part of the page, with what it is about on the left and what one can change on the right. */
export function Part({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  const id = useId()
  return (
    <section className={classes.part} aria-labelledby={id}>
      <div>
        <h2 id={id} className={classes.title}>
          {title}
        </h2>
        {hint && <p className={classes.hint}>{hint}</p>}
      </div>
      <div className={classes.body}>{children}</div>
    </section>
  )
}
