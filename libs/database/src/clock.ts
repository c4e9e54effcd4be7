import { Temporal } from '#kernel';

/** Where `now` comes from: the machine's clock in production, a fixed instant in tests. */
export abstract class Clock {
  abstract now(): Temporal.Instant;
}

export class SystemClock extends Clock {
  now(): Temporal.Instant {
    return Temporal.Now.instant();
  }
}

export class FixedClock extends Clock {
  constructor(private readonly instant: Temporal.Instant) {
    super();
  }

  now(): Temporal.Instant {
    return this.instant;
  }
}
