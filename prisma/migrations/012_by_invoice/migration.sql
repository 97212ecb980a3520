-- One index for whoever asks by the invoice, of one merchant or across all: a submission is written four times on its
-- way to a receipt, and each time into every index.
DROP INDEX "submission_of_invoice";
DROP INDEX "submission_merchant_id_invoice_key_idx";
CREATE INDEX "submission_invoice_key_merchant_id_idx" ON "submission"("invoice_key", "merchant_id");
