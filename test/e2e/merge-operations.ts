import type pg from 'pg';
import { newId } from '#kernel';

export const MERGE_PREVIEW = `query ($keepId: UUID!, $mergeId: UUID!) { mergePreview(keepId: $keepId, mergeId: $mergeId) {
  keepVersion mergeVersion moved { kind records } cases refusals { code message path } warnings { code } } }`;
export const MERGE_PERSONS = 'mutation ($input: MergePersonsInput!) { mergePersons(input: $input) { merge { id version recordedAt mergedName kept { id } moved { kind records } } } }';
export const UNDO_MERGE = 'mutation ($input: UndoMergeInput!) { undoMerge(input: $input) { merge { id version undoneAt log { action remark } } } }';
export const MERGES = `query ($first: Int = 20, $after: String, $last: Int, $before: String) { personMerges(first: $first, after: $after, last: $last, before: $before) {
  totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id version mergedName undoneAt kept { id fullName } moved { kind records } log { action remark decisionNumber } } } } }`;

/** Somebody on record twice: as the member of today, and once more from an earlier time. */
export interface Twice {
  readonly keepId: string;
  readonly keepMember: string;
  readonly mergeId: string;
  readonly mergeMember: string;
  /** Somebody else of the cell. */
  readonly third: string;
  readonly suspicion: string;
  readonly caseId: string;
}

const KEPT = `
  SELECT m.person_id AS "keepId", m.id AS "keepMember", (
    SELECT x.person_id FROM member x JOIN membership y ON y.member_id = x.id WHERE y.organization_id = s.organization_id AND y.valid_through IS NULL AND x.id <> m.id
      AND NOT EXISTS (SELECT FROM post p WHERE p.person_id = x.person_id) AND NOT EXISTS (SELECT FROM account a WHERE a.person_id = x.person_id) ORDER BY x.id LIMIT 1) AS third,
    s.organization_id AS cell, o.founded_on::text AS founded, w.organization_id AS ward
  FROM member m JOIN membership s ON s.member_id = m.id AND s.kind = 'PRIMARY' AND s.valid_through IS NULL JOIN organization o ON o.id = s.organization_id
  JOIN organization_period p ON p.organization_id = s.organization_id AND p.valid_through IS NULL AND p.name = 'Chi bộ bản Nà Sương' JOIN organization_period w ON w.organization_id = p.parent_id AND w.valid_through IS NULL
  WHERE m.recognized_on IS NOT NULL AND NOT EXISTS (SELECT FROM account a WHERE a.person_id = m.person_id) AND NOT EXISTS (SELECT FROM post x WHERE x.person_id = m.person_id)
    AND NOT EXISTS (SELECT FROM inspection_case_subject c WHERE c.member_id = m.id)
  ORDER BY s.valid_from DESC, m.id LIMIT 1`;

