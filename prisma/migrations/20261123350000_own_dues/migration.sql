-- Nobody records or voids dues of their own: months on record as paid speak against a removal. One's own stay readable.
DROP POLICY dues_payment_record ON dues_payment;
CREATE POLICY dues_payment_record ON dues_payment FOR INSERT TO chibo_app
  WITH CHECK (organization_id IN (SELECT chibo_organizations('dues_record')) AND member_id IN (SELECT chibo_dues_members()) AND member_id IS DISTINCT FROM (SELECT chibo_member()));
DROP POLICY dues_payment_void ON dues_payment;
CREATE POLICY dues_payment_void ON dues_payment FOR UPDATE TO chibo_app
  USING (organization_id IN (SELECT chibo_organizations('dues_record')))
  WITH CHECK (organization_id IN (SELECT chibo_organizations('dues_record')) AND member_id IS DISTINCT FROM (SELECT chibo_member()));
