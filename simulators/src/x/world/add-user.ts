import type { User, World } from './world.ts'

export type NewUser = { username: string; name?: string | undefined } & Partial<Omit<User, 'username' | 'name'>>

/** The user is known by id and by name; asking again for a name that exists returns that user unchanged. */
export function addUser(world: World, input: NewUser): User {
  const known = world.usersByName.get(input.username.toLowerCase())
  if (known) return known
  const user: User = {
    userId: input.userId ?? world.nextId(),
    username: input.username,
    name: input.name ?? input.username,
    verifiedType: input.verifiedType ?? 'none',
    description: input.description ?? '',
    location: input.location ?? '',
    createdAtMs: input.createdAtMs ?? world.now() - 400 * 86_400_000,
    followersCount: input.followersCount ?? Math.floor(10 ** (1 + world.random() * 3)),
    followingCount: input.followingCount ?? Math.floor(50 + world.random() * 900),
    postCount: input.postCount ?? 0,
    brand: input.brand ?? false,
    premium: input.premium ?? false,
    acceptsDms: input.acceptsDms ?? true,
  }
  world.users.set(user.userId, user)
  world.usersByName.set(user.username.toLowerCase(), user)
  return user
}

/** A user by id, or by name with or without the sign. */
export function findUser(world: World, idOrName: string): User | undefined {
  return world.users.get(idOrName) ?? world.usersByName.get(idOrName.replace(/^@/, '').toLowerCase())
}
