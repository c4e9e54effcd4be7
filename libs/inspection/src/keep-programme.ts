import { Injectable } from '@nestjs/common';
import { AccessService } from '#access';
import { rehearsable, type Ctx, type WriteCtx } from '#database';
import { accepted, finding, kernelRefusals, newId, orThrow, refuse, refused, storedDay, type Finding, type PlainDate, type Verdict } from '#kernel';
import { WorkflowRepository, WorkflowService, type Entries } from '#workflow';
import { CaseQuery } from './case.query.js';
import { ProgrammeQuery, type LineInProgramme, type ProgrammeRow } from './programme.query.js';
import { programmeRefusals } from './programme.refusals.js';
import { ProgrammeRepository, type Addition, type NewLine, type NewProgramme } from './programme.repository.js';
import { additionFindings, bodyFindings, completionVerdict, dueDay, lineFindings, periodFindings, sinceProgramme, type LineDone, type LineGround, type ProgrammeBody, type ProgrammePeriod } from './programme.rules.js';
import { PROGRAMME_BODIES, PROGRAMME_LINE, type LineAction } from './programme.stages.js';

export interface ProgrammeToAdopt extends NewProgramme {
  readonly lines: readonly NewLine[];
  readonly validateOnly: boolean;
}
export interface LineToAdd extends Addition {
  readonly programmeId: string;
  readonly line: NewLine;
  readonly validateOnly: boolean;
}
export interface LineChange {
  readonly lineId: string;
  readonly version: number;
  readonly validateOnly: boolean;
}

const CELLS = ['CELL', 'BASE_CELL'];
const RIGHT_OF_BODY: Readonly<Record<ProgrammeBody, string>> = {
  CELL: 'case.lead',
  INSPECTION_COMMITTEE: 'case.oversee',
  STANDING_COMMITTEE: 'programme.direct',
  PARTY_COMMITTEE: 'programme.direct',
};

/** Adopts programmes and takes their lines from planned to done, for the officers of the body. */
@Injectable()
export class KeepProgramme {
  constructor(
    private readonly programmes: ProgrammeQuery,
    private readonly writes: ProgrammeRepository,
    private readonly cases: CaseQuery,
    private readonly items: WorkflowRepository,
    private readonly steps: WorkflowService,
    private readonly access: AccessService,
  ) {}

