import { connect } from '../../setup/client.js';
import type { TestApi } from '../api.js';
import { END_HELP, FAIL_YEARS, NA_SUONG, OPEN_HELP, RATED_OF_CELL } from '../help-operations.js';
import type { Attempt, DemoUsers, Scenario } from './scenario.js';

/** Somebody of the secretary's cell whose last year failed. */
async function failed({ database }: TestApi): Promise<string> {
  const owner = await connect(database.ownerUrl);
  try {
    const { rows } = await owner.query<{ id: string }>(RATED_OF_CELL, [NA_SUONG, 2025]);
    const id = rows[0]?.id ?? '';
    await owner.query(FAIL_YEARS, [id, [2025]]);
    return id;
  } finally {
    await owner.end();
  }
}

const opening = (memberId: string): Readonly<Record<string, unknown>> => ({
  memberId,
  year: 2025,
  helpers: 'Đồng chí bí thư trực tiếp giúp đỡ',
  startedOn: '2026-08-10',
  through: '2026-11-30',
  overrides: [{ rule: 'HELP_TOO_SHORT', reason: 'Theo nghị quyết chi bộ' }],
});

export const helpScenarios: readonly Scenario[] = [
  {
    mutation: 'openMemberHelp',
    prepare: async ({ secretary }: DemoUsers, api: TestApi): Promise<Attempt> => ({ client: secretary, document: OPEN_HELP, variables: { input: opening(await failed(api)) } }),
  },
  {
    mutation: 'endMemberHelp',
    prepare: async ({ secretary }: DemoUsers, api: TestApi): Promise<Attempt> => {
      const { openMemberHelp } = await secretary.ask<{ openMemberHelp: { help: { id: string; version: number } } }>(OPEN_HELP, { input: opening(await failed(api)) });
      const { id: helpId, version } = openMemberHelp.help;
      const votes = { votesFor: 1, votesAgainst: 1, votesAbsent: 0, exemptAbsent: 0 };
      const overrides = ['VOTES_MISSING', 'VOTE_NOT_CARRIED'].map((rule) => ({ rule, reason: 'Biên bản họp số 11' }));
      return { client: secretary, document: END_HELP, variables: { input: { helpId, version, result: 'PROGRESS', decidedOn: '2026-11-21', votes, remark: 'Có tiến bộ', overrides } } };
    },
  },
];
