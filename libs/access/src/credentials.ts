import { createHash, randomBytes, randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** argon2id at OWASP's minimum: 19 MiB, two passes, one lane (the library's algorithm default is argon2id). */
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const TOKEN_BYTES = 32;
const ONE_TIME_WORD = 'abcdefghjkmnpqrstuvwxyz23456789';

export function hashPassword(password: string): Promise<string> {
  return hash(password, ARGON2);
}

/** Of a password nobody has: checked when there is no account, so that the answer takes as long. */
let nobody: Promise<string> | undefined;

/** Whether the password is the one that was hashed; without a hash it takes the same time and answers no. */
export async function verifyPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  nobody ??= hashPassword(randomBytes(TOKEN_BYTES).toString('hex'));
  const matches = await verify(passwordHash ?? (await nobody), password);
  return passwordHash !== undefined && matches;
}

/** A session token: 256 random bits, shown to the client once and kept nowhere. */
export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** A password to hand out once: four groups of five characters that cannot be mistaken for each other. */
export function oneTimePassword(): string {
  const group = (): string => Array.from({ length: 5 }, () => ONE_TIME_WORD[randomInt(ONE_TIME_WORD.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}
