-- What publishers say of their sites, and whether they refused us. A new table alone.
CREATE TABLE "site_rights" (
    "origin" TEXT NOT NULL,
    -- Its host and the hosts above it, without "www.": sources are found by one of them.
    "hosts" TEXT[] NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "said" JSONB NOT NULL DEFAULT '[]',
    "reasons" JSONB NOT NULL DEFAULT '[]',
    "contacts" TEXT[] NOT NULL DEFAULT '{}',
    "refused_at" TIMESTAMPTZ(3),
    "refused_message" TEXT,

    CONSTRAINT "site_rights_pkey" PRIMARY KEY ("origin")
);
CREATE INDEX "site_rights_hosts_idx" ON "site_rights" USING GIN ("hosts");
