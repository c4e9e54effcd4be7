import { Injectable } from '@nestjs/common';
import { rehearsable, type Ctx, type WriteCtx } from '#database';
import { datedLoader, rowsLoader, type Dated, type LoaderCache } from '#graphql';
import { kernelRefusals, orThrow, refuse, type Notice, type PlainDate } from '#kernel';
import { missingPapers } from '#members';
import { Regulations } from '#regulations';
import { RuleBooks } from '#rule-books';
import type { NoticeSource } from '#workflow';
import { PaperFileQuery, type FileCheckRow, type FileGround } from './paper-file.query.js';
import { PaperFileRepository, type NewFileCheck } from './paper-file.repository.js';
import { checkVerdict, fileNotice, nextCheck, type FilesOfCell, type PaperKind } from './paper-file.rules.js';

export interface FileCheckToRecord extends NewFileCheck {
  /** How many checks there were when it was made. */
  readonly version: number;
  readonly validateOnly: boolean;
}

/** A member's paper file as it stood on a day. */
export interface PaperFile {
  /** The last check; null while there was none. */
  readonly check: FileCheckRow | null;
  readonly missing: readonly PaperKind[];
  readonly dueOn: PlainDate | null;
  readonly version: number;
}

const CHECKS = {};
const GROUND = {};

/** What members' paper files hold and where they are kept, and the yearly check. */
@Injectable()
export class PaperFileService implements NoticeSource {
  constructor(
    private readonly query: PaperFileQuery,
    private readonly writes: PaperFileRepository,
    private readonly books: RuleBooks,
    private readonly regulations: Regulations,
  ) {}

  async ofMember(loaders: LoaderCache, ctx: Ctx, { id, asOf }: { readonly id: string; readonly asOf: PlainDate }): Promise<PaperFile> {
    const all = await loaders.of(CHECKS, () => rowsLoader((ids) => this.query.checks(ctx, ids), (row: FileCheckRow) => [row.memberId])).load(id);
    const fetch = (day: PlainDate, ids: readonly string[]): Promise<FileGround[]> => this.query.ground(ctx, ids, day.toString());
    const [ground] = await loaders.of(GROUND, () => datedLoader(fetch, (row: FileGround) => row.memberId)).load({ id, asOf });
    return this.shown(all.filter(({ checkedOn }) => checkedOn <= asOf.toString()), ground, asOf);
  }

  /** @throws DomainError NOT_FOUND, VERSION_STALE, or what `checkVerdict` refuses */
  async record(ctx: WriteCtx, input: FileCheckToRecord): Promise<string> {
    const { memberId, version, validateOnly } = input;
    if (!(await this.query.keeps(ctx, memberId))) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'đảng viên', whatEn: 'member' }, ['input', 'memberId']);
    await this.writes.lock(ctx, memberId);
    const before = await this.query.checks(ctx, [memberId]);
    if (before.length !== version) throw refuse(kernelRefusals.VERSION_STALE, { current: before.length, given: version }, ['input', 'version']);
    orThrow(checkVerdict(input, before[0]?.checkedOn ?? null, ctx.today));
    await rehearsable(ctx, validateOnly, async () => {
      const id = await this.writes.add(ctx, input);
      ctx.touched.push({ kind: 'file_check', id, action: 'CREATED' }, { kind: 'member', id: memberId, action: 'CHANGED' });
    });
    return memberId;
  }

  /** The cells whose files are due, for whoever keeps them. */
  async notices(ctx: Ctx): Promise<readonly Notice[]> {
    const byCell = new Map<string, FilesOfCell[]>();
    for (const files of await this.query.files(ctx)) byCell.set(files.organizationId, [...(byCell.get(files.organizationId) ?? []), files]);
    const told: Notice[] = [];
    for (const [organizationId, files] of byCell) {
      const notice = fileNotice(organizationId, files, await this.books.on(ctx, ctx.today, organizationId));
      if (notice) told.push(notice);
    }
    return told;
  }

  private shown(checks: readonly FileCheckRow[], ground: Dated<FileGround> | undefined, asOf: PlainDate): PaperFile {
    const check = checks[0] ?? null;
    const missing = check && ground ? missingPapers(check.documents.map(({ kind }) => kind), ground.isFull) : [];
    const begunOn = ground?.begunOn ?? null;
    const dueOn = begunOn === null ? undefined : nextCheck(check?.checkedOn ?? null, begunOn, this.regulations.on(asOf));
    return { check, missing, dueOn: dueOn ?? null, version: checks.length };
  }
}
