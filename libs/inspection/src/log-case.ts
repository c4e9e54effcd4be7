import { Injectable } from '@nestjs/common';
import { AccessService } from '#access';
import { rehearsable, type Ctx, type WriteCtx } from '#database';
import { accepted, kernelRefusals, newId, orThrow, refuse, refused, type Verdict } from '#kernel';
import { RuleBooks } from '#rule-books';
import { settle, WorkflowRepository, type Override } from '#workflow';
import { CaseQuery } from './case.query.js';
import { CaseRepository, type NewCase } from './case.repository.js';
import { BODY_OF_CONDUCTOR, logVerdict, type CaseConductor } from './case.rules.js';
import { CASE_TABLES } from './case.stages.js';
import { ProgrammeQuery } from './programme.query.js';
import { lineOfCaseFindings } from './programme.rules.js';
import { isMarked, markedFindings } from './secrecy.rules.js';

export interface CaseInput extends NewCase {
  readonly overrides?: readonly Override[] | null;
  readonly validateOnly: boolean;
}

const CELLS = ['CELL', 'BASE_CELL'];

/** Logs a case: from then on only those who need to know read it. */
@Injectable()
export class LogCase {
  constructor(
    private readonly cases: CaseQuery,
    private readonly writes: CaseRepository,
    private readonly workflow: WorkflowRepository,
    private readonly access: AccessService,
    private readonly books: RuleBooks,
    private readonly programmes: ProgrammeQuery,
  ) {}

  /**
   * Logs a case of a ward's inspection committee, or of a cell on its own members; answers its id.
   * @throws DomainError NOT_FOUND; SUBJECT_NOT_ONE, SUBJECT_TWICE, SUBJECT_UNKNOWN, SUBJECT_IS_SELF; TEAM_TWICE,
   *   TEAM_LEAD_NOT_ONE, TEAM_UNKNOWN, TEAM_IS_SUBJECT; CONFLICT_OF_INTEREST; LOGGED_BY_OUTSIDER; CASE_DATE_IN_FUTURE, DATES_OUT_OF_ORDER;
   *   SECRET_TAKES_NO_CONTENT, SECRET_KEPT_AT_MISSING, CONTENT_MISSING; LINE_NOT_OF_CASE; BODY_OPENS_NO_INSPECTION, CELL_CHECKS_MANAGED_ABOVE unless overridden
   */
  async log(ctx: WriteCtx, input: CaseInput): Promise<string> {
    const conductor = await this.conductorOf(ctx, input.organizationId);
    const memberIds = input.subjects.flatMap(({ memberId }) => memberId ?? []);
    const organizationIds = input.subjects.flatMap(({ organizationId }) => organizationId ?? []);
    const belonging = await this.cases.belonging(
      ctx,
      { organizationId: input.organizationId, day: input.decidedOn },
      { organizationIds, memberIds, personIds: input.team.map(({ personId }) => personId) },
    );
    const ground = {
      ...belonging,
      conductor,
      today: ctx.today,
      managedAbove: await this.cases.managedAbove(ctx, memberIds, ctx.today),
      actorPersonId: ctx.actor.personId,
      // Nobody settles a denunciation of an organisation of one's own.
      actorOrganizations: input.kind === 'DENUNCIATION' ? await this.cases.ownOrganizations(ctx, organizationIds, input.decidedOn) : new Set<string>(),
      actorLeads: conductor === 'CELL' || (await this.access.reaches(ctx, 'case.oversee', input.organizationId)),
    };
    const verdict = logVerdict(input, ground, await this.books.on(ctx, input.decidedOn, input.organizationId));
    const { overridden } = orThrow(settle(both(both(verdict, contentVerdict(input)), await this.lineVerdict(ctx, conductor, input)), input.overrides ?? [], !isMarked(input.secrecy)));
    return rehearsable(ctx, input.validateOnly, async () => {
      const id = await this.create(ctx, conductor, input);
      await this.workflow.recordOverrides(ctx, id, overridden);
      return id;
    });
  }

  /** Whether it carries out the line of the programme that it names. */
  private async lineVerdict(ctx: Ctx, conductor: CaseConductor, { kind, organizationId, programmeLineId }: CaseInput): Promise<Verdict<null>> {
    if (programmeLineId == null) return accepted(null);
    const findings = lineOfCaseFindings({ kind, conductor, organizationId }, (await this.programmes.line(ctx, programmeLineId)) ?? null);
    return findings.length > 0 ? refused(findings) : accepted(null);
  }

  /** In whose name the actor may log cases there. */
  private async conductorOf(ctx: Ctx, organizationId: string): Promise<CaseConductor> {
    const kind = await this.cases.kindOf(ctx, organizationId, ctx.today);
    const isCell = kind !== undefined && CELLS.includes(kind);
    if (kind === undefined || !(await this.access.reaches(ctx, isCell ? 'case.lead' : 'case.inspect', organizationId))) {
      throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'tổ chức', whatEn: 'organization' }, ['input', 'organizationId']);
    }
    return isCell ? 'CELL' : 'INSPECTION_COMMITTEE';
  }

  private async create(ctx: WriteCtx, conductor: CaseConductor, input: CaseInput): Promise<string> {
    const id = newId();
    const { kind, initial } = CASE_TABLES[input.kind];
    const dueOn = input.dueOn?.toString() ?? null;
    await this.workflow.open(ctx, { kind, stage: initial, dueOn, ids: [id], organizationIds: [input.organizationId] });
    await this.writes.create(ctx, id, conductor, input);
    const { decisionNumber, decidedOn } = input;
    await this.workflow.append(ctx, id, null, { action: 'LOG', to: initial, body: BODY_OF_CONDUCTOR[conductor].vi, decisionNumber, decidedOn });
    ctx.touched.push({ kind: 'inspection_case', id, action: 'CREATED' });
    return id;
  }
}

function contentVerdict({ secrecy, keptAt, content, periodFrom, periodThrough }: CaseInput): Verdict<null> {
  const findings = markedFindings({ secrecy, keptAt }, { content, periodFrom, periodThrough }, ['content']);
  return findings.length > 0 ? refused(findings) : accepted(null);
}

function both(a: Verdict<null>, b: Verdict<null>): Verdict<null> {
  const refusals = [a, b].flatMap((verdict) => (verdict.ok ? [] : verdict.refusals));
  return refusals.length > 0 ? refused(refusals, a.warnings) : a;
}
