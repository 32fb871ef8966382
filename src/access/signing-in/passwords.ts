import { invalid } from '../../kernel/errors.ts'
import { sha256 } from '../../kernel/hashing.ts'

/** argon2id with 19 MiB, two passes and one lane: the OWASP minimum, about 30 ms here. Loaded when first used. */
const SETTINGS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const argon2 = () => import('@node-rs/argon2')

const SHORTEST = 12
const LONGEST = 200

export const hashPassword = async (password: string): Promise<string> => (await argon2()).hash(password, SETTINGS)

/**
 * Is this the password behind a hash? Without a hash (nobody has this address, or no password was set yet) the same work is
 * done for nothing, so that the time of the answer tells nothing either.
 */
export const isPassword = async (hash: string | null | undefined, password: string): Promise<boolean> => {
  nobodys ??= hashPassword('nobody has this password')
  const { verify } = await argon2()
  const right = await verify(hash ?? (await nobodys), password.slice(0, LONGEST))
  return hash ? right : false
}

let nobodys: Promise<string> | undefined

/** By what a session knows the password with which somebody signed in: another one, even of the same words, has another mark. */
export const markOf = (hash: string): string => sha256(hash).slice(0, 32)

/** A password is long rather than odd. */
export const checkPassword = (password: string, again: string): void => {
  if (password.length < SHORTEST) throw invalid(`Password must be ${SHORTEST} characters or more`, '/password')
  if (password.length > LONGEST) throw invalid(`Password must be ${LONGEST} characters or fewer`, '/password')
  if (/^(.)\1*$/.test(password)) throw invalid('Password must be more than one character repeated', '/password')
  if (password !== again) throw invalid('Both passwords must be the same', '/again')
}
