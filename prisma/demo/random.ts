import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import { addDays, daysBetween, type Day } from './days.js';

/**
 * Chance that repeats itself: all draws follow from the name the stream was opened under (sfc32, seeded with
 * the name's SHA-256). A part of the generator takes its own fork, so that what it draws moves nothing else.
 */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter: number;

  constructor(private readonly name: string) {
    const digest = createHash('sha256').update(name).digest();
    this.a = digest.readInt32LE(0);
    this.b = digest.readInt32LE(4);
    this.c = digest.readInt32LE(8);
    this.counter = digest.readInt32LE(12);
  }

  fork(label: string): Random {
    return new Random(`${this.name}/${label}`);
  }

  /** A whole number of 32 bits. */
  private next(): number {
    const result = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + result) | 0;
    return result >>> 0;
  }

  /** A number from 0 up to but not including 1. */
  fraction(): number {
    return this.next() / 2 ** 32;
  }

  /** A whole number from `min` through `max`, not more than 2³¹ apart. */
  int(min: number, max: number): number {
    return min + ((this.fraction() * (max - min + 1)) | 0);
  }

  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  pick<T>(items: readonly T[]): T {
    if (items.length === 0) throw new Error(`Nothing to pick from in ${this.name}.`);
    return items[this.int(0, items.length - 1)] as T;
  }

  /** One of the keys, each as often as its weight says. */
  weighted<K extends string>(weights: Readonly<Partial<Record<K, number>>>): K {
    const entries = Object.entries<number | undefined>(weights) as [K, number][];
    let left = this.fraction() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [key, weight] of entries) {
      left -= weight;
      if (left < 0) return key;
    }
    return this.pick(entries)[0];
  }

  shuffle<T>(items: readonly T[]): T[] {
    const shuffled = [...items];
    for (let last = shuffled.length - 1; last > 0; last -= 1) {
      const other = this.int(0, last);
      [shuffled[last], shuffled[other]] = [shuffled[other] as T, shuffled[last] as T];
    }
    return shuffled;
  }

  /** A day from `from` through `through`. */
  day(from: Day, through: Day): Day {
    return addDays(from, this.int(0, Math.max(0, daysBetween(from, through))));
  }

  /** A UUIDv7 of a record made on a day; days before 1970 count as its first, which UUIDs cannot go behind. */
  id(on: Day): string {
    const msecs = Math.max(0, Date.parse(`${on}T00:00:00+07:00`));
    const words = Uint32Array.of(this.next(), this.next(), this.next(), this.next());
    return v7({ msecs, random: new Uint8Array(words.buffer) });
  }
}
