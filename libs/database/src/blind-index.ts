import { createHmac } from 'node:crypto';
import type { Keys } from './keys.js';

/**
 * Keyed hashes by which sealed values are found and told apart. The key is not in the database: whoever has that alone
 * cannot try all numbers of twelve digits until one fits.
 */
export class BlindIndex {
  readonly #derive: (purpose: string) => Buffer;
  readonly #keys = new Map<string, Buffer>();

  constructor(keys: Keys) {
    this.#derive = (purpose) => keys.derive(purpose);
  }

  /** @param column whose values are compared with each other; the same text has another hash in every other */
  of(column: string, text: string): Buffer {
    const key = this.#keys.get(column) ?? this.#derive(`blind-index/${column}`);
    this.#keys.set(column, key);
    return createHmac('sha256', key).update(text).digest();
  }
}
