interface Count {
  readonly rated: number;
  readonly good: number;
  readonly excellent: number;
  readonly allowed: number;
  readonly left: number;
  readonly formula: string;
}

interface Pool {
  readonly id: string;
  readonly subject: string;
  readonly name: string;
  readonly rule: string;
  readonly hard: boolean;
  readonly decided: Count;
  readonly proposed: Count;
  readonly holders: readonly { readonly id: string; readonly member: { readonly id: string } | null }[];
}

export interface Season {
  readonly id: string;
  readonly year: number;
  readonly closedOn: string | null;
  readonly progress: { readonly stage: string; readonly version: number; readonly sheets: number; readonly submitted: number; readonly decided: number; readonly roster: number; readonly excused: number; readonly rated: number };
  readonly pools: readonly Pool[];
  readonly amendments: readonly { readonly number: number; readonly before: string; readonly after: string; readonly decisionNumber: string; readonly entry: { readonly id: string } | null }[];
}

const COUNT = '{ rated good excellent allowed left formula }';
/** The seasons of a ward with their pools, progress and amendments. */
export const SEASONS = `query ($of: UUID!) { ratingSeasons(organizationId: $of) {
  id year closedOn progress { stage version sheets submitted decided roster excused rated }
  pools { id subject name rule hard decided ${COUNT} proposed ${COUNT} holders { id member { id } } }
  amendments { number before after decisionNumber entry { id } } } }`;
