import { Injectable } from '@nestjs/common';
import { AccessService } from '#access';
import type { WriteCtx } from '#database';
import { finding, kernelRefusals, parsePlainDate, PartialDate, refuse, type PlainDate } from '#kernel';
import { ElectorateQuery, lockMember, RollRepository } from '#members';
import { holdTree } from '#organizations';
import type { RuleBook, Vote, VoteFindings } from '#regulations';
import { RuleBooks } from '#rule-books';
import { deadlineAfter, voteFindingsOf, WorkflowService, type Entries, type ItemRow, type Override } from '#workflow';
import { AdmissionQuery, type AdmissionRow } from './admission.query.js';
import { admissionRefusals } from './admission.refusals.js';
import { AdmissionRepository } from './admission.repository.js';
import {
  cellFindings,
  ceremonyFindings,
  decisionFindings,
  endOfProbation,
  fileFindings,
  Findings,
  introducerFindings,
  kinshipFindings,
  ownFindings,
  recognitionFindings,
  recognitionReviewFindings,
  reviewFindings,
  sizeFindings,
  standingsFrom,
  type AdmissionFile,
  type Candidate,
  type Introducer,
  type Standings,
} from './admission.rules.js';
import { ADMISSION, type AdmissionAction } from './admission.stages.js';
import { introducersRestricted } from './introducers.js';
import { historyFindings, isFormer, partyHistory, readmissionFileFindings, readmissionFindings, type PartyHistory, type ReadmissionFile } from './readmission.rules.js';

/** What every change of an admission says. */
export interface AdmissionChange {
  readonly admissionId: string;
  readonly version: number;
  readonly overrides?: readonly Override[] | null;
  readonly validateOnly: boolean;
}

export interface Decided {
  readonly decisionNumber: string;
  readonly decidedOn: PlainDate;
}

export interface Voted extends Decided {
  readonly votes: Vote;
}

interface OpenAdmission {
  readonly row: AdmissionRow;
  readonly item: ItemRow;
}

/** What a step adds to its being taken. */
interface Doing {
  readonly entries?: Entries;
  readonly found?: Findings;
  readonly dueOn?: PlainDate | null;
  /** The introducers on whom it rests. */
  readonly introducers?: readonly Introducer[];
  readonly write?: () => Promise<void>;
}

type Reasoned = AdmissionChange & { readonly remark: string };

/** What happens to an admission between its proposal and the recognition of the member. */
@Injectable()
export class AdmissionSteps {
  constructor(
    private readonly admissions: AdmissionQuery,
    private readonly writes: AdmissionRepository,
    private readonly roll: RollRepository,
    private readonly steps: WorkflowService,
    private readonly access: AccessService,
    private readonly electorates: ElectorateQuery,
    private readonly books: RuleBooks,
  ) {}

  /** Corrects the file while the cell prepares it. @throws DomainError as `take`, and what `fileFindings` refuses */
  async change(ctx: WriteCtx, input: AdmissionChange & AdmissionFile & { readonly readmission?: ReadmissionFile | null }): Promise<AdmissionRow> {
    const { appliedOn, introducers, readmission = null } = input;
    const open = await this.open(ctx, 'CHANGE', input);
    const found = fileFindings(input, await this.standings(ctx, introducers, ctx.today), ctx.today);
    found.refuse(...readmissionFileFindings(readmission, appliedOn, await this.history(ctx, open.row), ctx.today));
    return this.take(ctx, open, 'CHANGE', input, {
      found,
      introducers,
      write: async () => {
        await this.writes.change(ctx, open.row.id, input);
        if (readmission) await this.writes.readmit(ctx, open.row.id, readmission);
      },
    });
  }

  /** The cell's vote, which puts the candidate before the standing committee. @throws DomainError as `take`, and by `reviewFindings` */
  async vote(ctx: WriteCtx, input: AdmissionChange & Voted): Promise<AdmissionRow> {
    const { decisionNumber, decidedOn, votes } = input;
    const open = await this.open(ctx, 'VOTE', input);
    const book = await this.books.on(ctx, decidedOn, open.row.organizationId);
    const file = await this.file(ctx, open.row);
    const review = {
      on: decidedOn,
      candidate: await this.candidate(ctx, open.row),
      file,
      standings: await this.standings(ctx, file.introducers, decidedOn),
      vote: await this.voted(ctx, open.row, input, book),
    };
    const found = reviewFindings(review, book);
    found.warn(...(await introducersRestricted(ctx, file.introducers, decidedOn, () => ['input'])));
    return this.take(ctx, open, 'VOTE', input, {
      entries: { decisionNumber, decidedOn, votes },
      found: found.and(await this.readmission(ctx, open.row, decidedOn, book)),
      introducers: file.introducers,
      write: () => this.writes.vote(ctx, open.row.id, decidedOn),
    });
  }

