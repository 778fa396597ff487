-- What an office is looked up by: its name and aliases, folded, as actors' aliases are. Empty is "not yet": accents come off
-- in the service alone (foldOffice), which folds offices from before when it starts.
ALTER TABLE "offices" ADD COLUMN "folded" TEXT[] NOT NULL DEFAULT '{}';
CREATE INDEX "offices_folded_idx" ON "offices" USING GIN ("folded");
