import type { Stage } from '../page.ts'
import composeCss from './compose.css?inline'
import { h } from './dom.ts'
import panelCss from './panel.css?inline'
import threadCss from './thread.css?inline'

export interface Frame {
  panel: HTMLElement
  /** The bar that says the connection is cut; empty while it is not. */
  offline: HTMLElement
  body: HTMLElement
}

/** Puts the panel beside its button, closed. */
export function raiseFrame({ root, launcher }: Stage, header: HTMLElement, dropText: string): Frame {
  const offline = h('p', { class: 'offline', role: 'status' })
  const body = h('div', { class: 'body' })
  const drop = h('p', { class: 'drop', 'aria-hidden': 'true' }, dropText)
  const panel = h('section', { class: 'panel', role: 'dialog', 'aria-labelledby': 'name', hidden: true, tabindex: -1 }, header, offline, body, drop)
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(panelCss + threadCss + composeCss)
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
  root.insertBefore(panel, launcher)
  return { panel, offline, body }
}
