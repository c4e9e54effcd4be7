import { Injectable } from '@nestjs/common';
import type { Metric, Reading } from './metric.js';

/** All figures the system can compute: each feature adds its own when it is loaded. */
@Injectable()
export class MetricTable {
  private readonly metrics = new Map<string, Metric>();

  /** Adds a feature's metrics. A key declared twice, or two readings of one key, stop the start. */
  register(metrics: readonly Metric[]): void {
    for (const metric of metrics) {
      if (this.metrics.has(metric.key)) throw new Error(`The metric ${metric.key} is declared twice.`);
      if (new Set(metric.readings.map(({ key }) => key)).size < metric.readings.length) throw new Error(`A reading of ${metric.key} is declared twice.`);
      this.metrics.set(metric.key, metric);
    }
  }

  find(key: string): Metric | undefined {
    return this.metrics.get(key);
  }

  all(): readonly Metric[] {
    return [...this.metrics.values()];
  }
}

/** A reading by its key; the chosen one when none is named, undefined when there is none of that key. */
export function readingOf({ readings }: Metric, key?: string | null): Reading | undefined {
  return key === undefined || key === null ? readings[0] : readings.find((each) => each.key === key);
}
