-- What an answer that came in first is found by when what it answers does: hashes of the names that a report with a sign
-- of answering names beside it, at the time it was said or published ('infinity' where nobody knows). Reports from before
-- have none: they are not looked for.
CREATE TABLE "answer_keys" (
    "key" BIGINT NOT NULL,
    "said_at" TIMESTAMPTZ(3) NOT NULL,
    "report_id" UUID NOT NULL,

    CONSTRAINT "answer_keys_pkey" PRIMARY KEY ("key", "said_at", "report_id")
);
CREATE INDEX "answer_keys_report_id_idx" ON "answer_keys"("report_id");
ALTER TABLE "answer_keys" ADD CONSTRAINT "answer_keys_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "reports"("id") ON DELETE CASCADE ON UPDATE CASCADE;