  /** Takes it back from the standing committee, with the reason. @throws DomainError as `take` */
  async withdraw(ctx: WriteCtx, input: Reasoned): Promise<AdmissionRow> {
    return this.sendBack(ctx, input, await this.open(ctx, 'WITHDRAW', input), { first: 'WITHDRAW', second: 'WITHDRAW_REVIEW' });
  }

  /** Gives it back to the cell, with the reason. @throws DomainError as `take` */
  async returnToCell(ctx: WriteCtx, input: Reasoned): Promise<AdmissionRow> {
    return this.sendBack(ctx, input, await this.open(ctx, 'RETURN', input), { first: 'RETURN', second: 'RETURN_REVIEW' });
  }

  /** The cell gives it up, with the reason. @throws DomainError as `take` */
  async abandon(ctx: WriteCtx, input: Reasoned): Promise<AdmissionRow> {
    return this.end(ctx, 'ABANDON', input);
  }

  /** The standing committee does not admit, with the reason. @throws DomainError as `take` */
  async reject(ctx: WriteCtx, input: Reasoned): Promise<AdmissionRow> {
    return this.end(ctx, 'REJECT', input);
  }

  /** The admission decision. @throws DomainError as `take`, DATES_OUT_OF_ORDER; DECIDES_AS_INTRODUCER unless overridden */
  async decide(ctx: WriteCtx, input: AdmissionChange & Decided): Promise<AdmissionRow> {
    const { decisionNumber, decidedOn } = input;
    const open = await this.open(ctx, 'DECIDE', input);
    const { introducers } = await this.file(ctx, open.row);
    const found = open.row.votedOn === null ? new Findings() : decisionFindings(decidedOn, dayOf(open.row.votedOn));
    return this.take(ctx, open, 'DECIDE', input, {
      entries: { decisionNumber, decidedOn },
      found: found.and(introducerFindings(ctx.actor, introducers)),
      introducers,
      dueOn: deadlineAfter(ADMISSION.actions.DECIDE, decidedOn, await this.books.on(ctx, decidedOn, open.row.organizationId))?.day ?? null,
      write: () => this.writes.decide(ctx, open.row.id, { number: decisionNumber, on: decidedOn }),
    });
  }

  /** The ceremony, which makes the candidate a probationary member. @throws DomainError as `take`, CANDIDATE_IS_MEMBER, CANDIDATE_DIED, and by `ceremonyFindings` */
  async holdCeremony(ctx: WriteCtx, input: AdmissionChange & { readonly ceremonyOn: PlainDate }): Promise<AdmissionRow> {
    const { ceremonyOn } = input;
    const open = await this.open(ctx, 'HOLD_CEREMONY', input);
    const { id, personId, organizationId, decidedOn } = open.row;
    const decided = decidedOn === null ? undefined : dayOf(decidedOn);
    await holdTree(ctx);
    const found = decided ? ceremonyFindings(ceremonyOn, decided, ctx.today, await this.books.on(ctx, decided, organizationId)) : new Findings();
    found.and(cellFindings(await this.admissions.cell(ctx, organizationId, ctx.today), ['input', 'admissionId']));
    const history = await this.history(ctx, open.row);
    found.refuse(...historyFindings(history, ['input', 'admissionId']));
    return this.take(ctx, open, 'HOLD_CEREMONY', input, {
      found,
      dueOn: await this.reviewDeadline(ctx, open.row, ceremonyOn),
      write: async () => {
        if (!decided) throw new Error('An admission that waits for its ceremony has been decided.');
        await this.writes.holdCeremony(ctx, id, ceremonyOn);
        const admitted = { personId, organizationId, decidedOn: decided, ceremonyOn };
        const memberId = isFormer(history) ? await this.roll.readmit(ctx, admitted) : await this.roll.admit(ctx, admitted);
        await this.writes.linkMember(ctx, id, memberId);
        ctx.touched.push({ kind: 'member', id: memberId, action: isFormer(history) ? 'CHANGED' : 'CREATED' });
      },
    });
  }

