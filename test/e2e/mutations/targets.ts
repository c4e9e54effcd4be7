import { ADOPT, NEXT_RESOLUTION } from '../adoption-operations.js';
import { CORRECT_OBSERVATION, measureId, RECORD_OBSERVATION, REPORTED } from '../observation-operations.js';
import type { Attempt, DemoUsers, Scenario } from './scenario.js';

const AMEND = 'mutation ($input: AmendMeasureInput!) { amendMeasure(input: $input) { measure { id amendments { effectiveOn threshold } } } }';
const MEASURES = '{ resolutions { targets { measures { id key } } } }';

interface Resolutions {
  readonly resolutions: readonly { readonly targets: readonly { readonly measures: readonly { readonly id: string; readonly key: string }[] }[] }[];
}

export const targetScenarios: readonly Scenario[] = [
  {
    mutation: 'amendMeasure',
    prepare: async ({ standing }: DemoUsers): Promise<Attempt> => {
      const { resolutions } = await standing.ask<Resolutions>(MEASURES);
      const measure = resolutions.flatMap(({ targets }) => targets.flatMap(({ measures }) => measures)).find(({ key }) => key === 'members-admitted');
      const change = { effectiveOn: '2026-12-01', comparator: 'GTE', threshold: '45', text: 'Kết nạp mới 45 đảng viên trở lên trong nhiệm kỳ' };
      return { client: standing, document: AMEND, variables: { input: { measureId: measure?.id, ...change, decisionNumber: '12-QĐ/ĐU', decidedOn: '2026-11-20' } } };
    },
  },
  {
    mutation: 'recordObservation',
    prepare: async ({ standing, office }: DemoUsers): Promise<Attempt> => {
      const input = { measureId: await measureId(standing, 'clean-water'), ...REPORTED };
      return { client: office, document: RECORD_OBSERVATION, variables: { input } };
    },
  },
  {
    mutation: 'correctObservation',
    prepare: async ({ standing, office }: DemoUsers): Promise<Attempt> => {
      const input = { measureId: await measureId(standing, 'clean-water'), ...REPORTED };
      const { recordObservation } = await office.ask<{ recordObservation: { observation: { id: string } } }>(RECORD_OBSERVATION, { input });
      const right = { observationId: recordObservation.observation.id, value: '72', sourceDocument: 'Đính chính số 3-CV/ĐU' };
      return { client: standing, document: CORRECT_OBSERVATION, variables: { input: right } };
    },
  },
  {
    mutation: 'adoptResolution',
    prepare: async ({ office }: DemoUsers): Promise<Attempt> => {
      const { resolutions } = await office.ask<{ resolutions: { organization: { id: string } }[] }>('{ resolutions { organization { id } } }');
      return { client: office, document: ADOPT, variables: { input: { organizationId: resolutions[0]?.organization.id, ...NEXT_RESOLUTION } } };
    },
  },
];
