-- One row, which health checks write: what cannot be written is not ready.
CREATE TABLE readiness (
  id INTEGER NOT NULL DEFAULT 1,
  proved_at TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT readiness_pkey PRIMARY KEY (id)
);
INSERT INTO readiness (proved_at) VALUES (now());