/** As the owner: what a second record may hold, one row for every reference that a merger moves. */
function secondRecord(ids: Twice & { readonly cell: string; readonly ward: string; readonly founded: string }): string {
  const { keepId, keepMember, mergeId, mergeMember, third, suspicion, caseId, cell, ward, founded } = ids;
  const [account, rating, admission, introduced, transfer, exit, discipline, decision, office] = Array.from({ length: 9 }, () => newId());
  const during = `'${founded}'::date + 1, '${founded}'::date + 20`;
  const item = (id: string | undefined, kind: string, stage: string): string => `INSERT INTO workflow_item (id, kind, organization_id, stage, opened_on) VALUES ('${id}', '${kind}', '${kind === 'duplicate' ? ward : cell}', '${stage}', '2026-11-01');`;
  return `
    INSERT INTO person (id, full_name, birth_on, birth_precision, gender, ethnic_group_code, education, political_theory)
    SELECT '${mergeId}', full_name, birth_on, birth_precision, gender, ethnic_group_code, education, political_theory FROM person WHERE id = '${keepId}';
    INSERT INTO member (id, person_id, admission_decided_on, admission_ceremony_on, recognized_on) SELECT '${mergeMember}', '${mergeId}', admission_decided_on, admission_ceremony_on, recognized_on FROM member WHERE id = '${keepMember}';
    UPDATE membership SET valid_from = '${founded}'::date + 30 WHERE member_id = '${keepMember}' AND kind = 'PRIMARY' AND valid_from < '${founded}'::date + 30;
    UPDATE member_status_period SET valid_from = '${founded}'::date + 30 WHERE member_id = '${keepMember}' AND valid_through IS NULL AND valid_from < '${founded}'::date + 30;
    DELETE FROM member_status_period WHERE member_id = '${keepMember}' AND valid_through IS NOT NULL;
    INSERT INTO membership (id, member_id, organization_id, kind, valid_from, valid_through) SELECT gen_random_uuid(), '${mergeMember}', '${cell}', 'PRIMARY', ${during};
    INSERT INTO member_status_period (id, member_id, status, valid_from, valid_through, end_reason) SELECT gen_random_uuid(), '${mergeMember}', 'FULL', ${during}, 'TRANSFERRED_OUT';
    INSERT INTO member_overlay (id, member_id, kind, valid_from, valid_through) SELECT gen_random_uuid(), '${mergeMember}', 'ACTIVITY_EXEMPTION', ${during};
    INSERT INTO post (id, person_id, organization_id, kind, valid_from, valid_through) SELECT gen_random_uuid(), '${mergeId}', '${cell}', 'CIVIL_SERVANT', ${during};
    INSERT INTO training_attendance (course_id, person_id, completed)
    SELECT c.id, '${mergeId}', true FROM training_course c WHERE NOT EXISTS (SELECT FROM training_attendance a WHERE a.course_id = c.id AND a.person_id = '${keepId}') ORDER BY c.id LIMIT 1;
    INSERT INTO recorded_rating (id, organization_id, year, level, person_id, deciding_body, document_number, decided_on) VALUES ('${rating}', '${ward}', 2020, 'GOOD', '${mergeId}', 'UBND phường', '1', '2020-12-20');
    INSERT INTO recorded_rating (id, organization_id, year, level, person_id, deciding_body, document_number, decided_on, corrects_id)
    VALUES (gen_random_uuid(), '${ward}', 2020, 'COMPLETED', '${mergeId}', 'UBND phường', '2', '2020-12-28', '${rating}');
    INSERT INTO rating_entry (id, sheet_id, member_id, excuse)
    SELECT gen_random_uuid(), s.id, '${mergeMember}', 'GONE' FROM rating_sheet s WHERE NOT EXISTS (SELECT FROM rating_entry e WHERE e.sheet_id = s.id AND e.member_id = '${keepMember}') ORDER BY s.id LIMIT 1;
    INSERT INTO person_contact (person_id, phone) VALUES ('${mergeId}', '0987000111');
    DELETE FROM identity_number WHERE person_id = '${keepId}';
    INSERT INTO identity_number (person_id, kind) VALUES ('${mergeId}', 'NATIONAL_ID');
    INSERT INTO person_relation (id, person_id, other_id, kind, declared_on, withdrawn_on, withdraw_reason) VALUES (gen_random_uuid(), '${mergeId}', '${third}', 'SIBLING', '2020-01-01', '2021-01-01', 'khai nhầm');
    INSERT INTO person_relation (id, person_id, other_id, kind, declared_on) VALUES (gen_random_uuid(), '${third}', '${mergeId}', 'PARENT', '2022-01-01');
    INSERT INTO not_same_person (id, one_id, other_id, reason) VALUES (gen_random_uuid(), '${mergeId}', '${third}', 'khác ngày sinh');
    INSERT INTO account (id, username, person_id, password_hash) VALUES ('${account}', 'nguoi.hai-ho-so', '${mergeId}', 'x');
    INSERT INTO access_grant (id, account_id, person_id, role, organization_id, reach, valid_from, valid_through, reason) VALUES (gen_random_uuid(), '${account}', '${mergeId}', 'PARTY_OFFICE', '${cell}', 'UNIT', '2025-01-01', '2025-02-01', 'thay người nghỉ');
    INSERT INTO delegation (id, delegator_id, delegate_id, rights, organization_id, valid_from, valid_through, reason)
    VALUES (gen_random_uuid(), '${mergeId}', '${third}', ARRAY['meeting.read'], '${cell}', '2025-01-01', '2025-02-01', 'nghỉ phép');
    ${item(admission, 'admission', 'CLOSED')} ${item(introduced, 'admission', 'CLOSED')} ${item(transfer, 'transfer', 'WITHDRAWN')} ${item(exit, 'exit', 'RECORDED')} ${item(suspicion, 'duplicate', 'OPEN')}
    ${item(caseId, 'case-inspection', 'CLOSED')} ${item(office, 'case-inspection', 'CLOSED')} ${item(discipline, 'discipline', 'CLOSED')}
    INSERT INTO admission (id, organization_id, person_id, applied_on, member_id, closed_on) VALUES ('${admission}', '${cell}', '${mergeId}', '2019-01-01', NULL, '2019-06-01'), ('${introduced}', '${cell}', (SELECT x.person_id FROM member x WHERE x.person_id NOT IN ('${keepId}', '${mergeId}', '${third}') ORDER BY x.id LIMIT 1), '2019-01-01', NULL, '2019-06-01');
    INSERT INTO admission_introducer (admission_id, place, member_id, guided_since) VALUES ('${introduced}', 1, '${mergeMember}', '2018-01-01');
    INSERT INTO member_transfer (id, organization_id, direction, type, person_id, place, reason, closed_on) VALUES ('${transfer}', '${cell}', 'OUT', 'PERMANENT', '${mergeId}', 'nơi khác', 'chuyển nhà', '2019-08-01');
    INSERT INTO decision (id, number, issued_on, issued_by, title) VALUES ('${decision}', '9-QĐ', '2020-01-01', 'Ban Thường vụ', 'Chuyển đi');
    INSERT INTO member_exit (id, member_id, organization_id, kind, grounds, decision_id, effective_on, destination) VALUES ('${exit}', '${mergeMember}', '${cell}', 'TRANSFERRED_OUT', 'chuyển đi', '${decision}', '2020-01-01', 'nơi khác');
    INSERT INTO duplicate_suspicion (id, organization_id, person_id, other_id, same_number, alike) VALUES ('${suspicion}', '${ward}', '${mergeId}', '${keepId}', false, true);
    INSERT INTO inspection_case (id, organization_id, conducted_by, kind, decision_number, decided_on, content, closed_on)
    VALUES ('${caseId}', '${cell}', 'CELL', 'INSPECTION', '1-QĐ/CB', '2020-01-10', 'nội dung', '2020-03-01'), ('${office}', '${cell}', 'CELL', 'INSPECTION', '2-QĐ/CB', '2020-01-10', 'nội dung', '2020-03-01');
    INSERT INTO inspection_case_subject (id, case_id, member_id) VALUES (gen_random_uuid(), '${caseId}', '${mergeMember}');
    INSERT INTO inspection_case_team (case_id, person_id) VALUES ('${office}', '${mergeId}');
    INSERT INTO discipline_case (id, inspection_case_id, member_id, cell_id, violation, proposal_number, proposed_on, proposed_form, closed_on)
    VALUES ('${discipline}', '${caseId}', '${mergeMember}', '${cell}', 'vi phạm', '1-TTr/CB', '2020-02-01', 'REPRIMAND', '2020-03-01')`;
}

