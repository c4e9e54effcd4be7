import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Ctx, WriteCtx } from '#database';
import { Allow, CurrentCtx, UuidScalar } from '#graphql';
import { AdmissionSteps } from './admission-steps.service.js';
import {
  AdmissionsArgs,
  ChangeAdmissionInput,
  DecideAdmissionInput,
  HoldAdmissionCeremonyInput,
  ProposeAdmissionInput,
  ReasonedAdmissionInput,
  VoteAdmissionInput,
} from './admission.input.js';
import { PrepareAdmissionInput, ReadRecognitionInput } from './preparation.input.js';
import { ReplaceIntroducerInput } from './introducer-replacement.input.js';
import { IntroducerReplacement } from './introducer-replacement.service.js';
import { PreparationService } from './preparation.service.js';
import { AdmissionConnection, AdmissionModel, AdmissionPayload, ProposeAdmissionPayload } from './admission.model.js';
import type { AdmissionRow } from './admission.query.js';
import { AdmissionService, type AdmissionPage } from './admission.service.js';
import { ProposalService } from './proposal.service.js';

interface Payload {
  readonly admission: AdmissionRow;
}

const ALWAYS = 'NOT_FOUND, VERSION_STALE, STAGE_WRONG, DECIDES_ON_OWN_ADMISSION, CONFLICT_OF_INTEREST';
const VOTES = 'VOTES_NONE, VOTES_TOO_MANY, EXEMPT_ABSENT_TOO_MANY';
const FILE = 'DATE_IN_FUTURE, INTRODUCER_AMBIGUOUS, INTRODUCER_TWICE, INTRODUCER_ORGANIZATIONS, INTRODUCER_NOT_FULL, INTRODUCER_SINCE_MISSING';

@Resolver()
export class AdmissionResolver {
  constructor(
    private readonly admissionList: AdmissionService,
    private readonly proposals: ProposalService,
    private readonly steps: AdmissionSteps,
    private readonly preparations: PreparationService,
    private readonly replacing: IntroducerReplacement,
  ) {}

  @Query(() => AdmissionConnection, {
    description: 'The admissions in scope, the latest application first. Members see their own. Every admission shown is recorded in the audit.',
  })
  @Allow('admission.read')
  async admissions(@CurrentCtx() ctx: Ctx, @Args() args: AdmissionsArgs): Promise<AdmissionPage> {
    return this.admissionList.list(ctx, args);
  }

  @Query(() => AdmissionModel, { description: 'One admission. Refuses with NOT_FOUND what does not exist or is out of scope. Recorded in the audit.' })
  @Allow('admission.read')
  async admission(@CurrentCtx() ctx: Ctx, @Args('id', { type: () => UuidScalar, description: 'Id of the admission.' }) id: string): Promise<AdmissionRow> {
    return this.admissionList.get(ctx, id);
  }

