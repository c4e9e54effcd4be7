import { Module } from '@nestjs/common';
import { MetricTable } from './metric-table.js';
import { MetricQuery } from './metric.query.js';

@Module({ providers: [MetricTable, MetricQuery], exports: [MetricTable, MetricQuery] })
export class MetricsModule {}
