-- Mail and feeds: alerts go to a mail address only once its owner has said so, links in mails are signed, and feeds are at
-- secret addresses of which only a digest is kept. No table of before this release is touched.
ALTER TYPE "ChannelPause" ADD VALUE 'UNCONFIRMED';
ALTER TYPE "DeliveryKind" ADD VALUE 'CONFIRMATION';

-- Watches of which the owner of the address wants no more mails.
ALTER TABLE "channels" ADD COLUMN "left_watch_ids" UUID[] NOT NULL DEFAULT '{}';

CREATE TABLE "mail_addresses" (
  "principal_id" UUID NOT NULL REFERENCES "principals" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "address" TEXT NOT NULL,
  "asked_at" TIMESTAMPTZ(3) NOT NULL,
  "confirmed_at" TIMESTAMPTZ(3),
  PRIMARY KEY ("principal_id", "address")
);

CREATE TABLE "feed_addresses" (
  "channel_id" UUID PRIMARY KEY REFERENCES "channels" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "digest" BYTEA NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL
);
CREATE UNIQUE INDEX "feed_addresses_digest_key" ON "feed_addresses" ("digest");

-- What links in mails are signed with. One row, made when it is needed first.
CREATE TABLE "link_key" (
  "only" BOOLEAN PRIMARY KEY DEFAULT true CHECK ("only"),
  "key" BYTEA NOT NULL
);
