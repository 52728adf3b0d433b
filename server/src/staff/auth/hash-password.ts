import { hash, verify } from '@node-rs/argon2'

// The library's own kind is argon2id; the cost is OWASP's second recommendation for it: 19 MiB, two passes.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** An argon2id hash in PHC format. */
export async function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), COST)
}

/** Whether the password is the one that was hashed; false for a text that is no hash. */
export async function verifyPassword(hashed: string, password: string): Promise<boolean> {
  return hashed.startsWith('$argon2') && verify(hashed, password.normalize('NFKC'))
}