  /** The cell's vote on the recognition. @throws DomainError as `take`, and by `recognitionReviewFindings` */
  async voteRecognition(ctx: WriteCtx, input: AdmissionChange & Voted): Promise<AdmissionRow> {
    const { decisionNumber, decidedOn, votes } = input;
    const open = await this.open(ctx, 'REVIEW_VOTE', input);
    const { ceremonyOn, memberId, personId, readmits } = open.row;
    if (memberId !== null) await lockMember(ctx, memberId);
    const book = await this.books.on(ctx, decidedOn, open.row.organizationId);
    const vote = await this.voted(ctx, open.row, input, book);
    const found = ceremonyOn === null ? new Findings() : recognitionReviewFindings(decidedOn, { ceremonyOn: dayOf(ceremonyOn), readmits }, vote, book);
    if (await this.admissions.hasOpenTransfer(ctx, personId)) found.refuse(finding(admissionRefusals.TRANSFER_FIRST, {}, ['input', 'admissionId']));
    return this.take(ctx, open, 'REVIEW_VOTE', input, {
      entries: { decisionNumber, decidedOn, votes },
      found,
      write: () => this.writes.review(ctx, open.row.id, decidedOn),
    });
  }

  /** The recognition, dated to the end of probation. @throws DomainError as `take`, and by `recognitionFindings`; DECIDES_AS_INTRODUCER unless overridden */
  async recognize(ctx: WriteCtx, input: AdmissionChange & Decided): Promise<AdmissionRow> {
    const { decisionNumber, decidedOn } = input;
    const open = await this.open(ctx, 'RECOGNIZE', input);
    const { id, memberId, organizationId, ceremonyOn, reviewVotedOn, readmits } = open.row;
    const { introducers } = await this.file(ctx, open.row);
    const reviewed = reviewVotedOn === null ? undefined : dayOf(reviewVotedOn);
    const from = ceremonyOn !== null && reviewed ? endOfProbation({ ceremonyOn: dayOf(ceremonyOn), readmits }, await this.books.on(ctx, reviewed, organizationId)) : undefined;
    const found = reviewed && from ? recognitionFindings(decidedOn, reviewed, from) : new Findings();
    return this.take(ctx, open, 'RECOGNIZE', input, {
      entries: { decisionNumber, decidedOn },
      found: found.and(introducerFindings(ctx.actor, introducers)),
      write: async () => {
        if (memberId === null || !from) throw new Error('An admission that waits for recognition has a member and the end of a probation.');
        await this.writes.recognize(ctx, id, { number: decisionNumber, on: decidedOn, from });
        await this.roll.recognize(ctx, memberId, from);
        ctx.touched.push({ kind: 'member', id: memberId, action: 'CHANGED' });
      },
    });
  }

  private async sendBack(ctx: WriteCtx, input: Reasoned, open: OpenAdmission, actions: { first: AdmissionAction; second: AdmissionAction }): Promise<AdmissionRow> {
    const { ceremonyOn } = open.row;
    const action = ceremonyOn === null ? actions.first : actions.second;
    const dueOn = ceremonyOn === null ? null : await this.reviewDeadline(ctx, open.row, dayOf(ceremonyOn));
    return this.take(ctx, open, action, input, { entries: { remark: input.remark }, dueOn, write: () => this.writes.takeBack(ctx, open.row.id) });
  }

  private async end(ctx: WriteCtx, action: 'ABANDON' | 'REJECT', input: Reasoned): Promise<AdmissionRow> {
    const open = await this.open(ctx, action, input);
    return this.take(ctx, open, action, input, { entries: { remark: input.remark }, write: () => this.writes.close(ctx, open.row.id) });
  }

