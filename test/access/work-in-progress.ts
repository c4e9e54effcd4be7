/**
 * As the owner: beside what the demo has, a rating sheet of next year for every cell there is, with the ids of the
 * organisations, so that there is something of every kind not to be seen.
 */
export const WORK_IN_PROGRESS = `
  INSERT INTO rating_season (id, organization_id, year, cut_off_on, cell_deadline_on, decision_deadline_on)
  SELECT organization_id, organization_id, 2027, '2027-11-20', '2027-12-10', '2027-12-31'
  FROM organization_period WHERE kind = 'WARD_COMMITTEE' AND valid_through IS NULL;
  INSERT INTO workflow_item (id, kind, organization_id, stage, opened_on)
  SELECT organization_id, 'rating-sheet', organization_id, 'DRAFTING', '2026-11-20'
  FROM organization_period WHERE kind IN ('CELL', 'BASE_CELL') AND valid_through IS NULL;
  INSERT INTO workflow_log (item_id, sequence, action, to_stage) SELECT id, 1, 'RETURN', 'DRAFTING' FROM workflow_item WHERE id = organization_id;
  INSERT INTO rule_override (id, item_id, code, params, reason) SELECT id, id, 'CAP_EXCEEDED', '{}', 'theo văn bản' FROM workflow_item WHERE id = organization_id;
  INSERT INTO rating_sheet (id, season_id, year, organization_id)
  SELECT i.id, n.id, n.year, i.organization_id
  FROM workflow_item i JOIN organization cell ON cell.id = i.organization_id
  JOIN organization ward ON ward.path @> cell.path JOIN rating_season n ON n.organization_id = ward.id AND n.id = ward.id
  WHERE i.id = i.organization_id;
  INSERT INTO rating_entry (id, sheet_id, member_id)
  SELECT m.id, m.organization_id, m.member_id FROM membership m JOIN rating_sheet s ON s.id = m.organization_id
  WHERE m.kind = 'PRIMARY' AND m.valid_through IS NULL;
  INSERT INTO member_overlay (id, member_id, kind, valid_from) SELECT id, id, 'ACTIVITY_EXEMPTION', '2026-01-01' FROM member m
  WHERE NOT EXISTS (SELECT FROM member_overlay v WHERE v.member_id = m.id AND v.kind = 'ACTIVITY_EXEMPTION');
  INSERT INTO observation (id, organization_id, measure, wording_vi, value, comparator, unit, period_from, period_through, source_document)
  SELECT id, id, 'members-admitted', 'kết nạp 2 đảng viên mới', 2, 'EQ', 'đảng viên', '2026-01-01', '2026-06-30', 'Báo cáo sơ kết' FROM organization;
  INSERT INTO measure_amendment (id, measure_id, effective_on, comparator, threshold, text, decision_number, decided_on)
  SELECT id, id, '2026-07-01', comparator, threshold, text, '20-NQ/ĐU', '2026-06-25' FROM measure`;
