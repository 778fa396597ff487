-- Where a host is an address of a network or a name within one, each port is another outlet: what is on file stays the one at
-- the port that its homepage has. Few rows: one for each source.
UPDATE "sources" SET "identity" = "identity" || ':' || substring("homepage" FROM '^https?://(?:\[[^\]]*\]|[^/?#:]*):(\d+)')
WHERE "homepage" ~* '^https?://(\[[^\]]*\]|\d+\.\d+\.\d+\.\d+|[^/?#:.]+|[^/?#:]*\.localhost):\d+([/?#]|$)'
  AND "identity" !~ ':\d+$' AND "identity" NOT LIKE 'name:%'
  AND NOT ("homepage" ~* '^http://[^/?#]*:80([/?#]|$)' OR "homepage" ~* '^https://[^/?#]*:443([/?#]|$)');
