/** Text with `format=flowed` (RFC 3676) in lines as they were meant: those that end in a blank go on in the next of the same depth. */
export function unflow(text: string, deleteSpace: boolean): string {
  const lines: string[] = []
  let open: { depth: string; parts: string[] } | undefined
  const close = () => {
    if (open) lines.push((open.depth === '' ? '' : `${open.depth} `) + open.parts.join(''))
    open = undefined
  }
  for (const raw of text.split('\n')) {
    const depth = /^>*/.exec(raw)![0]
    const line = raw.slice(depth.length).replace(/^ /, '')
    if (open && open.depth !== depth) close()
    open ??= { depth, parts: [] }
    const soft = line.endsWith(' ') && line !== '-- '
    open.parts.push(soft && deleteSpace ? line.slice(0, -1) : line)
    if (!soft) close()
  }
  close()
  return lines.join('\n')
}
