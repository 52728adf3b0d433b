/** Whether a number is in a set such as `1,4:7,9:*`, where `*` is the largest in use (RFC 3501, 9). */
export function isInSet(set: string, largest: number): (number: number) => boolean {
  const ranges = set.split(',').map((part) => {
    const [from = '', to = from] = part.split(':')
    const a = from === '*' ? largest : Number(from)
    const b = to === '*' ? largest : Number(to)
    return [Math.min(a, b), Math.max(a, b)] as const
  })
  return (number) => ranges.some(([from, to]) => number >= from && number <= to)
}
