/** What a certificate is about: one submission, or a whole batch. */
export type Subject = { readonly submissionId: bigint } | { readonly batchId: bigint };

export function isOfBatch(subject: Subject): subject is { readonly batchId: bigint } {
  return "batchId" in subject;
}
