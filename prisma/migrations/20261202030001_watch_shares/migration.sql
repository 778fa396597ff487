-- Principals that a watch is shared with by name.
CREATE TABLE "watch_shares" (
  "watch_id" UUID NOT NULL REFERENCES "watches" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "principal_id" UUID NOT NULL REFERENCES "principals" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  PRIMARY KEY ("watch_id", "principal_id")
);
CREATE INDEX "watch_shares_principal_id_idx" ON "watch_shares" ("principal_id");
-- Few of many watches are shared with a role.
CREATE INDEX "watches_shared_with" ON "watches" ("shared_with") WHERE "shared_with" IS NOT NULL;
