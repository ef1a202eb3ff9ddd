-- What renewals keep, version 1, for PostgreSQL.
-- Moments are nanoseconds since 1970-01-01 UTC. Each statement may be run again.
CREATE TABLE IF NOT EXISTS recarga_renewal (
  kind varchar(20) COLLATE "C" NOT NULL,
  id varchar(200) COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  wake bigint,
  body text NOT NULL,
  PRIMARY KEY (kind, id)
);
CREATE INDEX IF NOT EXISTS recarga_renewal_wake ON recarga_renewal (kind, wake) WHERE wake IS NOT NULL;
