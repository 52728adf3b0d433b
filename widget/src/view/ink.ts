/** Black or white, whichever is read better on a colour: at least 4.58:1 by the contrast of WCAG 2, whatever the colour is. */
export function inkOn(hex: string): '#ffffff' | '#000000' {
  return luminance(hex) > Math.sqrt(1.05 * 0.05) - 0.05 ? '#000000' : '#ffffff'
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
