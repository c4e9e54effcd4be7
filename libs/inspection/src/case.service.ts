import { Injectable } from '@nestjs/common';
import { AccessService } from '#access';
import type { Ctx, WriteCtx } from '#database';
import { accepted, CursorCodec, DomainError, kernelRefusals, makePage, readPageArgs, refuse, refused, type Finding, type Page, type PageArgs, type PlainDate, type Verdict } from '#kernel';
import { stageOf, WorkflowService, withoutReasons, type Entries } from '#workflow';
import { missingSteps, nextDue, type CaseStep } from './case-course.rules.js';
import { CaseCourses } from './case-courses.js';
import { CaseQuery, type CaseCountRow, type CaseCountsQuestion, type CaseFilter, type CaseRow } from './case.query.js';
import { CaseRepository } from './case.repository.js';
import { BODY_OF_CONDUCTOR, sinceDecision, sinceLatestStep } from './case.rules.js';
import { CASE_TABLES, type CaseAction } from './case.stages.js';
import { contentFindings, isMarked, type Content } from './secrecy.rules.js';

/** A change of a case, based on a version. */
export interface CaseChange {
  readonly caseId: string;
  readonly version: number;
  readonly validateOnly: boolean;
}

/** The conclusion of a case; of a marked one without its text. */
export interface CaseConclusion extends CaseChange {
  readonly conclusionNumber: string;
  readonly concludedOn: PlainDate;
  readonly conclusion?: string | null;
}

/** Why a case is sent back or dropped; of a marked one, the number of the paper that says it. */
export interface CaseReason {
  readonly remark?: string | null;
  readonly decisionNumber?: string | null;
}

/** What an action is in the course of a case. */
const STEP_OF: Readonly<Partial<Record<CaseAction, CaseStep>>> = { START: 'NOTICE', CONCLUDE: 'CONCLUSION', CONCLUDE_ON_SENTENCE: 'CONCLUSION' };

/** What was counted, and the question. */
export interface CaseCounts extends CaseCountsQuestion {
  readonly counts: readonly CaseCountRow[];
  readonly disciplineWithheld: boolean;
}

/** A page, with the question it answers, for counting what lies beyond it. */
export interface CasePage extends Page<CaseRow> {
  readonly filter: CaseFilter;
}

/** Cases after they are logged: who needs to know reads them, and every look is in the audit. */
@Injectable()
export class CaseService {
  constructor(
    private readonly cases: CaseQuery,
    private readonly writes: CaseRepository,
    private readonly courses: CaseCourses,
    private readonly steps: WorkflowService,
    private readonly access: AccessService,
    private readonly cursors: CursorCodec,
  ) {}

  /** One page of the cases the actor needs to know. @throws DomainError what `readPageArgs` refuses */
  async list(ctx: Ctx, args: PageArgs & { readonly filter?: CaseFilter | null }): Promise<CasePage> {
    const filter = args.filter ?? {};
    const query = ['inspectionCases', filter];
    const request = readPageArgs(args, query, this.cursors);
    const page = makePage(await this.cases.list(ctx, filter, request), request, query, (row) => this.cases.keyOf(row), this.cursors);
    for (const { node } of page.edges) seen(ctx, node);
    return { ...page, filter };
  }

  /** How many there are on all pages. */
  async count(ctx: Ctx, filter: CaseFilter): Promise<number> {
    return this.cases.count(ctx, filter);
  }

