-- What is left of alerts that are past ALERT_RETENTION_DAYS: of which statement which watch told, so that it is told once. A new
-- table, empty at first.
CREATE TABLE "told_before" (
    "watch_id" UUID NOT NULL,
    "statement_id" UUID NOT NULL,
    "position" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kinds" "AlertKind"[],

    CONSTRAINT "told_before_pkey" PRIMARY KEY ("watch_id", "statement_id")
);
CREATE INDEX "told_before_statement_id_idx" ON "told_before"("statement_id");
ALTER TABLE "told_before" ADD CONSTRAINT "told_before_watch_id_fkey" FOREIGN KEY ("watch_id") REFERENCES "watches"("id") ON DELETE CASCADE ON UPDATE CASCADE;
