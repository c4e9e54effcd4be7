import { Injectable } from '@nestjs/common';
import { AccessService } from '#access';
import type { Ctx } from '#database';
import { rowsLoader, type LoaderCache } from '#graphql';
import { kernelRefusals, refuse } from '#kernel';
import { Regulations } from '#regulations';
import { CompletenessQuery, type RecordRow, type UnitRecordRow } from './completeness.query.js';
import { completenessOf, missingItems, type Completeness, type MissingItem } from './completeness.rules.js';

const RECORD = {};

export interface UnitCompleteness extends Completeness {
  readonly organizationId: string;
}

/** What members' records miss today. */
@Injectable()
export class CompletenessService {
  constructor(
    private readonly records: CompletenessQuery,
    private readonly regulations: Regulations,
    private readonly access: AccessService,
  ) {}

  /** What a member's record misses; null where the actor may not know how to reach the member. */
  async ofMember(loaders: LoaderCache, ctx: Ctx, id: string): Promise<MissingItem[] | null> {
    const loader = loaders.of(RECORD, () => rowsLoader((ids) => this.records.ofMembers(ctx, ids), (row: RecordRow) => [row.id]));
    const [record] = await loader.load(id);
    return record ? missingItems(record, this.regulations.on(ctx.today)) : null;
  }

  /** Of an organisation, then of each directly below it. @throws DomainError NOT_FOUND */
  async ofUnits(ctx: Ctx, organizationId: string): Promise<UnitCompleteness[]> {
    if (!(await this.access.reaches(ctx, 'contact.read', organizationId))) {
      throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'tổ chức đảng', whatEn: 'organisation' }, ['organizationId']);
    }
    const rows = await this.records.ofUnits(ctx, organizationId);
    const book = this.regulations.on(ctx.today);
    const byUnit = new Map<string, UnitRecordRow[]>();
    for (const row of rows) {
      const unit = byUnit.get(row.unitId);
      if (unit) unit.push(row);
      else byUnit.set(row.unitId, [row]);
    }
    byUnit.delete(organizationId);
    const below = [...byUnit].map(([id, records]) => ({ organizationId: id, ...completenessOf(records, book) }));
    return [{ organizationId, ...completenessOf(rows, book) }, ...below];
  }
}