  /** The admission, locked, for whoever has the action's right over its cell and knows its present version. */
  private async open(ctx: WriteCtx, action: AdmissionAction, { admissionId, version }: AdmissionChange): Promise<OpenAdmission> {
    const path = ['input', 'admissionId'];
    const [row] = await this.admissions.findInScope(ctx, [admissionId]);
    if (!row || !(await this.access.reaches(ctx, ADMISSION.actions[action].right, row.organizationId))) {
      throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'hồ sơ kết nạp', whatEn: 'admission' }, path);
    }
    return { row, item: await this.steps.open(ctx, ADMISSION, admissionId, version, path) };
  }

  /**
   * Takes the step when stage, entries and findings allow it.
   * @throws DomainError STAGE_WRONG, DATE_IN_FUTURE, DECIDES_ON_OWN_ADMISSION, CONFLICT_OF_INTEREST, WARNINGS_OPEN, OVERRIDE_POINTLESS, what was found
   */
  private async take(ctx: WriteCtx, { row, item }: OpenAdmission, action: AdmissionAction, input: AdmissionChange, doing: Doing): Promise<AdmissionRow> {
    const { entries = {}, found = new Findings(), dueOn = null, introducers = [], write } = doing;
    const kinship = await this.admissions.kinship(ctx, row.personId, introducers.flatMap(({ memberId }) => memberId ?? []));
    found.and(ownFindings(ctx.actor, row.personId)).and(kinshipFindings(kinship.ofActor, introducers, kinship.introducers));
    const step = { action, entries, verdict: found.verdict(), overrides: input.overrides ?? [], dueOn: dueOn?.toString() ?? null, validateOnly: input.validateOnly };
    return this.steps.take(ctx, ADMISSION, item, step, async () => {
      await write?.();
      ctx.touched.push({ kind: 'admission', id: row.id, action: 'CHANGED' });
      return (await this.admissions.findInScope(ctx, [row.id]))[0] ?? row;
    });
  }

  private async voted(ctx: WriteCtx, { organizationId }: AdmissionRow, { decidedOn, votes }: Voted, book: RuleBook): Promise<VoteFindings> {
    const electorate = await this.electorates.of(ctx, organizationId, decidedOn);
    return sizeFindings(electorate.fullMembers, book).and(voteFindingsOf(ADMISSION.actions.VOTE, votes, electorate, book, ['input', 'votes']));
  }

  private async history(ctx: WriteCtx, { personId }: AdmissionRow): Promise<PartyHistory> {
    return partyHistory(await this.admissions.candidacy(ctx, personId));
  }

  /** What the book says of admitting somebody again, where it is that. */
  private async readmission(ctx: WriteCtx, row: AdmissionRow, on: PlainDate, book: RuleBook): Promise<Findings> {
    const history = await this.history(ctx, row);
    const [said] = await this.admissions.readmissions(ctx, [row.id]);
    if (!isFormer(history)) return new Findings();
    const file = said && { leftFor: said.leftFor, recordClearedOn: maybeDay(said.recordClearedOn), consentNumber: said.consentNumber, consentOn: maybeDay(said.consentOn) };
    const found = new Findings();
    found.refuse(...readmissionFileFindings(file ?? null, dayOf(row.appliedOn), history, ctx.today));
    return file ? found.and(readmissionFindings(file, history, on, book)) : found;
  }

  private async reviewDeadline(ctx: WriteCtx, { organizationId, readmits }: AdmissionRow, ceremonyOn: PlainDate): Promise<PlainDate | null> {
    const book = await this.books.on(ctx, ceremonyOn, organizationId);
    const end = endOfProbation({ ceremonyOn, readmits }, book);
    return (end && deadlineAfter(ADMISSION.actions.HOLD_CEREMONY, end, book)?.day) ?? null;
  }

  private async standings(ctx: WriteCtx, introducers: readonly Introducer[], day: PlainDate): Promise<Standings> {
    return standingsFrom(await this.admissions.standings(ctx, introducers.flatMap(({ memberId }) => memberId ?? []), day));
  }

  private async candidate(ctx: WriteCtx, { personId }: AdmissionRow): Promise<Candidate> {
    const { birthOn, birthPrecision, education } = await this.admissions.candidate(ctx, personId);
    return { birth: PartialDate.of(dayOf(birthOn), birthPrecision), education };
  }

  private async file(ctx: WriteCtx, row: AdmissionRow): Promise<AdmissionFile> {
    const introducers = (await this.admissions.introducers(ctx, [row.id])).map(({ memberId, organizationName, guidedSince }) => ({
      memberId,
      organizationName,
      guidedSince: maybeDay(guidedSince),
    }));
    return { appliedOn: dayOf(row.appliedOn), courseCertificateOn: maybeDay(row.courseCertificateOn), introducers };
  }
}

function maybeDay(text: string | null): PlainDate | null {
  return text === null ? null : dayOf(text);
}

function dayOf(text: string): PlainDate {
  const date = parsePlainDate(text);
  if (!date) throw new Error('A stored day must be a date.');
  return date;
}
