-- CreateIndex
CREATE INDEX "batch_row_merchant_id_batch_id_invoice_key_idx" ON "batch_row"("merchant_id", "batch_id", "invoice_key");
