import { readFileSync } from 'node:fs';
import type { Day } from './days.js';

/** What the generator takes from a ward's political report; the files hold more, for targets and tests. */
interface ReportFigures {
  readonly ward: { readonly nameVi: string; readonly establishedBy: string; readonly operatingFrom: Day };
  readonly organization: { readonly directOrganizations: number; readonly members: number };
  readonly asOf: Day;
}

interface CommitteeFigures {
  readonly size: number;
  readonly standingCommittee: number;
  readonly female: number;
}

export interface MocChauPredecessorFigures {
  readonly nameVi: string;
  readonly directCells: number;
  readonly admitted: number;
  readonly recognizedAsFullMembers: number | { readonly value: null };
  /** Where the report prints it: more than this share of the cells' yearly ratings. */
  readonly cellsRatedGoodOrBetter?: { readonly value: number };
  readonly cellsKeepingMeetingRules?: { readonly value: number };
  readonly membersDisciplined: { readonly reprimand: number };
  readonly annualProgrammeCompleted: { readonly value: number };
  // Each report counts its inspections in a unit of its own.
  readonly inspectionRounds?: number;
  readonly inspectionAndSupervisionRounds?: number;
  readonly subjectsInspectedByCommitteeAndCells?: number;
  readonly membersInspectedOrSupervisedByCells: number;
}

export interface MocChauFigures extends ReportFigures {
  readonly predecessorsAsOf: Day;
  readonly organization: ReportFigures['organization'] & {
    readonly baseOrganizations: number;
    readonly villageAndStreetGroupCells: number;
    readonly 'newBaseCellsSince2025-07-01': number;
  };
  readonly committee: CommitteeFigures & {
    readonly aged35OrYounger: number;
    readonly ethnicity: { readonly Kinh: number; readonly Thái: number; readonly Mông: number };
    readonly education: { readonly university: number; readonly postgraduate: number };
    readonly politicalTheory: { readonly intermediate: number; readonly advanced: number };
  };
  readonly predecessors: readonly MocChauPredecessorFigures[];
}

export interface VanSonFigures extends ReportFigures {
  readonly committee: CommitteeFigures & {
    readonly agedUnder42: number;
    readonly education: { readonly universityOrHigher: number; readonly postgraduate: number };
    readonly politicalTheory: { readonly intermediateOrHigher: number };
  };
  readonly predecessors: readonly { readonly nameVi: string; readonly establishedByVi: string; readonly to: Day }[];
  /** How the resolution of the former town was fulfilled. */
  readonly previousResolution: { readonly targets: number; readonly metOrExceeded: number; readonly notMet: number; readonly notAssessed: number };
}

/** The figures of both political reports, the only place the generator takes its counts from. */
export const FIGURES = {
  mocChau: read('moc-chau.json') as MocChauFigures,
  vanSon: read('van-son.json') as VanSonFigures,
} as const;

function read(file: string): unknown {
  return JSON.parse(readFileSync(new URL(`./figures/${file}`, import.meta.url), 'utf8'));
}
