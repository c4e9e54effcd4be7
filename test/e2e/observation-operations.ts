import { REPORTS } from '#demo/figures';
import type { Client } from './client.js';

const OBSERVATION = 'id measure value note unit periodFrom periodThrough wordingVi sourceDocument sourceLine correctsId author { id fullName }';

/** The mutations on observations, each asking for what it changes. */
export const RECORD_OBSERVATION = `mutation ($input: RecordObservationInput!) { recordObservation(input: $input) { observation { ${OBSERVATION} } } }`;
export const CORRECT_OBSERVATION = `mutation ($input: CorrectObservationInput!) { correctObservation(input: $input) { observation { ${OBSERVATION} } } }`;
export const OBSERVATIONS = `query ($of: UUID, $corrected: Boolean) { observations(organizationId: $of, corrected: $corrected) { ${OBSERVATION} } }`;

export interface Observation {
  readonly id: string;
  readonly measure: string;
  readonly value: number | null;
  readonly note: string | null;
  readonly unit: string;
  readonly periodFrom: string;
  readonly periodThrough: string;
  readonly wordingVi: string;
  readonly sourceDocument: string;
  readonly sourceLine: number | null;
  readonly correctsId: string | null;
  readonly author: { readonly id: string; readonly fullName: string } | null;
}

/** What a report of the first half of 2026 says. */
export const REPORTED = { value: '71.25', periodFrom: '2026-01-01', periodThrough: '2026-06-30', sourceDocument: 'Báo cáo số 120-BC/ĐU', sourceLine: 14, note: 'Số liệu 6 tháng đầu năm' } as const;

/** The id of a measure of the resolution that the client reads first. */
export async function measureId(client: Client, key: string): Promise<string> {
  const { resolutions } = await client.ask<{ resolutions: { title: string; targets: { measures: { id: string; key: string }[] }[] }[] }>('{ resolutions { title targets { measures { id key } } } }');
  const own = resolutions.find(({ title }) => title === REPORTS.mocChau.ward.congress || title === REPORTS.vanSon.ward.congress);
  const found = own?.targets.flatMap(({ measures }) => measures).find((each) => each.key === key);
  if (!found) throw new Error(`There is no measure ${key}.`);
  return found.id;
}