  /** @throws DomainError NOT_FOUND for a case the actor does not need to know, as for none */
  async get(ctx: Ctx, id: string, path: readonly string[] = ['id']): Promise<CaseRow> {
    const [row] = await this.cases.findInScope(ctx, [id]);
    if (!row) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'vụ việc', whatEn: 'case' }, path);
    seen(ctx, row);
    return row;
  }

  /**
   * How many cases were concluded, in numbers only.
   * @throws DomainError NOT_FOUND, DATES_OUT_OF_ORDER
   */
  async counted(ctx: Ctx, question: CaseCountsQuestion): Promise<CaseCounts> {
    const { organizationId, from, through } = question;
    if (through.toString() < from.toString()) throw refuse(kernelRefusals.DATES_OUT_OF_ORDER, { later: 'through', earlier: 'from' }, ['through']);
    if (!(await this.access.reaches(ctx, 'case.count', organizationId))) {
      throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'tổ chức đảng', whatEn: 'party organization' }, ['organizationId']);
    }
    const told = await this.cases.tellsDiscipline(ctx, organizationId);
    return { ...question, counts: await this.cases.counts(ctx, question), disciplineWithheld: !told };
  }

  /** Makes the plan known to the subjects. @throws DomainError as `move`; CONCLUDED_BEFORE_DECISION */
  async start(ctx: WriteCtx, input: CaseChange & { decisionNumber: string; decidedOn: PlainDate }): Promise<CaseRow> {
    const { decisionNumber, decidedOn } = input;
    return this.move(ctx, input, 'START', { decisionNumber, decidedOn });
  }

  /** @throws DomainError as `move`; CONCLUDED_BEFORE_DECISION, STEP_OUT_OF_ORDER */
  async report(ctx: WriteCtx, input: CaseChange & { decidedOn: PlainDate; remark?: string | null }): Promise<CaseRow> {
    return this.move(ctx, input, 'REPORT', { decidedOn: input.decidedOn, remark: input.remark ?? null });
  }

  /** Sends a report back to the team, with the reason. @throws DomainError as `move` */
  async sendBack(ctx: WriteCtx, input: CaseChange & CaseReason): Promise<CaseRow> {
    return this.move(ctx, input, 'RETURN', reasonOf(input));
  }

  /** @throws DomainError as `move`; CONCLUDED_BEFORE_DECISION, STEP_OUT_OF_ORDER */
  async conclude(ctx: WriteCtx, input: CaseConclusion, action: 'CONCLUDE' | 'CONCLUDE_ON_SENTENCE' = 'CONCLUDE'): Promise<CaseRow> {
    const { conclusionNumber: decisionNumber, concludedOn: decidedOn, conclusion = null } = input;
    try {
      const write = (id: string) => this.writes.conclude(ctx, id, { number: decisionNumber, concludedOn: decidedOn, text: conclusion });
      return await this.move(ctx, input, action, { decisionNumber, decidedOn }, write, { conclusion });
    } catch (error) {
      throw error instanceof DomainError ? asOfConclusion(error) : error;
    }
  }

  /** Ends a case without a conclusion, with the reason. @throws DomainError as `move` */
  async drop(ctx: WriteCtx, input: CaseChange & CaseReason): Promise<CaseRow> {
    return this.move(ctx, input, 'DROP', reasonOf(input), (id) => this.writes.close(ctx, id));
  }

  /** Refuses with NOT_FOUND, FORBIDDEN, VERSION_STALE, STAGE_WRONG, ENTRY_MISSING, DATE_IN_FUTURE, STEP_MISSING, SECRET_TAKES_NO_CONTENT, CONTENT_MISSING. */
  private async move(
    ctx: WriteCtx,
    { caseId, version, validateOnly }: CaseChange,
    action: CaseAction,
    entries: Entries,
    write: (id: string) => Promise<void> = () => Promise.resolve(),
    content: Content = {},
  ): Promise<CaseRow> {
    const found = await this.get(ctx, caseId, ['input', 'caseId']);
    const table = isMarked(found.secrecy) ? withoutReasons(CASE_TABLES[found.kind]) : CASE_TABLES[found.kind];
    // The deciding body reads the file and does not work on it; the team does not conclude its own work.
    if (!(table.actions[action].right === 'case.conclude' ? found.led : found.conducted)) throw refuse(kernelRefusals.FORBIDDEN);
    const item = await this.steps.open(ctx, table, caseId, version, ['input', 'caseId']);
    const field = action === 'CONCLUDE' ? 'concludedOn' : 'decidedOn';
    const tooEarly = sinceDecision(found.decidedOn, entries.decidedOn, field);
    // Every later step is dated after the decision: a day before that is said to be before the decision only.
    const findings = tooEarly.length > 0 ? tooEarly : sinceLatestStep(await this.cases.latestStepOn(ctx, caseId), entries.decidedOn, field);
    const progress = await this.courses.of(ctx, found);
    const missing = missingSteps(found.kind, action, new Set(Object.keys(progress.doneOn)), stageOf(table, item.stage));
    const inContent = contentFindings(found.secrecy, { remark: entries.remark, ...content }, Object.keys(content));
    const verdict = verdictOf([...findings, ...missing, ...inContent]);
    const done = STEP_OF[action];
    const doneOn = done && entries.decidedOn ? { ...progress.doneOn, [done]: entries.decidedOn.toString() } : progress.doneOn;
    const dueOn = action === 'DROP' ? null : (nextDue({ ...progress, doneOn })?.dueOn ?? null);
    const step = { action, entries, verdict, overrides: [], dueOn, body: BODY_OF_CONDUCTOR[found.conductedBy], validateOnly };
    await this.steps.take(ctx, table, item, step, async () => {
      await write(caseId);
      ctx.touched.push({ kind: 'inspection_case', id: caseId, action: 'CHANGED' });
    });
    return this.get(ctx, caseId);
  }
}

function seen(ctx: Ctx, { id }: CaseRow): void {
  ctx.touched.push({ kind: 'inspection_case', id, action: 'READ' });
}

/** What a step of any work is refused for, in the fields of a conclusion: they have other names there. */
function asOfConclusion({ refusals: [first, ...rest], warnings }: DomainError): DomainError {
  const named = (name: string): string => (name === 'decidedOn' ? 'concludedOn' : name === 'decisionNumber' ? 'conclusionNumber' : name);
  const renamed = ({ refusal, params, path }: Finding): Finding => {
    const { field } = params;
    return { refusal, params: typeof field === 'string' ? { ...params, field: named(field) } : params, path: path.map(named) };
  };
  return new DomainError([renamed(first), ...rest.map(renamed)], warnings.map(renamed));
}

function reasonOf({ remark = null, decisionNumber = null }: CaseReason): Entries {
  return { remark, decisionNumber };
}

function verdictOf(refusals: readonly Finding[]): Verdict<null> {
  return refusals.length > 0 ? refused(refusals) : accepted(null);
}
