import { Injectable } from '@nestjs/common';
import type { WriteCtx } from '#database';
import { finding, PartialDate, storedDay, type PlainDate } from '#kernel';
import { ElectorateQuery, lockMember, RollRepository } from '#members';
import { holdTree } from '#organizations';
import { endOfProbation, type BeginOfProbation, type RuleBook, type Vote, type VoteFindings } from '#regulations';
import { RuleBooks } from '#rule-books';
import { deadlineAfter, voteFindingsOf } from '#workflow';
import { AdmissionWork, type AdmissionChange, type OpenAdmission } from './admission-work.js';
import { AdmissionQuery, type AdmissionRow } from './admission.query.js';
import { admissionRefusals } from './admission.refusals.js';
import { AdmissionRepository } from './admission.repository.js';
import {
  cellFindings,
  ceremonyFindings,
  decisionFindings,
  fileFindings,
  Findings,
  introducerFindings,
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
import { baseVoteFindings, decidedByCommittee, preparedFindings, type CommitteeVote, type Preparation } from './preparation.rules.js';
import { historyFindings, isFormer, partyHistory, readmissionFileFindings, readmissionFindings, type PartyHistory, type ReadmissionFile } from './readmission.rules.js';

export interface Decided {
  readonly decisionNumber: string;
  readonly decidedOn: PlainDate;
}

/** A decision, with the votes of the committee where the book asks for them. */
export interface DecidedByCommittee extends Decided {
  readonly votes?: CommitteeVote | null;
}

export interface Voted extends Decided {
  readonly votes: Vote;
}

/** The committee that decided before the standing committee did. */
const BASE_COMMITTEE = { vi: 'Đảng ủy cơ sở', en: 'the base committee' };

type Reasoned = AdmissionChange & { readonly remark: string };

/** What happens to an admission between its proposal and the recognition of the member. */
@Injectable()
export class AdmissionSteps {
  constructor(
    private readonly admissions: AdmissionQuery,
    private readonly writes: AdmissionRepository,
    private readonly roll: RollRepository,
    private readonly work: AdmissionWork,
    private readonly electorates: ElectorateQuery,
    private readonly books: RuleBooks,
  ) {}

  /** Corrects the file while the cell prepares it. @throws DomainError as `take`, and what `fileFindings` refuses */
  async change(ctx: WriteCtx, input: AdmissionChange & AdmissionFile & { readonly readmission?: ReadmissionFile | null }): Promise<AdmissionRow> {
    const { appliedOn, introducers, readmission = null } = input;
    const open = await this.work.open(ctx, 'CHANGE', input);
    const found = fileFindings(input, await this.standings(ctx, introducers, ctx.today), ctx.today);
    found.refuse(...readmissionFileFindings(readmission, appliedOn, await this.history(ctx, open.row), ctx.today));
    return this.work.take(ctx, open, 'CHANGE', input, {
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
    const open = await this.work.open(ctx, 'VOTE', input);
    const book = await this.books.on(ctx, decidedOn, open.row.organizationId);
    const file = await this.file(ctx, open.row);
    const review = {
      on: decidedOn,
      candidate: await this.candidate(ctx, open.row),
      file,
      standings: await this.standings(ctx, file.introducers, decidedOn),
      vote: await this.voted(ctx, open.row, input, book),
    };
    const found = reviewFindings(review, book).and(preparedFindings(decidedOn, file.appliedOn, await this.prepared(ctx, open.row), book));
    found.warn(...(await introducersRestricted(ctx, file.introducers, decidedOn, () => ['input'])));
    return this.work.take(ctx, open, 'VOTE', input, {
      entries: { decisionNumber, decidedOn, votes },
      found: found.and(await this.readmission(ctx, open.row, decidedOn, book)),
      introducers: file.introducers,
      write: () => this.writes.vote(ctx, open.row.id, decidedOn),
    });
  }

  /** Takes it back from the standing committee, with the reason. @throws DomainError as `take` */
  async withdraw(ctx: WriteCtx, input: Reasoned): Promise<AdmissionRow> {
    return this.sendBack(ctx, input, await this.work.open(ctx, 'WITHDRAW', input), { first: 'WITHDRAW', second: 'WITHDRAW_REVIEW' });
  }

  /** Gives it back to the cell, with the reason. @throws DomainError as `take` */
  async returnToCell(ctx: WriteCtx, input: Reasoned): Promise<AdmissionRow> {
    return this.sendBack(ctx, input, await this.work.open(ctx, 'RETURN', input), { first: 'RETURN', second: 'RETURN_REVIEW' });
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
  async decide(ctx: WriteCtx, input: AdmissionChange & DecidedByCommittee): Promise<AdmissionRow> {
    const { decisionNumber, decidedOn, votes = null } = input;
    const open = await this.work.open(ctx, 'DECIDE', input);
    const { introducers } = await this.file(ctx, open.row);
    const found = open.row.votedOn === null ? new Findings() : decisionFindings(decidedOn, storedDay(open.row.votedOn));
    const book = await this.books.on(ctx, decidedOn, open.row.organizationId);
    return this.work.take(ctx, open, 'DECIDE', input, {
      entries: { decisionNumber, decidedOn, votes },
      found: found.and(introducerFindings(ctx.actor, introducers)).and(baseVoteFindings(votes, book)),
      introducers,
      body: decidedByCommittee(book) ? BASE_COMMITTEE : undefined,
      // Received at the earliest on that day: where the deadline counts from the receipt, this is the strict reading.
      dueOn: deadlineAfter(ADMISSION.actions.DECIDE, decidedOn, book)?.day ?? null,
      write: () => this.writes.decide(ctx, open.row.id, { number: decisionNumber, on: decidedOn }),
    });
  }

  /** The ceremony, which makes the candidate a probationary member. @throws DomainError as `take`, CANDIDATE_IS_MEMBER, CANDIDATE_DIED, and by `ceremonyFindings` */
  async holdCeremony(ctx: WriteCtx, input: AdmissionChange & { readonly ceremonyOn: PlainDate; readonly receivedOn?: PlainDate | null }): Promise<AdmissionRow> {
    const { ceremonyOn, receivedOn = null } = input;
    const open = await this.work.open(ctx, 'HOLD_CEREMONY', input);
    const { id, personId, organizationId, decidedOn } = open.row;
    const decided = decidedOn === null ? undefined : storedDay(decidedOn);
    await holdTree(ctx);
    const found = decided ? ceremonyFindings({ on: ceremonyOn, decidedOn: decided, receivedOn }, ctx.today, await this.books.on(ctx, decided, organizationId)) : new Findings();
    found.and(cellFindings(await this.admissions.cell(ctx, organizationId, ctx.today), ['input', 'admissionId']));
    const history = await this.history(ctx, open.row);
    found.refuse(...historyFindings(history, ['input', 'admissionId']));
    return this.work.take(ctx, open, 'HOLD_CEREMONY', input, {
      found,
      dueOn: await this.reviewDeadline(ctx, open.row, ceremonyOn),
      write: async () => {
        if (!decided) throw new Error('An admission that waits for its ceremony has been decided.');
        await this.writes.holdCeremony(ctx, id, ceremonyOn, receivedOn);
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
    const open = await this.work.open(ctx, 'REVIEW_VOTE', input);
    const { memberId, personId } = open.row;
    if (memberId !== null) await lockMember(ctx, memberId);
    const book = await this.books.on(ctx, decidedOn, open.row.organizationId);
    const vote = await this.voted(ctx, open.row, input, book);
    const begun = begunWith(open.row);
    const found = begun ? recognitionReviewFindings(decidedOn, begun, vote, book) : new Findings();
    if (await this.admissions.hasOpenTransfer(ctx, personId)) found.refuse(finding(admissionRefusals.TRANSFER_FIRST, {}, ['input', 'admissionId']));
    return this.work.take(ctx, open, 'REVIEW_VOTE', input, {
      entries: { decisionNumber, decidedOn, votes },
      found,
      write: () => this.writes.review(ctx, open.row.id, decidedOn),
    });
  }

  /** The recognition, dated to the end of probation. @throws DomainError as `take`, and by `recognitionFindings`; DECIDES_AS_INTRODUCER unless overridden */
  async recognize(ctx: WriteCtx, input: AdmissionChange & DecidedByCommittee): Promise<AdmissionRow> {
    const { decisionNumber, decidedOn, votes = null } = input;
    const open = await this.work.open(ctx, 'RECOGNIZE', input);
    const { id, memberId, organizationId, reviewVotedOn } = open.row;
    const { introducers } = await this.file(ctx, open.row);
    const reviewed = reviewVotedOn === null ? undefined : storedDay(reviewVotedOn);
    const begun = begunWith(open.row);
    const from = begun && reviewed ? endOfProbation(begun, await this.books.on(ctx, reviewed, organizationId)) : undefined;
    const found = reviewed && from ? recognitionFindings(decidedOn, reviewed, from) : new Findings();
    const book = await this.books.on(ctx, decidedOn, organizationId);
    return this.work.take(ctx, open, 'RECOGNIZE', input, {
      entries: { decisionNumber, decidedOn, votes },
      found: found.and(introducerFindings(ctx.actor, introducers)).and(baseVoteFindings(votes, book)),
      body: decidedByCommittee(book) ? BASE_COMMITTEE : undefined,
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
    const dueOn = ceremonyOn === null ? null : await this.reviewDeadline(ctx, open.row, storedDay(ceremonyOn));
    return this.work.take(ctx, open, action, input, { entries: { remark: input.remark }, dueOn, write: () => this.writes.takeBack(ctx, open.row.id) });
  }

  private async end(ctx: WriteCtx, action: 'ABANDON' | 'REJECT', input: Reasoned): Promise<AdmissionRow> {
    const open = await this.work.open(ctx, action, input);
    return this.work.take(ctx, open, action, input, { entries: { remark: input.remark }, write: () => this.writes.close(ctx, open.row.id) });
  }

  private async voted(ctx: WriteCtx, { organizationId }: AdmissionRow, { decidedOn, votes }: Voted, book: RuleBook): Promise<VoteFindings> {
    const electorate = await this.electorates.of(ctx, organizationId, decidedOn);
    return sizeFindings(electorate.fullMembers, book).and(voteFindingsOf(ADMISSION.actions.VOTE, votes, electorate, book, ['input', 'votes']));
  }

  private async prepared(ctx: WriteCtx, { id, declaredOn, concludedOn }: AdmissionRow): Promise<Preparation> {
    const inquiries = (await this.admissions.inquiries(ctx, [id])).map(({ subject, outcome, answeredOn }) => ({ subject, outcome, answeredOn: maybeDay(answeredOn) }));
    return { declaredOn: maybeDay(declaredOn), concludedOn: maybeDay(concludedOn), inquiries };
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
    found.refuse(...readmissionFileFindings(file ?? null, storedDay(row.appliedOn), history, ctx.today));
    return file ? found.and(readmissionFindings(file, history, on, book)) : found;
  }

  private async reviewDeadline(ctx: WriteCtx, row: AdmissionRow, ceremonyOn: PlainDate): Promise<PlainDate | null> {
    const book = await this.books.on(ctx, ceremonyOn, row.organizationId);
    const begun = begunWith({ ...row, ceremonyOn: ceremonyOn.toString() });
    const end = begun && endOfProbation(begun, book);
    return (end && deadlineAfter(ADMISSION.actions.HOLD_CEREMONY, end, book)?.day) ?? null;
  }

  private async standings(ctx: WriteCtx, introducers: readonly Introducer[], day: PlainDate): Promise<Standings> {
    return standingsFrom(await this.admissions.standings(ctx, introducers.flatMap(({ memberId }) => memberId ?? []), day));
  }

  private async candidate(ctx: WriteCtx, { personId }: AdmissionRow): Promise<Candidate> {
    const { birthOn, birthPrecision, education } = await this.admissions.candidate(ctx, personId);
    return { birth: PartialDate.stored(birthOn, birthPrecision), education };
  }

  private async file(ctx: WriteCtx, row: AdmissionRow): Promise<AdmissionFile> {
    const present = (await this.admissions.introducers(ctx, [row.id])).filter(({ replacedOn }) => replacedOn === null);
    const introducers = present.map(({ memberId, organizationName, guidedSince, replacement }) => ({
      memberId,
      organizationName,
      guidedSince: maybeDay(guidedSince),
      replacement,
    }));
    const { appliedOn, courseCertificateOn, ageConsentOn } = row;
    return { appliedOn: storedDay(appliedOn), courseCertificateOn: maybeDay(courseCertificateOn), ageConsentOn: maybeDay(ageConsentOn), introducers };
  }
}

function maybeDay(text: string | null): PlainDate | null {
  return text === null ? null : storedDay(text);
}

/** What a probation began with; undefined before the ceremony. */
function begunWith({ decidedOn, ceremonyOn, readmits }: AdmissionRow): BeginOfProbation | undefined {
  return decidedOn === null || ceremonyOn === null ? undefined : { decidedOn: storedDay(decidedOn), ceremonyOn: storedDay(ceremonyOn), readmits };
}