/** Puts somebody on record a second time. */
export async function onRecordTwice(owner: pg.Client): Promise<Twice> {
  const found = (await owner.query<{ keepId: string; keepMember: string; third: string; cell: string; founded: string; ward: string }>(KEPT)).rows[0];
  if (!found) throw new Error('The demo data have nobody who could be on record twice.');
  const twice = { ...found, mergeId: newId(), mergeMember: newId(), suspicion: newId(), caseId: newId() };
  await owner.query(`BEGIN; ${secondRecord(twice)}; COMMIT`);
  return twice;
}

/** A merger on record of the ward of Mộc Châu, of two of its people. */
export const MERGED_ONCE = `
  WITH ward AS (SELECT organization_id AS id FROM organization_period WHERE name = 'Đảng bộ phường Mộc Châu' AND valid_through IS NULL),
    two AS (SELECT array_agg(person_id) AS ids FROM (SELECT p.person_id FROM post p JOIN ward ON ward.id = p.organization_id WHERE p.valid_through IS NULL GROUP BY p.person_id ORDER BY p.person_id LIMIT 2) people),
    item AS (INSERT INTO workflow_item (id, kind, organization_id, stage, opened_on) SELECT gen_random_uuid(), 'person-merge', id, 'IN_FORCE', '2026-11-20' FROM ward RETURNING id, organization_id)
  INSERT INTO person_merge (id, organization_id, keep_id, merge_id, stood) SELECT item.id, item.organization_id, two.ids[1], two.ids[2], '{}' FROM item, two`;
