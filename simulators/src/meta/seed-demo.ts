import type { World } from './world/world.ts'
export function seedDemo(_world: World): void {}