  /** @throws DomainError NOT_FOUND; BODY_NOT_OF_ORGANIZATION, PROGRAMME_ADOPTED_ALREADY; by `periodFindings` and `lineFindings` */
  async adopt(ctx: WriteCtx, input: ProgrammeToAdopt): Promise<ProgrammeRow> {
    const { organizationId, body, lines, decidedOn } = input;
    const kind = await this.cases.kindOf(ctx, organizationId, ctx.today);
    const rights = new Set(Object.values(RIGHT_OF_BODY));
    const keeps = kind !== undefined && (await this.reachesAny(ctx, [...rights], organizationId));
    if (!keeps) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'tổ chức', whatEn: 'organization' }, ['input', 'organizationId']);
    const wrongBody = bodyFindings(CELLS.includes(kind), body);
    if (wrongBody.length === 0 && !(await this.access.reaches(ctx, RIGHT_OF_BODY[body], organizationId))) throw refuse(kernelRefusals.FORBIDDEN);
    const adopted = await this.programmes.isAdopted(ctx, input);
    const { vi: bodyVi, en: bodyEn } = PROGRAMME_BODIES[body];
    const ground = await this.groundOf(ctx, organizationId, decidedOn, lines);
    throwAny([
      ...wrongBody,
      ...periodFindings(input, decidedOn, ctx.today),
      ...(adopted ? [finding(programmeRefusals.PROGRAMME_ADOPTED_ALREADY, { bodyVi, bodyEn }, ['input', 'year'])] : []),
      ...lines.flatMap((line, index) => lineFindings(line, input, ground, ['input', 'lines', String(index)])),
    ]);
    return rehearsable(ctx, input.validateOnly, async () => {
      const id = newId();
      await this.writes.create(ctx, id, input);
      for (const line of lines) await this.plan(ctx, { ...input, id }, line, null);
      ctx.touched.push({ kind: 'inspection_programme', id, action: 'CREATED' });
      return this.get(ctx, id, 'programmeId');
    });
  }

  /** Adds a line by a later decision. @throws DomainError NOT_FOUND, FORBIDDEN; by `additionFindings` and `lineFindings` */
  async add(ctx: WriteCtx, input: LineToAdd): Promise<ProgrammeRow> {
    const { programmeId, line, decidedOn } = input;
    const programme = await this.get(ctx, programmeId, 'programmeId');
    if (!programme.kept) throw refuse(kernelRefusals.FORBIDDEN);
    const ground = await this.groundOf(ctx, programme.organizationId, decidedOn, [line]);
    const period = { year: programme.year, periodFrom: storedDay(programme.periodFrom), periodThrough: storedDay(programme.periodThrough) };
    throwAny([...additionFindings(decidedOn, programme, ctx.today), ...lineFindings(line, period, ground, ['input', 'line'])]);
    return rehearsable(ctx, input.validateOnly, async () => {
      await this.plan(ctx, { ...period, id: programmeId, organizationId: programme.organizationId, body: programme.body }, line, input);
      return this.get(ctx, programmeId, 'programmeId');
    });
  }

  /** @throws DomainError as `take` */
  async start(ctx: WriteCtx, input: LineChange & { readonly decidedOn: PlainDate }): Promise<ProgrammeRow> {
    const line = await this.line(ctx, input.lineId);
    return this.take(ctx, line, 'START', input, { decidedOn: input.decidedOn }, verdictOf(sinceProgramme(input.decidedOn, line)));
  }

  /** @throws DomainError as `take`; by `completionVerdict` */
  async complete(ctx: WriteCtx, input: LineChange & LineDone): Promise<ProgrammeRow> {
    const line = await this.line(ctx, input.lineId);
    return this.take(ctx, line, 'COMPLETE', input, { decidedOn: input.decidedOn }, completionVerdict(input, line), (id) => this.writes.complete(ctx, id, input));
  }

  /** @throws DomainError as `take`; LINE_CASE_OPEN */
  async drop(ctx: WriteCtx, input: LineChange & { readonly remark: string }): Promise<ProgrammeRow> {
    const line = await this.line(ctx, input.lineId);
    const { openCases: cases } = line;
    const findings = cases > 0 ? [finding(programmeRefusals.LINE_CASE_OPEN, { cases }, ['input', 'lineId'])] : [];
    return this.take(ctx, line, 'DROP', input, { remark: input.remark }, verdictOf(findings), (id) => this.writes.close(ctx, id));
  }

  /** Withdraws a line entered by mistake: it stays to be read with the reason and is counted nowhere. @throws DomainError as `take`; LINE_HAS_CASES */
  async withdraw(ctx: WriteCtx, input: LineChange & { readonly remark: string }): Promise<ProgrammeRow> {
    const line = await this.line(ctx, input.lineId);
    const { cases } = line;
    const findings = cases > 0 ? [finding(programmeRefusals.LINE_HAS_CASES, { cases }, ['input', 'lineId'])] : [];
    return this.take(ctx, line, 'WITHDRAW', input, { remark: input.remark }, verdictOf(findings), (id) => this.writes.close(ctx, id));
  }

  /** Refuses with NOT_FOUND, FORBIDDEN, VERSION_STALE, STAGE_WRONG, ENTRY_MISSING, DATE_IN_FUTURE. */
  private async take(
    ctx: WriteCtx,
    line: LineInProgramme,
    action: LineAction,
    { version, validateOnly }: LineChange,
    entries: Entries,
    verdict: Verdict<null>,
    write: (id: string) => Promise<void> = () => Promise.resolve(),
  ): Promise<ProgrammeRow> {
    if (!line.kept) throw refuse(kernelRefusals.FORBIDDEN);
    const item = await this.steps.open(ctx, PROGRAMME_LINE, line.id, version, ['input', 'lineId']);
    const dueOn = action === 'START' ? item.dueOn : null;
    await this.steps.take(ctx, PROGRAMME_LINE, item, { action, entries, verdict, overrides: [], dueOn, body: PROGRAMME_BODIES[line.body], validateOnly }, async () => {
      await write(line.id);
      ctx.touched.push({ kind: 'programme_line', id: line.id, action: 'CHANGED' });
    });
    return this.get(ctx, line.programmeId, 'lineId');
  }

  private async plan(ctx: WriteCtx, programme: ProgrammePeriod & { id: string; organizationId: string; body: ProgrammeBody }, line: NewLine, addition: Addition | null): Promise<void> {
    const id = newId();
    const { kind, initial: stage } = PROGRAMME_LINE;
    await this.items.open(ctx, { kind, stage, dueOn: dueDay(line, programme).toString(), ids: [id], organizationIds: [programme.organizationId] });
    await this.writes.addLine(ctx, id, programme.id, line, addition);
    const decided = addition && { decisionNumber: addition.decisionNumber, decidedOn: addition.decidedOn };
    await this.items.append(ctx, id, null, { action: 'PLAN', to: stage, body: PROGRAMME_BODIES[programme.body].vi, ...decided });
    ctx.touched.push({ kind: 'programme_line', id, action: 'CREATED' });
  }

  private async groundOf(ctx: Ctx, organizationId: string, day: PlainDate, lines: readonly NewLine[]): Promise<LineGround> {
    const belonging = await this.cases.belonging(
      ctx,
      { organizationId, day },
      {
        organizationIds: lines.flatMap((line) => line.organizationId ?? []),
        memberIds: lines.flatMap(({ memberId }) => memberId ?? []),
        personIds: lines.flatMap(({ leadId }) => leadId ?? []),
      },
    );
    return { ...belonging, actorPersonId: ctx.actor.personId };
  }

  private async reachesAny(ctx: Ctx, rights: readonly string[], organizationId: string): Promise<boolean> {
    for (const right of rights) if (await this.access.reaches(ctx, right, organizationId)) return true;
    return false;
  }

  private async line(ctx: Ctx, id: string): Promise<LineInProgramme> {
    const line = await this.programmes.line(ctx, id);
    if (!line) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'nội dung chương trình', whatEn: 'line' }, ['input', 'lineId']);
    ctx.touched.push({ kind: 'programme_line', id, action: 'READ' });
    return line;
  }

  private async get(ctx: Ctx, id: string, field: string): Promise<ProgrammeRow> {
    const row = await this.programmes.find(ctx, id);
    if (!row) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'chương trình', whatEn: 'programme' }, ['input', field]);
    ctx.touched.push({ kind: 'inspection_programme', id, action: 'READ' });
    return row;
  }
}

function verdictOf(findings: readonly Finding[]): Verdict<null> {
  return findings.length > 0 ? refused(findings) : accepted(null);
}

function throwAny(findings: readonly Finding[]): void {
  orThrow(verdictOf(findings));
}
