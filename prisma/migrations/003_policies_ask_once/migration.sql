-- In a scalar subquery the setting is read once a statement instead of once a row.
DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['issued_invoice', 'held_invoice', 'comparison', 'submission', 'attempt', 'exchange', 'receipt',
    'batch', 'batch_row', 'audit_entry', 'audit_head', 'support_note', 'support_view']
  LOOP
    EXECUTE format('ALTER POLICY own_rows ON %I USING (merchant_id = (SELECT current_merchant())) WITH CHECK (merchant_id = (SELECT current_merchant()))', tenant_table);
    EXECUTE format('ALTER POLICY staff_read ON %I USING ((SELECT reads_all_merchants()))', tenant_table);
  END LOOP;
END $$;
ALTER POLICY own_row ON "merchant" USING ("id" = (SELECT current_merchant())) WITH CHECK ("id" = (SELECT current_merchant()));
ALTER POLICY staff_read ON "merchant" USING ((SELECT reads_all_merchants()));
