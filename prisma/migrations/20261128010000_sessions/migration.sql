-- What a browser is signed in with. Two secrets, of which only hashes are kept: one is in a cookie, which browsers send
-- to every port of a host, the other with the page, where no other port can read it.
CREATE TABLE "sessions" (
    "id" UUID NOT NULL,
    "principal_id" UUID NOT NULL,
    "key_id" UUID,
    "hash" TEXT NOT NULL,
    "word_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "sessions_hash_key" ON "sessions"("hash");
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_principal_id_fkey" FOREIGN KEY ("principal_id") REFERENCES "principals"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_key_id_fkey" FOREIGN KEY ("key_id") REFERENCES "api_keys"("id") ON DELETE CASCADE ON UPDATE CASCADE;
