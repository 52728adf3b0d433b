/** Two soft notes, made on the spot: nothing to download. Silent where the browser has not been touched yet. */
export function beep(): void {
  const audio = new AudioContext()
  if (audio.state === 'suspended') return void audio.close()
  const loudness = audio.createGain()
  loudness.connect(audio.destination)
  const start = audio.currentTime
  for (const [index, hertz] of [660, 880].entries()) {
    const tone = audio.createOscillator()
    const at = start + index * 0.11
    tone.frequency.value = hertz
    tone.connect(loudness)
    tone.start(at)
    tone.stop(at + 0.16)
  }
  loudness.gain.setValueAtTime(0.0001, start)
  loudness.gain.exponentialRampToValueAtTime(0.07, start + 0.02)
  loudness.gain.exponentialRampToValueAtTime(0.0001, start + 0.34)
  setTimeout(() => void audio.close(), 500)
}
