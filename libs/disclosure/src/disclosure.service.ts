import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PolicyTable, type RightDeclaration } from '#access';
import type { Ctx } from '#database';
import { CursorCodec, kernelRefusals, makePage, readPageArgs, refuse, type Page, type PageArgs } from '#kernel';
import { disclosureFields, disclosurePolicy } from './disclosure.policy.js';
import { DisclosureQuery, type RecordReadRow } from './disclosure.query.js';
import { viewersOf, type Viewers } from './viewers.js';

/** A page, with the member of whom it is, for counting what lies beyond it. */
export interface RecordReadPage extends Page<RecordReadRow> {
  readonly memberId: string;
}

/** Tells members who may see their record and who opened it. Asking for it is on record like every other look. */
@Injectable()
export class DisclosureService implements OnModuleInit {
  constructor(
    private readonly disclosures: DisclosureQuery,
    private readonly policies: PolicyTable,
    private readonly cursors: CursorCodec,
  ) {}

  onModuleInit(): void {
    this.policies.register(disclosurePolicy, disclosureFields);
  }

  /** Each role that reaches a member's record today, with its place and holders. @throws DomainError NOT_FOUND */
  async viewers(ctx: Ctx, memberId: string | null): Promise<Viewers[]> {
    const id = await this.told(ctx, memberId);
    return viewersOf(await this.disclosures.holders(ctx, id), this.declaration('member.read'), this.declaration('contact.read'));
  }

  /** One page of who opened or changed a member's record, the latest first. @throws DomainError NOT_FOUND, what `readPageArgs` refuses */
  async reads(ctx: Ctx, memberId: string | null, args: PageArgs): Promise<RecordReadPage> {
    const query = ['recordReads', memberId ?? ctx.actor.memberId];
    const request = readPageArgs(args, query, this.cursors);
    const id = await this.told(ctx, memberId);
    const rows = await this.disclosures.reads(ctx, id, request);
    return { ...makePage(rows, request, query, (row) => this.disclosures.keyOf(row), this.cursors), memberId: id };
  }

  /** How many there are on all pages. */
  async count(ctx: Ctx, memberId: string): Promise<number> {
    return this.disclosures.count(ctx, memberId);
  }

  /** The member, the actor unless said, of whom the actor may be told; that it was asked goes into the audit. */
  private async told(ctx: Ctx, memberId: string | null): Promise<string> {
    const id = memberId ?? ctx.actor.memberId;
    if (id === null || !(await this.disclosures.tells(ctx, id))) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'đảng viên', whatEn: 'member' }, ['memberId']);
    ctx.touched.push({ kind: 'member', id, action: 'READ' });
    return id;
  }

  private declaration(right: string): RightDeclaration {
    const found = this.policies.all().find(([name]) => name === right);
    if (!found) throw new Error(`No policy declares the right ${right}.`);
    return found[1];
  }
}
