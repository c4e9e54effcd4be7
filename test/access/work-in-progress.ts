/**
 * As the owner: beside what the demo has, for every cell there is a rating sheet of next year, with the ids of the
 * organisations, a declared relationship of two of its members, an admission, with the ids of the cells' present
 * periods, a transfer that was withdrawn, a complaint, a denunciation, a notice from a court, and a case of the cell with a measure put to its vote, so that there is something of every kind not to be
 * seen. Everybody of the demo who holds a post was given a role, and the ward's people lent each other rights, long ago.
 */
export const WORK_IN_PROGRESS = `
  INSERT INTO rating_season (id, organization_id, year, cut_off_on, cell_deadline_on, decision_deadline_on)
  SELECT organization_id, organization_id, 2027, '2027-11-20', '2027-12-10', '2027-12-31'
  FROM organization_period WHERE kind = 'WARD_COMMITTEE' AND valid_through IS NULL;
  INSERT INTO workflow_item (id, kind, organization_id, stage, opened_on)
  SELECT organization_id, 'rating-sheet', organization_id, 'DRAFTING', '2026-11-20'
  FROM organization_period WHERE kind IN ('CELL', 'BASE_CELL') AND valid_through IS NULL;
  INSERT INTO workflow_item (id, kind, organization_id, stage, opened_on)
  SELECT id, 'admission', organization_id, 'PREPARING', '2026-11-20'
  FROM organization_period WHERE kind IN ('CELL', 'BASE_CELL') AND valid_through IS NULL;
  INSERT INTO decision (id, number, issued_on, issued_by, title) SELECT id, '12-QĐ/ĐU', '2026-11-01', 'Ban Thường vụ', 'Đổi tên ' || id FROM organization;
  INSERT INTO workflow_item (id, kind, organization_id, stage, opened_on)
  SELECT overlay(overlay(md5(organization_id || 'reorganization') PLACING '7' FROM 13) PLACING '8' FROM 17)::uuid, 'reorganization', organization_id, 'IN_FORCE', '2026-11-20'
  FROM organization_period WHERE valid_through IS NULL;
  INSERT INTO reorganization (id, kind, organization_id, decision_id, effective_on)
  SELECT id, 'RENAME', organization_id, organization_id, '2026-11-01' FROM workflow_item WHERE kind = 'reorganization' AND id NOT IN (SELECT id FROM reorganization);
  INSERT INTO reorganization_change (reorganization_id, table_name, row_id, after) SELECT id, 'organization_period', organization_id, '{}' FROM reorganization WHERE kind = 'RENAME';
  INSERT INTO workflow_item (id, kind, organization_id, stage, opened_on)
  SELECT overlay(overlay(md5(organization_id || 'exit') PLACING '7' FROM 13) PLACING '8' FROM 17)::uuid, 'exit', organization_id, 'RECORDED', '2026-11-20'
  FROM organization_period WHERE kind IN ('CELL', 'BASE_CELL') AND valid_through IS NULL;
  INSERT INTO member_exit (id, member_id, organization_id, kind, grounds, decision_id, effective_on)
  SELECT i.id, (SELECT member_id FROM membership m WHERE m.organization_id = i.organization_id AND m.kind = 'PRIMARY' AND m.valid_through IS NULL ORDER BY member_id LIMIT 1), i.organization_id, 'RESIGNED',
    'đơn xin ra của ' || i.id, i.organization_id, '2026-11-01'
  FROM workflow_item i WHERE i.kind = 'exit';
  INSERT INTO workflow_item (id, kind, organization_id, stage, opened_on)
  SELECT overlay(overlay(md5(organization_id || 'transfer') PLACING '7' FROM 13) PLACING '8' FROM 17)::uuid, 'transfer', organization_id, 'WITHDRAWN', '2026-11-20'
  FROM organization_period WHERE kind IN ('CELL', 'BASE_CELL') AND valid_through IS NULL;
  INSERT INTO member_transfer (id, organization_id, direction, type, person_id, place, reason, closed_on)
  SELECT i.id, i.organization_id, 'OUT', 'PERMANENT', (SELECT person_id FROM membership s JOIN member m ON m.id = s.member_id WHERE s.organization_id = i.organization_id AND s.kind = 'PRIMARY' AND s.valid_through IS NULL ORDER BY m.id LIMIT 1),
    'nơi đến của ' || i.id, 'lý do của ' || i.id, '2026-11-20'
  FROM workflow_item i WHERE i.kind = 'transfer';
  INSERT INTO workflow_item (id, kind, organization_id, stage, opened_on)
  SELECT overlay(overlay(md5(organization_id || 'correction') PLACING '7' FROM 13) PLACING '8' FROM 17)::uuid, 'correction', organization_id, 'AT_CELL', '2026-11-20'
  FROM organization_period WHERE kind IN ('CELL', 'BASE_CELL') AND valid_through IS NULL;
  UPDATE workflow_item SET due_on = '2026-11-24' WHERE kind = 'correction';
  INSERT INTO correction (id, member_id, organization_id, direct)
  SELECT i.id, (SELECT member_id FROM membership m WHERE m.organization_id = i.organization_id AND m.kind = 'PRIMARY' AND m.valid_through IS NULL ORDER BY member_id LIMIT 1), i.organization_id, false
  FROM workflow_item i WHERE i.kind = 'correction';
  INSERT INTO correction_change (correction_id, round, field, field_group, seen, value, reason)
  SELECT c.id, 1, given.field, given.field_group::record_field_group, 'giá trị cũ của ' || c.id, 'giá trị mới của ' || c.id, 'ghi nhầm'
  FROM correction c CROSS JOIN (VALUES ('FULL_NAME', 'IDENTITY'), ('ADDRESS', 'CONTACT')) AS given (field, field_group);
  INSERT INTO workflow_item (id, kind, organization_id, stage, opened_on)
  SELECT overlay(overlay(md5(organization_id || 'written') PLACING '7' FROM 13) PLACING '8' FROM 17)::uuid, 'correction', organization_id, 'WRITTEN', '2026-11-20' FROM correction;
  INSERT INTO correction (id, member_id, organization_id, direct, settled_at)
  SELECT i.id, c.member_id, i.organization_id, true, '2026-11-20T00:00:00Z' FROM workflow_item i JOIN correction c ON c.organization_id = i.organization_id WHERE i.stage = 'WRITTEN';
  INSERT INTO correction_change (correction_id, round, field, field_group, seen, value, reason, document, accepted, verdict_reason)
  SELECT id, 1, 'RECOGNIZED_ON', 'PARTY_RECORD', '2020-01-01', '2020-01-02', 'ghi nhầm', 'quyết định của ' || id, true, 'đúng' FROM correction WHERE direct;
  INSERT INTO workflow_log (item_id, sequence, action, to_stage) SELECT id, 1, 'PROPOSE', stage FROM workflow_item WHERE kind = 'correction';
  INSERT INTO workflow_log (item_id, sequence, action, to_stage) SELECT id, 1, 'RETURN', stage FROM workflow_item WHERE id = organization_id OR id IN (SELECT id FROM organization_period);
  INSERT INTO rule_override (id, item_id, code, params, reason) SELECT id, id, 'CAP_EXCEEDED', '{}', 'theo văn bản' FROM workflow_item WHERE id = organization_id OR id IN (SELECT id FROM organization_period);
  INSERT INTO rating_sheet (id, season_id, year, organization_id)
  SELECT i.id, n.id, n.year, i.organization_id
  FROM workflow_item i JOIN organization cell ON cell.id = i.organization_id
  JOIN organization ward ON ward.path @> cell.path JOIN rating_season n ON n.organization_id = ward.id AND n.id = ward.id
  WHERE i.id = i.organization_id;
  INSERT INTO workflow_item (id, kind, organization_id, stage, opened_on)
  SELECT overlay(overlay(md5(organization_id || more.kind) PLACING '7' FROM 13) PLACING '8' FROM 17)::uuid, more.kind, organization_id, more.stage, '2026-11-20'
  FROM workflow_item CROSS JOIN (VALUES ('case-inspection', 'OPENED'), ('discipline', 'PUT_TO_CELL')) AS more (kind, stage) WHERE id = organization_id;
  INSERT INTO workflow_log (item_id, sequence, action, to_stage) SELECT id, 1, 'LOG', stage FROM workflow_item WHERE kind IN ('case-inspection', 'discipline')
    AND id NOT IN (SELECT item_id FROM workflow_log);
  INSERT INTO inspection_case (id, organization_id, conducted_by, kind, decision_number, decided_on, content)
  SELECT id, organization_id, 'CELL', 'INSPECTION', '1-QĐ/CB', '2026-11-20', 'nội dung kiểm tra' FROM workflow_item WHERE kind = 'case-inspection' AND id NOT IN (SELECT id FROM inspection_case);
  INSERT INTO inspection_case_subject (id, case_id, member_id)
  SELECT c.id, c.id, (SELECT member_id FROM membership m WHERE m.organization_id = c.organization_id AND m.kind = 'PRIMARY' AND m.valid_through IS NULL
    AND member_id NOT IN (SELECT member.id FROM member JOIN account USING (person_id)) ORDER BY member_id LIMIT 1)
  FROM inspection_case c WHERE NOT c.synthetic;
  INSERT INTO case_finding (id, case_id, field, content) SELECT id, id, 'PARTY_LINE', 'nội dung vi phạm' FROM inspection_case WHERE NOT synthetic;
  INSERT INTO case_recommendation (id, case_id, subject_id, content, due_on) SELECT id, id, id, 'nội dung kiến nghị', '2026-12-20' FROM inspection_case WHERE NOT synthetic;
  INSERT INTO case_step_entry (id, case_id, step, done_on) SELECT id, id, 'MEETING', '2026-11-20' FROM inspection_case WHERE NOT synthetic;
  INSERT INTO case_planned_day (entry_id, case_id, step, due_on) SELECT id, id, 'MEETING', '2026-12-20' FROM inspection_case WHERE NOT synthetic;
  INSERT INTO inspection_case_team (case_id, person_id, is_lead)
  SELECT c.id, person_id, true FROM inspection_case c JOIN post p ON p.organization_id = c.organization_id AND p.kind = 'SECRETARY' AND p.valid_through IS NULL
  WHERE NOT c.synthetic AND person_id NOT IN (SELECT m.person_id FROM inspection_case_subject s JOIN member m ON m.id = s.member_id WHERE s.case_id = c.id);
  INSERT INTO discipline_case (id, inspection_case_id, member_id, cell_id, violation, proposal_number, proposed_on, proposed_form)
  SELECT i.id, c.id, s.member_id, c.organization_id, 'vi phạm', '1-TTr/CB', '2026-11-20', 'REPRIMAND'
  FROM workflow_item i JOIN inspection_case c ON c.organization_id = i.organization_id JOIN inspection_case_subject s ON s.case_id = c.id
  WHERE i.kind = 'discipline' AND NOT c.synthetic AND i.id NOT IN (SELECT id FROM discipline_case);
  INSERT INTO discipline_post (discipline_id, post_id)
  SELECT DISTINCT ON (d.id) d.id, p.id FROM discipline_case d JOIN post p ON p.organization_id = d.cell_id WHERE d.closed_on IS NULL ORDER BY d.id, p.id;
  INSERT INTO member_restriction (id, member_id, discipline_id, form, valid_from) SELECT id, member_id, id, 'WARNING', '2026-11-20' FROM discipline_case WHERE closed_on IS NULL;
  INSERT INTO discipline_revision (id, discipline_id, kind, decided_by, decision_number, decided_on, reason)
  SELECT id, id, 'LIFTED', 'PARTY_COMMITTEE', '1-QĐ', '2026-11-20', 'đã sửa chữa' FROM discipline_case WHERE decided_on IS NOT NULL;
  INSERT INTO workflow_item (id, kind, organization_id, stage, opened_on)
  SELECT overlay(overlay(md5(organization_id || 'suspension') PLACING '7' FROM 13) PLACING '8' FROM 17)::uuid, 'suspension', organization_id, 'IN_FORCE', '2026-11-20'
  FROM organization_period WHERE kind IN ('CELL', 'BASE_CELL') AND valid_through IS NULL;
  INSERT INTO member_suspension (id, member_id, organization_id, reason, valid_from, first_through, valid_through)
  SELECT i.id, (SELECT m.member_id FROM membership m WHERE m.organization_id = i.organization_id AND m.kind = 'PRIMARY' AND m.valid_through IS NULL
    AND m.member_id NOT IN (SELECT member.id FROM member JOIN account USING (person_id)) ORDER BY m.member_id LIMIT 1), i.organization_id, 'lý do đình chỉ của ' || i.id, '2030-01-01', '2030-01-31', '2030-01-31'
  FROM workflow_item i WHERE i.kind = 'suspension';
  INSERT INTO workflow_item (id, kind, organization_id, stage, opened_on)
  SELECT overlay(overlay(md5(organization_id || 'complaint') PLACING '7' FROM 13) PLACING '8' FROM 17)::uuid, 'complaint', organization_id, 'AWAITING_INSPECTION_COMMITTEE', '2026-11-20'
  FROM organization_period WHERE kind IN ('CELL', 'BASE_CELL') AND valid_through IS NULL;
  ALTER TABLE complaint DISABLE TRIGGER complaint_stands;
  INSERT INTO complaint (id, discipline_id, organization_id, handled_by, received_on, way, content)
  SELECT i.id, overlay(overlay(md5(i.organization_id || 'discipline') PLACING '7' FROM 13) PLACING '8' FROM 17)::uuid, i.organization_id, 'INSPECTION_COMMITTEE', '2026-11-20', 'BY_POST', 'khiếu nại ' || i.id
  FROM workflow_item i WHERE i.kind = 'complaint' AND NOT EXISTS (SELECT FROM complaint c WHERE c.id = i.id);
  ALTER TABLE complaint ENABLE TRIGGER complaint_stands;
  INSERT INTO inspection_programme (id, organization_id, body, year, period_from, period_through, decision_number, decided_on)
  SELECT overlay(overlay(md5(organization_id || 'programme') PLACING '7' FROM 13) PLACING '8' FROM 17)::uuid, organization_id, 'CELL', 2024, '2024-01-01', '2024-12-31', '1-CTr/CB', '2024-01-05'
  FROM organization_period WHERE kind IN ('CELL', 'BASE_CELL') AND valid_through IS NULL;
  INSERT INTO workflow_item (id, kind, organization_id, stage, opened_on)
  SELECT overlay(overlay(md5(organization_id || 'programme-line') PLACING '7' FROM 13) PLACING '8' FROM 17)::uuid, 'programme-line', organization_id, 'PLANNED', '2024-01-05' FROM inspection_programme WHERE year = 2024;
  INSERT INTO programme_line (id, programme_id, kind, content, subject_member_id)
  SELECT i.id, p.id, 'INSPECTION', 'nội dung của ' || i.id, (SELECT m.member_id FROM membership m WHERE m.organization_id = i.organization_id AND m.kind = 'PRIMARY' AND m.valid_through IS NULL
    AND m.member_id NOT IN (SELECT member.id FROM member JOIN account USING (person_id)) ORDER BY m.member_id LIMIT 1)
  FROM workflow_item i JOIN inspection_programme p ON p.organization_id = i.organization_id AND p.year = 2024 WHERE i.kind = 'programme-line' AND NOT EXISTS (SELECT FROM programme_line l WHERE l.id = i.id);
  INSERT INTO workflow_item (id, kind, organization_id, stage, opened_on)
  SELECT overlay(overlay(md5(organization_id || 'denunciation') PLACING '7' FROM 13) PLACING '8' FROM 17)::uuid, 'denunciation', organization_id, 'RECEIVED', '2026-11-20'
  FROM organization_period WHERE kind IN ('CELL', 'BASE_CELL') AND valid_through IS NULL;
  INSERT INTO denunciation (id, organization_id, accused_id, received_on, content, anonymous) SELECT i.id, i.organization_id, i.organization_id, '2026-11-20', 'tố cáo ' || i.id, true FROM workflow_item i WHERE i.kind = 'denunciation' AND NOT EXISTS (SELECT FROM denunciation d WHERE d.id = i.id);
  INSERT INTO denunciation_reveal (id, denunciation_id, purpose, account_id, request_id) SELECT d.id, d.id, 'xác minh', a.id, d.id FROM denunciation d CROSS JOIN (SELECT id FROM account ORDER BY id LIMIT 1) a;
  INSERT INTO workflow_item (id, kind, organization_id, stage, opened_on, due_on)
  SELECT overlay(overlay(md5(organization_id || 'state-notice') PLACING '7' FROM 13) PLACING '8' FROM 17)::uuid, 'state-notice', organization_id, 'RECEIVED', '2026-11-20', '2026-11-25'
  FROM organization_period WHERE kind IN ('CELL', 'BASE_CELL') AND valid_through IS NULL;
  INSERT INTO state_notice (id, organization_id, member_id, issuer, document_number, issued_on, received_on, matter, content)
  SELECT i.id, i.organization_id, (SELECT m.member_id FROM membership m WHERE m.organization_id = i.organization_id AND m.kind = 'PRIMARY' AND m.valid_through IS NULL
    AND m.member_id NOT IN (SELECT member.id FROM member JOIN account USING (person_id)) ORDER BY m.member_id LIMIT 1), 'Tòa án', '7/TB-TA', '2026-11-19', '2026-11-20', 'OTHER_SENTENCE', 'thông báo ' || i.id
  FROM workflow_item i WHERE i.kind = 'state-notice' AND NOT EXISTS (SELECT FROM state_notice n WHERE n.id = i.id);
  INSERT INTO workflow_item (id, kind, organization_id, stage, opened_on, due_on)
  SELECT overlay(overlay(md5(organization_id || 'member-help') PLACING '7' FROM 13) PLACING '8' FROM 17)::uuid, 'member-help', organization_id, 'UNDER_WAY', '2026-11-20', '2027-11-20'
  FROM organization_period WHERE kind IN ('CELL', 'BASE_CELL') AND valid_through IS NULL;
  INSERT INTO member_help (id, member_id, organization_id, year, helpers, started_on, through)
  SELECT i.id, (SELECT m.member_id FROM membership m WHERE m.organization_id = i.organization_id AND m.kind = 'PRIMARY' AND m.valid_through IS NULL
    AND m.member_id NOT IN (SELECT member.id FROM member JOIN account USING (person_id)) ORDER BY m.member_id LIMIT 1), i.organization_id, 2024, 'người giúp của ' || i.id, '2026-11-20', '2027-11-20'
  FROM workflow_item i WHERE i.kind = 'member-help';
  INSERT INTO workflow_item (id, kind, organization_id, stage, opened_on)
  SELECT overlay(overlay(md5(organization_id || 'ratingSeasonDraft') PLACING '7' FROM 13) PLACING '8' FROM 17)::uuid, 'rating-season', organization_id, 'DRAFT', '2026-11-20'
  FROM organization_period WHERE kind IN ('CELL', 'BASE_CELL') AND valid_through IS NULL;
  INSERT INTO rating_season_draft (id, organization_id, year, cut_off_on, cell_deadline_on, decision_deadline_on)
  SELECT id, organization_id, 2027, '2027-11-20', '2027-12-10', '2027-12-31' FROM workflow_item WHERE kind = 'rating-season';
  INSERT INTO rating_entry (id, sheet_id, member_id)
  SELECT m.id, m.organization_id, m.member_id FROM membership m JOIN rating_sheet s ON s.id = m.organization_id
  WHERE m.kind = 'PRIMARY' AND m.valid_through IS NULL;
  SELECT draw_rating_pools(id, 'BASE_ORGANIZATION') FROM rating_season WHERE year = 2027;
  INSERT INTO rating_opinion (id, entry_id, rater, remark) SELECT e.id, e.id, 'UNION', 'nhận xét về ' || e.id FROM rating_entry e JOIN rating_sheet s ON s.id = e.sheet_id WHERE s.year = 2027;
  INSERT INTO rating_amendment (id, season_id, number, entry_id, before, after, decision_number, decided_on, reason)
  SELECT e.id, s.season_id, 1, e.id, 'GOOD', 'COMPLETED', '3-QĐ/ĐU', '2026-11-20', 'xét lại ' || e.id FROM rating_entry e JOIN rating_sheet s ON s.id = e.sheet_id WHERE s.year = 2027;
  INSERT INTO person (id, full_name, birth_on, gender, ethnic_group_code, education)
  SELECT id, 'Quần chúng của ' || id, '2000-01-01', 'FEMALE', '03', 'UPPER_SECONDARY' FROM workflow_item WHERE kind = 'admission' AND id IN (SELECT id FROM organization_period);
  INSERT INTO person_contact (person_id, phone) SELECT id, 'số máy của ' || id FROM workflow_item WHERE kind = 'admission' AND id IN (SELECT id FROM organization_period);
  INSERT INTO admission (id, organization_id, person_id, applied_on, declared_on, concluded_on, age_consent_number, age_consent_on)
  SELECT id, organization_id, id, '2026-11-01', '2026-11-02', '2026-11-12', '12-CV/TU', '2026-10-01' FROM workflow_item WHERE kind = 'admission' AND id IN (SELECT id FROM organization_period);
  INSERT INTO admission_introducer (admission_id, place, organization_name) SELECT id, 1, 'Đoàn Thanh niên của ' || id FROM admission WHERE id IN (SELECT id FROM organization_period);
  INSERT INTO admission_introducer (admission_id, place, member_id, guided_since)
  SELECT DISTINCT ON (a.id) a.id, 2, m.member_id, '2025-01-01'::date
  FROM admission a JOIN membership m ON m.organization_id = a.organization_id AND m.kind = 'PRIMARY' AND m.valid_through IS NULL
  WHERE a.id IN (SELECT id FROM organization_period);
  UPDATE admission SET received_on = ceremony_on, read_on = recognition_decided_on WHERE recognition_decided_on IS NOT NULL;
  INSERT INTO admission_inquiry (admission_id, subject, outcome, answered_on)
  SELECT id, 'PARENTS', 'VERIFIED', '2026-11-10' FROM admission WHERE id IN (SELECT id FROM organization_period);
  INSERT INTO admission_readmission (admission_id, left_for, record_cleared_on, consent_number, consent_on)
  SELECT id, 'MINOR_CRIME', '2019-01-01', 'đồng ý của ' || id, '2026-10-01' FROM admission WHERE id IN (SELECT id FROM organization_period);
  UPDATE admission_readmission SET former_admitted_on = '2005-05-19', former_recognized_on = '2006-05-19', former_left_on = '2019-03-01', former_left_as = 'RESIGNED', former_document = 'giấy tờ của ' || admission_id;
  UPDATE admission_introducer SET replaced_on = '2026-11-20' WHERE place = 1 AND admission_id IN (SELECT id FROM organization_period);
  INSERT INTO member_readmission (id, member_id, decided_on, ceremony_on, recognized_on) SELECT id, id, '2026-01-02', '2026-01-03', '2026-11-20' FROM member;
  INSERT INTO cell_following (id, post_id, organization_id, valid_from, valid_through, decision_id)
  SELECT DISTINCT ON (p.organization_id) p.organization_id, t.id, p.organization_id, '2026-11-01', '2027-11-01', (SELECT id FROM decision ORDER BY id LIMIT 1)
  FROM organization_period p JOIN committee c ON c.organization_id = p.parent_id AND c.kind = 'EXECUTIVE' AND c.valid_through IS NULL JOIN post t ON t.committee_id = c.id AND t.valid_through IS NULL
  WHERE p.kind IN ('CELL', 'BASE_CELL') AND p.valid_through IS NULL ORDER BY p.organization_id, t.id;
  INSERT INTO file_check (id, member_id, checked_on, kept_at, remark, checked_by_id) SELECT id, id, '2026-11-20', 'tủ của ' || id, 'đủ', person_id FROM member;
  INSERT INTO dues_payment (id, member_id, organization_id, month, amount_dong, paid_on, receipt)
  SELECT s.id, s.member_id, s.organization_id, '2026-11-01', 30000, '2026-11-05', 'phiếu thu của ' || s.member_id FROM membership s WHERE s.kind = 'PRIMARY' AND s.valid_through IS NULL;
  INSERT INTO file_check_document (check_id, kind, document_on) SELECT id, 'LIFE_HISTORY', '2010-01-01' FROM member;
  INSERT INTO workflow_item (id, kind, organization_id, stage, opened_on)
  SELECT overlay(overlay(md5(m.id || 'badge') PLACING '7' FROM 13) PLACING '8' FROM 17)::uuid, 'badge', (SELECT s.organization_id FROM membership s WHERE s.member_id = m.id AND s.kind = 'PRIMARY' ORDER BY s.valid_from DESC LIMIT 1), 'RECORDED', '2026-11-20' FROM member m;
  INSERT INTO member_badge (id, member_id, years, ground, given_on, decision_number, decided_on, decided_by)
  SELECT overlay(overlay(md5(id || 'badge') PLACING '7' FROM 13) PLACING '8' FROM 17)::uuid, id, 25, 'ON_TIME', '2026-11-07', 'huy hiệu của ' || id, '2026-10-20', 'Ban Thường vụ Tỉnh ủy' FROM member;
  INSERT INTO member_overlay (id, member_id, kind, valid_from) SELECT id, id, 'ACTIVITY_EXEMPTION', '2026-01-01' FROM member m
  WHERE NOT EXISTS (SELECT FROM member_overlay v WHERE v.member_id = m.id AND v.kind = 'ACTIVITY_EXEMPTION');
  INSERT INTO person_relation (id, person_id, other_id, kind, declared_on)
  SELECT s.organization_id, (array_agg(m.person_id ORDER BY m.id))[1], (array_agg(m.person_id ORDER BY m.id))[2], 'SIBLING', '2026-11-20'
  FROM membership s JOIN member m ON m.id = s.member_id
  WHERE s.kind = 'PRIMARY' AND s.valid_through IS NULL AND m.person_id NOT IN (SELECT person_id FROM account WHERE person_id IS NOT NULL)
    AND m.person_id NOT IN (SELECT person_id FROM post) AND m.id NOT IN (SELECT member_id FROM admission_introducer WHERE member_id IS NOT NULL)
  GROUP BY s.organization_id HAVING count(*) > 1;
  INSERT INTO not_same_person (id, one_id, other_id, reason) SELECT id, person_id, other_id, 'hai người khác nhau' FROM person_relation;
  INSERT INTO workflow_item (id, kind, organization_id, stage, opened_on)
  SELECT overlay(overlay(md5(organization_id || 'duplicate') PLACING '7' FROM 13) PLACING '8' FROM 17)::uuid, 'duplicate', organization_id, 'OPEN', '2026-11-20'
  FROM organization_period WHERE kind = 'WARD_COMMITTEE' AND valid_through IS NULL;
  INSERT INTO duplicate_suspicion (id, organization_id, person_id, other_id, same_number, alike)
  SELECT i.id, i.organization_id, r.person_id, r.other_id, false, true
  FROM workflow_item i CROSS JOIN LATERAL (
    SELECT r.person_id, r.other_id FROM person_relation r JOIN organization o ON o.id = r.id JOIN organization w ON w.id = i.organization_id AND o.path <@ w.path ORDER BY r.id LIMIT 1) r
  WHERE i.kind = 'duplicate';
  UPDATE person_origin SET home_place = 'quê của ' || person_id;
  UPDATE person_residence SET permanent_residence = 'hộ khẩu của ' || person_id;
  UPDATE person_schooling SET languages = 'ngoại ngữ của ' || person_id;
  UPDATE person_background SET health = 'sức khỏe của ' || person_id;
  INSERT INTO observation (id, organization_id, measure, wording_vi, value, comparator, unit, period_from, period_through, source_document)
  SELECT id, id, 'members-admitted', 'kết nạp 2 đảng viên mới', 2, 'EQ', 'đảng viên', '2026-01-01', '2026-06-30', 'Báo cáo sơ kết' FROM organization;
  INSERT INTO measure_amendment (id, measure_id, effective_on, comparator, threshold, text, decision_number, decided_on)
  SELECT id, id, '2026-01-01', comparator, threshold, text, '12-QĐ/ĐU', '2025-12-20' FROM measure;
  INSERT INTO local_rule (id, organization_id, parameter, value, valid_from, document_number, document_on)
  SELECT organization_id, organization_id, 'rating.cell-deadline', '12-10', '2026-01-01', '05-HD/ĐU của ' || organization_id, '2025-12-20'
  FROM organization_period WHERE kind = 'WARD_COMMITTEE' AND valid_through IS NULL;
  INSERT INTO access_grant (id, account_id, person_id, role, organization_id, reach, valid_from, valid_through, reason)
  SELECT overlay(overlay(md5(p.id || 'grant') PLACING '7' FROM 13) PLACING '8' FROM 17)::uuid, a.id, a.person_id, 'PARTY_OFFICE', p.organization_id, 'UNIT', '2025-01-01', '2025-02-01', 'thay người nghỉ'
  FROM post p JOIN account a ON a.person_id = p.person_id WHERE p.valid_through IS NULL;
  INSERT INTO delegation (id, delegator_id, delegate_id, rights, organization_id, valid_from, valid_through, reason)
  SELECT overlay(overlay(md5(p.id::text || b.id) PLACING '7' FROM 13) PLACING '8' FROM 17)::uuid, p.person_id, b.person_id, ARRAY['meeting.read'], p.organization_id, '2025-01-01', '2025-02-01', 'nghỉ phép'
  FROM account a JOIN post p ON p.person_id = a.person_id AND p.valid_through IS NULL
  JOIN organization_period w ON w.organization_id = p.organization_id AND w.kind = 'WARD_COMMITTEE' AND w.valid_through IS NULL
  JOIN account b ON b.username IN ('vanphong.moc-chau', 'kiemtra.moc-chau') WHERE a.username = 'thuongvu.moc-chau'`;
