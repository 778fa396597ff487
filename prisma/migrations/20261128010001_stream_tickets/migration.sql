-- What opens one event stream, once, within seconds: for EventSource, which can send no key. Only a hash is kept, with
-- the operation as JSON; as text, since JSONB holds no \u0000. Whoever asked: a key, a session, or the operator (null).
CREATE TABLE "stream_tickets" (
    "hash" TEXT NOT NULL,
    "principal_id" UUID NOT NULL,
    "credential" UUID,
    "operation" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stream_tickets_pkey" PRIMARY KEY ("hash")
);
CREATE INDEX "stream_tickets_principal_id_idx" ON "stream_tickets"("principal_id");
ALTER TABLE "stream_tickets" ADD CONSTRAINT "stream_tickets_principal_id_fkey" FOREIGN KEY ("principal_id") REFERENCES "principals"("id") ON DELETE CASCADE ON UPDATE CASCADE;
