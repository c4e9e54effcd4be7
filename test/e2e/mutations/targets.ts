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
];
