-- What renewals keep, version 1, for H2.
-- Moments are nanoseconds since 1970-01-01 UTC. Each statement may be run again.
CREATE TABLE IF NOT EXISTS recarga_renewal (
  kind varchar(20) NOT NULL,
  id varchar(200) NOT NULL,
  version bigint NOT NULL,
  wake bigint,
  body varchar(200000) NOT NULL,
  PRIMARY KEY (kind, id)
);
CREATE INDEX IF NOT EXISTS recarga_renewal_wake ON recarga_renewal (kind, wake);
