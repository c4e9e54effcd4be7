/** Tables that need no row-level security, and why. */
export const WITHOUT_PERSONAL_DATA = {
  installation: 'one row on the installation itself',
  ethnic_group: 'the list of the State',
  data_key: 'keys, of no use without the one that wraps them',
  person_merge_reference: 'names of columns',
  _prisma_migrations: 'names of migrations; the server has no right on it',
};

/** The rights by what they are about, as the settings of a transaction call them. */
export const RATING_RIGHTS = ['rating_read', 'rating_open', 'rating_submit', 'rating_decide', 'rating_close', 'rating_record'];
export const ADMISSION_RIGHTS = ['admission_read', 'admission_propose', 'admission_decide'];
/** Rights that reach one organisation without what is below it. */
export const CASE_RIGHTS = ['case_log', 'case_inspect', 'case_oversee', 'case_lead', 'case_conclude', 'case_count', 'discipline_propose', 'discipline_vote', 'discipline_decide', 'discipline_settle', 'programme_keep', 'programme_direct'];
export const FACT_RIGHTS = ['meeting_read', 'meeting_record', 'training_read', 'training_record', 'dues_read', 'dues_record', 'programme_read'];
/** Rights to write targets and what is reported of them; they reach one organisation. */
export const TARGET_RIGHTS = ['target_set', 'target_report'];
export const RECORD_RIGHTS = ['correction_read', 'correction_check', 'correction_decide', 'correction_oversee', 'record_correct', 'education_read', 'sensitive_read'];
export const TRANSFER_RIGHTS = ['transfer_read', 'transfer_propose', 'transfer_issue', 'transfer_receive'];
const RULE_RIGHTS = ['regulation_set', 'override_read'];
const WORK_RIGHTS = [...RATING_RIGHTS, ...ADMISSION_RIGHTS, ...CASE_RIGHTS, ...FACT_RIGHTS, ...TARGET_RIGHTS, ...RULE_RIGHTS, ...TRANSFER_RIGHTS, ...RECORD_RIGHTS];
export const SETTINGS = ['account', 'person', 'member', 'account_manage', 'access_grant', 'organization_read', 'organization_reorganize', 'post_appoint', 'exit_record', 'suspension_record', 'member_read', 'contact_read', 'target_read', 'relation_declare', 'relation_declare_here', 'identity_write', 'identity_write_here', 'identity_reveal', 'duplicate_settle', 'disclosure_read', ...WORK_RIGHTS, ...WORK_RIGHTS.map((right) => `${right}_here`)];
