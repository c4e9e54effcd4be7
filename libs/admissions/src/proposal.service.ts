import { Injectable } from '@nestjs/common';
import { AccessService } from '#access';
import { rehearsable, type WriteCtx } from '#database';
import { finding, kernelRefusals, newId, orThrow, refuse } from '#kernel';
import { duplicateFindings, DuplicateQuery, DuplicateRepository, RollRepository, type NewContact, type NewPerson } from '#members';
import { holdTree } from '#organizations';
import { settle, WorkflowRepository, type Overridden, type Override } from '#workflow';
import { AdmissionQuery, type AdmissionRow } from './admission.query.js';
import { admissionRefusals } from './admission.refusals.js';
import { AdmissionRepository } from './admission.repository.js';
import { cellFindings, fileFindings, kinshipFindings, standingsFrom, type AdmissionFile, type Findings } from './admission.rules.js';
import { ADMISSION } from './admission.stages.js';
import { introducersRestricted } from './introducers.js';
import { historyFindings, partyHistory, readmissionFileFindings, type ReadmissionFile } from './readmission.rules.js';

export interface Proposal extends AdmissionFile {
  readonly organizationId: string;
  /** Of somebody who was a member before. */
  readonly readmission?: ReadmissionFile | null;
  /** Somebody on record who is no member; or `candidate`. */
  readonly personId?: string | null;
  readonly candidate?: (NewPerson & NewContact) | null;
  readonly overrides?: readonly Override[] | null;
  readonly validateOnly: boolean;
}

type Candidate = { readonly personId: string } | { readonly person: NewPerson & NewContact };

/** Opens admissions. */
@Injectable()
export class ProposalService {
  constructor(
    private readonly admissions: AdmissionQuery,
    private readonly writes: AdmissionRepository,
    private readonly roll: RollRepository,
    private readonly workflow: WorkflowRepository,
    private readonly duplicates: DuplicateQuery,
    private readonly suspicions: DuplicateRepository,
    private readonly access: AccessService,
  ) {}

  /**
   * Opens the admission of a person, on record or not yet.
   * @throws DomainError NOT_FOUND, NOT_A_CELL, CELL_ENDING, CANDIDATE_AMBIGUOUS, CANDIDATE_IS_MEMBER, CANDIDATE_DIED, ADMISSION_OPEN,
   *   CONFLICT_OF_INTEREST, ETHNIC_GROUP_UNKNOWN, or what `fileFindings` and `readmissionFileFindings` refuse; warns of POSSIBLE_DUPLICATE
   */
  async propose(ctx: WriteCtx, proposal: Proposal): Promise<AdmissionRow> {
    const { organizationId } = proposal;
    if (!(await this.access.reaches(ctx, 'admission.propose', organizationId))) {
      throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'tổ chức', whatEn: 'organization' }, ['input', 'organizationId']);
    }
    await holdTree(ctx);
    const memberIds = proposal.introducers.flatMap(({ memberId }) => memberId ?? []);
    const found = fileFindings(proposal, standingsFrom(await this.admissions.standings(ctx, memberIds, ctx.today)), ctx.today);
    found.and(cellFindings(await this.admissions.cell(ctx, organizationId, ctx.today), ['input', 'organizationId']));
    found.warn(...(await introducersRestricted(ctx, proposal.introducers, ctx.today, (index) => ['input', 'introducers', String(index), 'memberId'])));
    const candidate = await this.candidateOf(ctx, proposal, found);
    const { overridden } = orThrow(settle(found.verdict(), proposal.overrides ?? []));
    return rehearsable(ctx, proposal.validateOnly, () => this.open(ctx, proposal, candidate, overridden));
  }

  /** Who is proposed, and what stands in the way of it. */
  private async candidateOf(ctx: WriteCtx, { personId, candidate, introducers, appliedOn, readmission = null }: Proposal, found: Findings): Promise<Candidate> {
    if (personId != null && candidate == null) {
      const { known, hasOpenAdmission, ...last } = await this.admissions.candidacy(ctx, personId);
      const path = ['input', 'personId'];
      if (!known) found.refuse(finding(kernelRefusals.NOT_FOUND, { whatVi: 'người này', whatEn: 'person' }, path));
      if (known) {
        const kinship = await this.admissions.kinship(ctx, personId, introducers.flatMap(({ memberId }) => memberId ?? []));
        found.and(kinshipFindings(kinship.ofActor, introducers, kinship.introducers));
      }
      const history = partyHistory(last);
      found.refuse(...historyFindings(history, path), ...readmissionFileFindings(readmission, appliedOn, history, ctx.today));
      if (hasOpenAdmission) found.refuse(finding(admissionRefusals.ADMISSION_OPEN, {}, path));
      return { personId };
    }
    if (candidate == null || personId != null) {
      throw refuse(admissionRefusals.CANDIDATE_AMBIGUOUS, {}, ['input', 'candidate']);
    }
    found.refuse(...readmissionFileFindings(readmission, appliedOn, 'NEVER', ctx.today));
    if (!(await this.admissions.ethnicGroupExists(ctx, candidate.ethnicGroup))) {
      found.refuse(finding(admissionRefusals.ETHNIC_GROUP_UNKNOWN, { code: candidate.ethnicGroup }, ['input', 'candidate', 'ethnicGroup']));
    }
    if (candidate.birthDate.earliest.toString() > ctx.today.toString()) {
      found.refuse(finding(kernelRefusals.DATE_IN_FUTURE, { field: 'birthDate' }, ['input', 'candidate', 'birthDate']));
    }
    found.warn(...duplicateFindings(await this.duplicates.ofNew(ctx, candidate.fullName, candidate.birthDate), ['input', 'candidate']));
    return { person: candidate };
  }

  private async open(ctx: WriteCtx, proposal: Proposal, candidate: Candidate, overridden: readonly Overridden[]): Promise<AdmissionRow> {
    const { organizationId } = proposal;
    const id = newId();
    const personId = 'person' in candidate ? await this.roll.addPerson(ctx, candidate.person) : candidate.personId;
    await this.workflow.open(ctx, { kind: ADMISSION.kind, stage: ADMISSION.initial, dueOn: null, ids: [id], organizationIds: [organizationId] });
    // Somebody else may have opened one since it was checked.
    if (!(await this.writes.create(ctx, { ...proposal, id, personId }))) throw refuse(admissionRefusals.ADMISSION_OPEN, {}, ['input', 'personId']);
    if (proposal.readmission) await this.writes.readmit(ctx, id, proposal.readmission);
    // The database takes contacts of candidates only, so the admission comes first.
    if ('person' in candidate) {
      await this.roll.addContact(ctx, personId, candidate.person);
      await this.suspicions.suspect(ctx, personId);
    }
    await this.workflow.recordOverrides(ctx, id, overridden);
    ctx.touched.push({ kind: 'admission', id, action: 'CREATED' });
    const [row] = await this.admissions.findInScope(ctx, [id]);
    if (!row) throw new Error('An admission just proposed must be in scope.');
    return row;
  }
}
