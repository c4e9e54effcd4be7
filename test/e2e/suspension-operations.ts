const mutation = (name: string, input: string): string =>
  `mutation ($input: ${input}!) { ${name}(input: $input) { suspension { id validFrom firstThrough validThrough extensions endedOn version member { id } } } }`;
export const SUSPEND = mutation('suspendMember', 'SuspendMemberInput');
export const EXTEND = mutation('extendSuspension', 'ExtendSuspensionInput');
export const END_SUSPENSION = mutation('endSuspension', 'EndSuspensionInput');
export const ANNUL_SUSPENSION = mutation('annulSuspension', 'AnnulSuspensionInput');
export const SUSPENSIONS = 'query ($id: UUID!) { memberSuspensions(organizationId: $id) { totalCount edges { node { id reason validThrough endedOn annulledOn } } } }';
export const SUSPENSION = { decisionNumber: '71-QĐ/ĐU', decidedOn: '2026-09-10', decidedBy: 'Ban Thường vụ Đảng ủy', validFrom: '2026-09-10', validThrough: '2026-12-08', reason: 'Bị khởi tố bị can' } as const;
