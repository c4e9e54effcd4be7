import type { FieldTable, Policy } from '#access';

export const admissionPolicy = {
  'admission.read': {
    vi: 'Xem hồ sơ kết nạp, công nhận chính thức trong phạm vi; đảng viên xem các mốc của mình',
    en: 'See the admissions in scope; members see the dates of their own',
    // Not the inspection committee: a candidate is not yet subject to it, and a member it sees on the roll.
    roles: { SECRETARY: 'UNIT_AND_BELOW', STANDING_COMMITTEE: 'UNIT_AND_BELOW', PARTY_OFFICE: 'UNIT_AND_BELOW', MEMBER: 'SELF' },
    needs: ['member.read'],
  },
  'admission.propose': {
    vi: 'Lập, sửa, biểu quyết, rút hồ sơ kết nạp của chi bộ; ghi lễ kết nạp',
    en: 'Propose, change, vote on and withdraw the cell’s admissions; record their ceremonies',
    roles: { SECRETARY: 'UNIT' },
    needs: ['admission.read'],
  },
  'admission.decide': {
    vi: 'Quyết định kết nạp, công nhận chính thức; trả lại hoặc không kết nạp',
    en: 'Decide, return or reject admissions and recognitions',
    roles: { STANDING_COMMITTEE: 'UNIT_AND_BELOW' },
    needs: ['admission.read'],
  },
} satisfies Policy;

export const admissionFields = {
  Admission: {
    PARTY_RECORD: 'id organization state appliedOn courseCertificateOn declaredOn concludedOn ageConsentNumber ageConsentOn inquiries votedOn decisionNumber decidedOn receivedOn ceremonyOn reviewVotedOn recognitionDecisionNumber recognitionDecidedOn recognizedOn readOn closedOn synthetic introducers readmission member log',
    IDENTITY: 'candidate',
  },
  AdmissionReadmission: { PARTY_RECORD: 'leftFor recordClearedOn consentNumber consentOn' },
  AdmissionIntroducer: { PARTY_RECORD: 'place member organizationName guidedSince replacement replacedOn' },
  AdmissionInquiry: { PARTY_RECORD: 'subject outcome answeredOn' },
  AdmissionState: { PARTY_RECORD: 'stage dueOn overdue version' },
  Member: { PARTY_RECORD: 'admission' },
} satisfies FieldTable;
