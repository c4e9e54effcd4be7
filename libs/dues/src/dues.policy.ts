import type { FieldTable, Policy } from '#access';

export const duesPolicy = {
  'dues.record': {
    vi: 'Ghi, hủy đảng phí mà chi bộ đã thu',
    en: 'Record and void the dues that the cell was paid',
    // A superior sees the dues of the cells below and does not write them up.
    roles: { SECRETARY: 'UNIT' },
    needs: ['dues.read', 'member.read'],
  },
} satisfies Policy;

export const duesFields = {
  DuesOwed: { PARTY_RECORD: 'month owedDong fullDong exemption rate rule payAt keptDong warnings' },
  DuesPayment: { DUES: 'id month amountDong paidOn receipt voidReason version organization', IDENTITY: 'member' },
} satisfies FieldTable;
