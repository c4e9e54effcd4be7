-- What is marked takes no words, also not as the reason of an overridden warning: the number of the paper that says it stands for it.

ALTER TABLE "rule_override" ALTER COLUMN "reason" DROP NOT NULL, ADD COLUMN "decision_number" TEXT;
ALTER TABLE rule_override ADD CONSTRAINT rule_override_is_reasoned CHECK (num_nonnulls(reason, decision_number) > 0);
CREATE TRIGGER secret_takes_no_content BEFORE INSERT ON rule_override FOR EACH ROW WHEN (NEW.reason IS NOT NULL) EXECUTE FUNCTION secret_takes_no_content('item_id');

CREATE OR REPLACE FUNCTION marked_case_holds_no_content() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM case_finding f WHERE f.case_id = NEW.id) OR EXISTS (SELECT FROM case_recommendation r WHERE r.case_id = NEW.id)
    OR EXISTS (SELECT FROM case_step_entry e WHERE e.case_id = NEW.id AND e.content IS NOT NULL)
    OR EXISTS (SELECT FROM workflow_log l WHERE l.item_id = NEW.id AND l.remark IS NOT NULL)
    OR EXISTS (SELECT FROM rule_override o WHERE o.item_id = NEW.id AND o.reason IS NOT NULL) THEN
    RAISE EXCEPTION 'inspection_case % holds content', NEW.id USING ERRCODE = 'check_violation', CONSTRAINT = 'inspection_case_secret_without_content';
  END IF;
  RETURN NEW;
END
$$;
