import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import { rowsLoader, type LoaderCache } from '#graphql';
import { ProgrammeQuery, type LineNames, type LineRow, type ProgrammeCountRow } from './programme.query.js';

const LINES = {};
const NAMES = {};
const COUNTS = {};

/** Look-ups for nested fields: one statement a request for each kind, however long the list. */
@Injectable()
export class ProgrammeLoader {
  constructor(private readonly programmes: ProgrammeQuery) {}

  async lines(loaders: LoaderCache, ctx: Ctx, programmeId: string): Promise<readonly LineRow[]> {
    const loader = loaders.of(LINES, () => rowsLoader((ids) => this.programmes.lines(ctx, ids), (row: LineRow) => [row.programmeId]));
    const lines = await loader.load(programmeId);
    for (const { id } of lines) ctx.touched.push({ kind: 'programme_line', id, action: 'READ' });
    return lines;
  }

  /** What the subject and the lead of a line are called. */
  async names(loaders: LoaderCache, ctx: Ctx, lineId: string): Promise<LineNames | undefined> {
    return (await loaders.of(NAMES, () => rowsLoader((ids) => this.programmes.names(ctx, ids), (row: LineNames) => [row.lineId])).load(lineId))[0];
  }

  async counts(loaders: LoaderCache, ctx: Ctx, programmeId: string): Promise<readonly ProgrammeCountRow[]> {
    return loaders.of(COUNTS, () => rowsLoader((ids) => this.programmes.counts(ctx, ids), (row: ProgrammeCountRow) => [row.programmeId])).load(programmeId);
  }
}
