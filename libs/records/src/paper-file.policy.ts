import type { FieldTable, Policy } from '#access';

export const paperFilePolicy = {
  'file.keep': {
    vi: 'Ghi kết quả đối chiếu hồ sơ giấy của đảng viên đang sinh hoạt: có những giấy tờ gì, để ở đâu; được báo khi đến hạn',
    en: 'Record what the paper files of present members hold and where they are kept; be told when a check is due',
    // Files belong to the base committee, and there the office keeps them.
    roles: { PARTY_OFFICE: 'UNIT_AND_BELOW' },
    members: 'NOW',
    needs: ['member.read'],
  },
} satisfies Policy;

export const paperFileFields = {
  Member: { PARTY_RECORD: 'paperFile' },
  PaperFile: { PARTY_RECORD: 'checkedOn keptAt remark documents missing dueOn version', IDENTITY: 'checkedBy' },
  FileDocument: { PARTY_RECORD: 'kind documentOn copies' },
} satisfies FieldTable;