  @Mutation(() => ProposeAdmissionPayload, {
    description: `Opens the admission of a person. For the cell’s secretary. Refuses with NOT_FOUND, NOT_A_CELL, CELL_ENDING, CANDIDATE_AMBIGUOUS, CANDIDATE_IS_MEMBER, ADMISSION_OPEN, CONFLICT_OF_INTEREST, ETHNIC_GROUP_UNKNOWN, ${FILE}; warns of POSSIBLE_DUPLICATE, RESTRICTED.`,
  })
  @Allow('admission.propose')
  async proposeAdmission(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'Who is proposed, by whom.' }) input: ProposeAdmissionInput): Promise<{ admission: AdmissionRow | null }> {
    const admission = await this.proposals.propose(ctx, input);
    return { admission: input.validateOnly ? null : admission };
  }

  @Mutation(() => AdmissionPayload, {
    description: `Corrects a file while the cell prepares it. For the cell’s secretary. Refuses with ${ALWAYS}, ${FILE}.`,
  })
  @Allow('admission.propose')
  async changeAdmission(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The file as it should be.' }) input: ChangeAdmissionInput): Promise<Payload> {
    return { admission: await this.steps.change(ctx, input) };
  }

  @Mutation(() => AdmissionPayload, {
    description: `Records what the cell got together on a candidate before its vote: the declaration, the verification of candidate and family, the opinions, the conclusion. For the cell’s secretary. Refuses with ${ALWAYS}, DATE_IN_FUTURE, CONSENT_INCOMPLETE, INQUIRY_TWICE, INQUIRY_OUTCOME_UNFIT, INQUIRY_DAY_UNFIT.`,
  })
  @Allow('admission.propose')
  async prepareAdmission(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'What it got together.' }) input: PrepareAdmissionInput): Promise<Payload> {
    return { admission: await this.preparations.prepare(ctx, input) };
  }

  @Mutation(() => AdmissionPayload, {
    description: `Records that a recognition was read out at a meeting of the cell. For the cell’s secretary. Refuses with ${ALWAYS}, DATE_IN_FUTURE, DATES_OUT_OF_ORDER; warns of READ_LATE.`,
  })
  @Allow('admission.propose')
  async readRecognition(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The meeting.' }) input: ReadRecognitionInput): Promise<Payload> {
    return { admission: await this.preparations.read(ctx, input) };
  }

  @Mutation(() => AdmissionPayload, {
    description: `Lets a full member guide in the place of an introducer who no longer can, from the admission decision to the recognition; the one before stays on record. For the cell’s secretary. Refuses with ${ALWAYS}, DATE_IN_FUTURE, DATES_OUT_OF_ORDER, INTRODUCER_NOT_THERE, INTRODUCER_TWICE, INTRODUCER_NOT_FULL; warns of RESTRICTED.`,
  })
  @Allow('admission.propose')
  async replaceIntroducer(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'Who, and why.' }) input: ReplaceIntroducerInput): Promise<Payload> {
    return { admission: await this.replacing.replace(ctx, input) };
  }

  @Mutation(() => AdmissionPayload, {
    description: `Records the cell’s vote on an admission, which puts it before the standing committee. For the cell’s secretary. Refuses with ${ALWAYS}, DATE_IN_FUTURE, DATES_OUT_OF_ORDER, INTRODUCER_NOT_FULL, ${VOTES}; warns of AGE_TOO_LOW, AGE_NEEDS_CONSENT, AGE_UNCERTAIN, EDUCATION_TOO_LOW, CERTIFICATE_MISSING, CERTIFICATE_EXPIRED, INTRODUCERS_TOO_FEW, INTRODUCER_TOO_SHORT, DECLARATION_MISSING, DECLARATION_BEFORE_APPLICATION, VERIFICATION_MISSING, CONCLUSION_MISSING, CONCLUSION_TOO_EARLY, OPINIONS_MISSING, OPINION_AGAINST, CELL_TOO_SMALL, VOTES_MISSING, VOTE_NOT_CARRIED, RESTRICTED.`,
  })
  @Allow('admission.propose')
  async voteAdmission(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The cell’s resolution.' }) input: VoteAdmissionInput): Promise<Payload> {
    return { admission: await this.steps.vote(ctx, input) };
  }

  @Mutation(() => AdmissionPayload, {
    description: `Takes an admission or a recognition back from the standing committee, with the reason. For the cell’s secretary. Refuses with ${ALWAYS}.`,
  })
  @Allow('admission.propose')
  async withdrawAdmission(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The admission, and why.' }) input: ReasonedAdmissionInput): Promise<Payload> {
    return { admission: await this.steps.withdraw(ctx, input) };
  }

  @Mutation(() => AdmissionPayload, {
    description: `Gives an admission or a recognition back to the cell, with the reason. For the standing committee. Refuses with ${ALWAYS}.`,
  })
  @Allow('admission.decide')
  async returnAdmission(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The admission, and why.' }) input: ReasonedAdmissionInput): Promise<Payload> {
    return { admission: await this.steps.returnToCell(ctx, input) };
  }

  @Mutation(() => AdmissionPayload, {
    description: `Gives an admission up while the cell prepares it, with the reason. For the cell’s secretary. Refuses with ${ALWAYS}.`,
  })
  @Allow('admission.propose')
  async abandonAdmission(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The admission, and why.' }) input: ReasonedAdmissionInput): Promise<Payload> {
    return { admission: await this.steps.abandon(ctx, input) };
  }

  @Mutation(() => AdmissionPayload, {
    description: `Ends an admission that the standing committee does not grant, with the reason. For the standing committee. Refuses with ${ALWAYS}.`,
  })
  @Allow('admission.decide')
  async rejectAdmission(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The admission, and why.' }) input: ReasonedAdmissionInput): Promise<Payload> {
    return { admission: await this.steps.reject(ctx, input) };
  }

  @Mutation(() => AdmissionPayload, {
    description: `Decides an admission. For the standing committee. Refuses with ${ALWAYS}, DATE_IN_FUTURE, DATES_OUT_OF_ORDER, VOTES_NONE; warns of DECIDES_AS_INTRODUCER, BASE_VOTE_MISSING, VOTE_NOT_CARRIED.`,
  })
  @Allow('admission.decide')
  async decideAdmission(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The decision.' }) input: DecideAdmissionInput): Promise<Payload> {
    return { admission: await this.steps.decide(ctx, input) };
  }

  @Mutation(() => AdmissionPayload, {
    description: `Records the ceremony, from which on the candidate stands on the roll as a probationary member. For the cell’s secretary. Refuses with ${ALWAYS}, DATE_IN_FUTURE, DATES_OUT_OF_ORDER, CANDIDATE_IS_MEMBER, NOT_A_CELL, CELL_ENDING; warns of CEREMONY_LATE.`,
  })
  @Allow('admission.propose')
  async holdAdmissionCeremony(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The ceremony.' }) input: HoldAdmissionCeremonyInput): Promise<Payload> {
    return { admission: await this.steps.holdCeremony(ctx, input) };
  }

  @Mutation(() => AdmissionPayload, {
    description: `Records the cell’s vote on recognising a probationary member, which puts it before the standing committee. For the cell’s secretary. Refuses with ${ALWAYS}, DATE_IN_FUTURE, DATES_OUT_OF_ORDER, PROBATION_UNKNOWN, TRANSFER_FIRST, ${VOTES}; warns of PROBATION_NOT_OVER, REVIEW_LATE, CELL_TOO_SMALL, VOTES_MISSING, VOTE_NOT_CARRIED.`,
  })
  @Allow('admission.propose')
  async voteFullRecognition(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The cell’s resolution.' }) input: VoteAdmissionInput): Promise<Payload> {
    return { admission: await this.steps.voteRecognition(ctx, input) };
  }

  @Mutation(() => AdmissionPayload, {
    description: `Recognises a probationary member as a full one, from the end of probation on. For the standing committee. Refuses with ${ALWAYS}, DATE_IN_FUTURE, DATES_OUT_OF_ORDER, RECOGNITION_TOO_EARLY, VOTES_NONE; warns of DECIDES_AS_INTRODUCER, BASE_VOTE_MISSING, VOTE_NOT_CARRIED.`,
  })
  @Allow('admission.decide')
  async decideFullRecognition(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The decision.' }) input: DecideAdmissionInput): Promise<Payload> {
    return { admission: await this.steps.recognize(ctx, input) };
  }
}
