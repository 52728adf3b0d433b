/** Where the panel covers the whole screen. */
const COVERING = '(max-width: 480px)'

/**
 * Escape leaves the panel. Where it covers the page, Tab stays within it, and it keeps to what the on-screen keyboard leaves free.
 */
export function holdFocus(panel: HTMLElement, leave: () => void): void {
  const covering = window.matchMedia(COVERING)
  const mark = () => panel.setAttribute('aria-modal', String(covering.matches))
  covering.addEventListener('change', mark)
  mark()
  panel.addEventListener('keydown', (event) => {
    // Keys pressed in the chat are not shortcuts of the page.
    event.stopPropagation()
    if (event.key === 'Escape') return leave()
    if (event.key !== 'Tab' || !covering.matches) return
    const all = [...panel.querySelectorAll<HTMLElement>('a[href], button, input, textarea, audio, [tabindex="0"]')].filter(
      (one) => one.offsetParent !== null && !one.matches(':disabled'),
    )
    const [first, last] = [all[0], all.at(-1)]
    const now = (panel.getRootNode() as ShadowRoot).activeElement
    const wrap = event.shiftKey && now === first ? last : !event.shiftKey && now === last ? first : undefined
    if (!wrap) return
    event.preventDefault()
    wrap.focus()
  })
  const screen = window.visualViewport
  const fit = () => {
    panel.style.setProperty('--free', `${screen?.height ?? window.innerHeight}px`)
    panel.style.setProperty('--above', `${screen?.offsetTop ?? 0}px`)
  }
  screen?.addEventListener('resize', fit)
  screen?.addEventListener('scroll', fit)
  fit()
}

/** Files dropped anywhere on the panel. */
export function takeDrops(panel: HTMLElement, take: (files: FileList) => void): void {
  const over = (yes: boolean) => panel.classList.toggle('dropping', yes)
  panel.addEventListener('dragover', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    over(true)
  })
  panel.addEventListener('dragleave', ({ relatedTarget }) => {
    if (!panel.contains(relatedTarget as Node | null)) over(false)
  })
  panel.addEventListener('drop', (event) => {
    event.preventDefault()
    over(false)
    if (event.dataTransfer?.files.length) take(event.dataTransfer.files)
  })
}
