import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import { rowsLoader, type LoaderCache } from '#graphql';
import { logOf, WorkflowRepository, type ItemRow, type LogRow } from '#workflow';
import { AdmissionQuery, type AdmissionRow, type InquiryRow, type IntroducerRow, type ReadmissionRow } from './admission.query.js';

const ITEM = {};
const INTRODUCERS = {};
const INQUIRIES = {};
const READMISSION = {};
const OF_MEMBER = {};

/** Look-ups for nested fields: one statement a request for each kind, however long the list. */
@Injectable()
export class AdmissionLoader {
  constructor(
    private readonly admissions: AdmissionQuery,
    private readonly workflow: WorkflowRepository,
  ) {}

  async item(loaders: LoaderCache, ctx: Ctx, id: string): Promise<ItemRow | undefined> {
    const loader = loaders.of(ITEM, () => rowsLoader((ids) => this.workflow.findInScope(ctx, ids), (row: ItemRow) => [row.id]));
    return (await loader.load(id))[0];
  }

  async log(loaders: LoaderCache, ctx: Ctx, id: string): Promise<readonly LogRow[]> {
    return logOf(this.workflow, loaders, ctx, id);
  }

  async introducers(loaders: LoaderCache, ctx: Ctx, id: string): Promise<readonly IntroducerRow[]> {
    const loader = loaders.of(INTRODUCERS, () => rowsLoader((ids) => this.admissions.introducers(ctx, ids), (row: IntroducerRow) => [row.admissionId]));
    return loader.load(id);
  }

  async inquiries(loaders: LoaderCache, ctx: Ctx, id: string): Promise<readonly InquiryRow[]> {
    return loaders.of(INQUIRIES, () => rowsLoader((ids) => this.admissions.inquiries(ctx, ids), (row: InquiryRow) => [row.admissionId])).load(id);
  }

  /** What a file says of an earlier membership; null where it says nothing. */
  async readmission(loaders: LoaderCache, ctx: Ctx, id: string): Promise<ReadmissionRow | null> {
    const loader = loaders.of(READMISSION, () => rowsLoader((ids) => this.admissions.readmissions(ctx, ids), (row: ReadmissionRow) => [row.admissionId]));
    return (await loader.load(id))[0] ?? null;
  }

  /** A member's latest admission; undefined where there is none in scope. */
  async ofMember(loaders: LoaderCache, ctx: Ctx, memberId: string): Promise<AdmissionRow | undefined> {
    const loader = loaders.of(OF_MEMBER, () => rowsLoader((ids) => this.admissions.ofMembers(ctx, ids), (row: AdmissionRow) => (row.memberId === null ? [] : [row.memberId])));
    return (await loader.load(memberId))[0];
  }
}
