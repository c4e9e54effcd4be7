import { named } from '../reorganization-operations.js';
import * as op from '../transfer-operations.js';
import { taken, type TransferShown } from '../transfer-operations.js';
import { plainMember } from './movements.js';
import type { Attempt, DemoUsers, Scenario } from './scenario.js';

const overrides = [{ rule: 'LETTER_TOO_LONG', reason: 'Nơi đến ở xa' }];
const next = ({ id, version }: TransferShown): { transferId: string; version: number } => ({ transferId: id, version });
const remark = 'Thiếu đơn';

async function proposal(users: DemoUsers): Promise<object> {
  return { memberId: (await plainMember(users)).id, type: 'PERMANENT', reason: 'Chuyển nơi cư trú' };
}

const proposed = async (users: DemoUsers, more: object = {}): Promise<TransferShown> => taken(users.office, op.PROPOSE_TRANSFER, { ...(await proposal(users)), ...more });

/** The letter to the other cell, valid for long. */
async function letter(users: DemoUsers, transfer: TransferShown): Promise<Readonly<Record<string, unknown>>> {
  const { organizations } = await users.otherSecretary.ask<{ organizations: { edges: readonly { node: { id: string; kind: string } }[] } }>('{ organizations { edges { node { id kind } } } }');
  const cell = organizations.edges.map(({ node }) => node).find(({ kind }) => kind.endsWith('CELL'));
  return { ...next(transfer), ...op.LETTER, validThrough: '2027-01-29', destinationId: cell?.id, overrides };
}

const sent = async (users: DemoUsers, more: object = {}): Promise<TransferShown> => taken(users.office, op.ISSUE_TRANSFER, await letter(users, await proposed(users, more)));
const attempt = (client: Attempt['client'], document: string, input: Readonly<Record<string, unknown>>): Attempt => ({ client, document, variables: { input } });

export const transferScenarios: readonly Scenario[] = [
  { mutation: 'proposeTransfer', prepare: async (users) => attempt(users.secretary, op.PROPOSE_TRANSFER, { ...(await proposal(users)), place: 'Đảng bộ phường Tô Hiệu' }) },
  {
    mutation: 'resubmitTransfer',
    prepare: async (users: DemoUsers): Promise<Attempt> => {
      const returned = await taken(users.office, op.RETURN_TRANSFER, { ...next(await proposed(users)), remark });
      return attempt(users.secretary, op.RESUBMIT_TRANSFER, { ...next(returned), type: 'TEMPORARY', plannedThrough: '2027-06-30', reason: 'Đi học', place: 'Trường Chính trị tỉnh' });
    },
  },
  { mutation: 'issueTransfer', prepare: async (users) => attempt(users.standing, op.ISSUE_TRANSFER, await letter(users, await proposed(users))) },
  { mutation: 'returnTransfer', prepare: async (users) => attempt(users.office, op.RETURN_TRANSFER, { ...next(await proposed(users)), remark }) },
  { mutation: 'withdrawTransfer', prepare: async (users) => attempt(users.secretary, op.WITHDRAW_TRANSFER, { ...next(await proposed(users)), remark }) },
  { mutation: 'recallTransfer', prepare: async (users) => attempt(users.office, op.RECALL_TRANSFER, { ...next(await sent(users)), remark }) },
  { mutation: 'receiveTransfer', prepare: async (users) => attempt(users.otherSecretary, op.RECEIVE_TRANSFER, { ...next(await sent(users)), receivedOn: '2026-11-16' }) },
  { mutation: 'refuseTransfer', prepare: async (users) => attempt(users.otherSecretary, op.REFUSE_TRANSFER, { ...next(await sent(users)), remark }) },
  {
    mutation: 'endTemporaryTransfer',
    prepare: async (users: DemoUsers): Promise<Attempt> => {
      const staying = await taken(users.otherSecretary, op.RECEIVE_TRANSFER, { ...next(await sent(users, { type: 'TEMPORARY', plannedThrough: '2027-06-30' })), receivedOn: '2026-11-16' });
      return attempt(users.secretary, op.END_TEMPORARY_TRANSFER, { ...next(staying), endedOn: '2026-11-20' });
    },
  },
  {
    mutation: 'recordTransferIn',
    prepare: async (users: DemoUsers): Promise<Attempt> => {
      const { id: organizationId } = await named(users.office, 'Chi bộ bản Nà Sương');
      const late = { letterOn: '2026-08-03', validThrough: '2026-09-11', overrides: ['LETTER_EXPIRED', 'TRANSFER_LATE'].map((rule) => ({ rule, reason: 'Ốm nặng' })) };
      return attempt(users.office, op.RECORD_TRANSFER_IN, { ...op.FROM_OUTSIDE, organizationId, ...late, admissionDecidedOn: '2026-05-19', admissionCeremonyOn: '2026-05-19', recognizedOn: null, admissionDecisionNumber: '12-QĐ/ĐU' });
    },
  },
];
