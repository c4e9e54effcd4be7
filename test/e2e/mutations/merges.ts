import { connect } from '../../setup/client.js';
import type { TestApi } from '../api.js';
import { MERGE_PERSONS, onRecordTwice, UNDO_MERGE } from '../merge-operations.js';
import type { Attempt, DemoUsers, Scenario } from './scenario.js';

/** What it takes to merge somebody who is on record twice; the names differ, so that there is a warning. */
async function merging({ database }: TestApi): Promise<Readonly<Record<string, unknown>>> {
  const owner = await connect(database.ownerUrl);
  try {
    const { keepId, mergeId } = await onRecordTwice(owner);
    await owner.query(`UPDATE person SET full_name = 'Hoàng Văn Khác' WHERE id = $1`, [mergeId]);
    return { keepId, mergeId, versions: { keep: 1, merge: 1 }, reason: 'Cùng giấy khai sinh', documentNumber: '7-TB/ĐU', overrides: [{ rule: 'MERGE_UNLIKE', reason: 'Đã đổi tên' }] };
  } finally {
    await owner.end();
  }
}

export const mergeScenarios: readonly Scenario[] = [
  {
    mutation: 'mergePersons',
    prepare: async ({ office }: DemoUsers, api: TestApi): Promise<Attempt> => ({ client: office, document: MERGE_PERSONS, variables: { input: await merging(api) } }),
  },
  {
    mutation: 'undoMerge',
    prepare: async ({ office }: DemoUsers, api: TestApi): Promise<Attempt> => {
      const { mergePersons } = await office.ask<{ mergePersons: { merge: { id: string; version: number } } }>(MERGE_PERSONS, { input: await merging(api) });
      const { id, version } = mergePersons.merge;
      return { client: office, document: UNDO_MERGE, variables: { input: { id, version, reason: 'Gộp nhầm' } } };
    },
  },
];
