/** A body as people read it: JSON laid out, anything else as it came. Numbers that a program would round stay as they were. */
export function prettyBody(body: string): string {
  try {
    JSON.parse(body)
  } catch {
    return body
  }
  return layOut(body)
}

const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g

function layOut(body: string): string {
  const tokens = body.match(TOKENS) ?? []
  let depth = 0
  let text = ''
  const line = () => `\n${'  '.repeat(depth)}`
  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1]
    if (token === '{' || token === '[') {
      const isEmpty = next === '}' || next === ']'
      depth += 1
      text += isEmpty ? token : token + line()
    } else if (token === '}' || token === ']') {
      const before = tokens[index - 1]
      depth -= 1
      text += before === '{' || before === '[' ? token : line() + token
    } else if (token === ',') text += token + line()
    else text += token === ':' ? ': ' : token
  }
  return text
}
