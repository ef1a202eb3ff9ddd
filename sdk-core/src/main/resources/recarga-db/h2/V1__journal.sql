-- Recarga's journal, version 1, for H2.
-- Moments are nanoseconds since 1970-01-01 UTC; to read one: DATEADD(SECOND, due / 1000000000, TIMESTAMP '1970-01-01 00:00:00').
-- Each statement may be run again.

-- By default H2 forgets half a second of commits when its process dies.
SET WRITE_DELAY 0;

-- Installation, salt, versions, switches.
CREATE TABLE IF NOT EXISTS recarga_meta (
  name varchar(100) NOT NULL,
  content varchar(4000) NOT NULL,
  PRIMARY KEY (name)
);

-- One row for each key, kept for ever. Its body has the rest as JSON.
CREATE TABLE IF NOT EXISTS recarga_topup (
  tenant varchar(64) NOT NULL,
  topup_key varchar(64) NOT NULL,
  fingerprint varchar(200) NOT NULL,
  format integer NOT NULL,
  version bigint NOT NULL,
  state varchar(20) NOT NULL,
  fence bigint NOT NULL,
  owner varchar(100) NOT NULL,
  adapter varchar(40),
  reference varchar(100),
  transaction_id varchar(310),
  number_hash varchar(32),
  iccid_hash varchar(32),
  created bigint NOT NULL,
  updated bigint NOT NULL,
  send_by bigint NOT NULL,
  attempt_began bigint,
  lease_until bigint,
  due bigint,
  wake bigint,          -- when a worker takes it next; null once it is closed
  ended bigint,         -- when it ended; null while it is open, a case, or once it is pruned
  end_position bigint,  -- null while it is open, 0 until its end is numbered
  body varchar(1000000) NOT NULL,
  PRIMARY KEY (tenant, topup_key)
);
CREATE INDEX IF NOT EXISTS recarga_topup_wake ON recarga_topup (wake);
CREATE INDEX IF NOT EXISTS recarga_topup_state ON recarga_topup (state, tenant, topup_key);
CREATE INDEX IF NOT EXISTS recarga_topup_ended ON recarga_topup (ended);
CREATE INDEX IF NOT EXISTS recarga_topup_end ON recarga_topup (end_position);
CREATE INDEX IF NOT EXISTS recarga_topup_reference ON recarga_topup (reference, adapter);
CREATE INDEX IF NOT EXISTS recarga_topup_transaction ON recarga_topup (transaction_id, adapter);
CREATE INDEX IF NOT EXISTS recarga_topup_attempt ON recarga_topup (adapter, attempt_began);
CREATE INDEX IF NOT EXISTS recarga_topup_number ON recarga_topup (number_hash, created);
CREATE INDEX IF NOT EXISTS recarga_topup_iccid ON recarga_topup (iccid_hash, created);

-- References that a row had before its latest attempt.
CREATE TABLE IF NOT EXISTS recarga_reference (
  adapter varchar(40) NOT NULL,
  reference varchar(100) NOT NULL,
  tenant varchar(64) NOT NULL,
  topup_key varchar(64) NOT NULL,
  PRIMARY KEY (reference, adapter)
);

-- What carriers told about sales.
CREATE TABLE IF NOT EXISTS recarga_inbox (
  adapter varchar(40) NOT NULL,
  notice_id varchar(100) NOT NULL,
  reference varchar(310),
  transaction_id varchar(310),
  received bigint NOT NULL,
  tries integer NOT NULL,
  due bigint,           -- null once it is done with
  PRIMARY KEY (notice_id, adapter)
);
CREATE INDEX IF NOT EXISTS recarga_inbox_due ON recarga_inbox (due);
CREATE INDEX IF NOT EXISTS recarga_inbox_received ON recarga_inbox (received);

-- Access tokens that machines share, sealed.
CREATE TABLE IF NOT EXISTS recarga_token (
  name varchar(200) NOT NULL,
  sealed varchar(1000000) NOT NULL,
  renew_at bigint NOT NULL,
  expires_at bigint NOT NULL,
  PRIMARY KEY (name)
);

-- What was paid in and given back under a key.
CREATE TABLE IF NOT EXISTS recarga_leg (
  tenant varchar(64) NOT NULL,
  topup_key varchar(64) NOT NULL,
  kind varchar(20) NOT NULL,
  leg_id varchar(64) NOT NULL,
  format integer NOT NULL,
  version bigint NOT NULL,
  state varchar(20) NOT NULL,
  wake bigint,
  created bigint NOT NULL,
  updated bigint NOT NULL,
  body varchar(1000000) NOT NULL,
  PRIMARY KEY (tenant, topup_key, kind, leg_id)
);
CREATE INDEX IF NOT EXISTS recarga_leg_wake ON recarga_leg (wake);

-- Who may be topped up again and again, and how far that has come.
CREATE TABLE IF NOT EXISTS recarga_mandate (
  tenant varchar(64) NOT NULL,
  mandate_id varchar(64) NOT NULL,
  format integer NOT NULL,
  version bigint NOT NULL,
  state varchar(20) NOT NULL,
  serial bigint NOT NULL,
  number_hash varchar(32),
  iccid_hash varchar(32),
  wake bigint,
  created bigint NOT NULL,
  updated bigint NOT NULL,
  body varchar(1000000) NOT NULL,
  PRIMARY KEY (tenant, mandate_id)
);
CREATE INDEX IF NOT EXISTS recarga_mandate_wake ON recarga_mandate (wake);
CREATE INDEX IF NOT EXISTS recarga_mandate_number ON recarga_mandate (number_hash);
CREATE INDEX IF NOT EXISTS recarga_mandate_iccid ON recarga_mandate (iccid_hash);

-- The last position that was given, the version of these tables, and the oldest that a library may know.
INSERT INTO recarga_meta (name, content) SELECT 'ends', '0' WHERE NOT EXISTS (SELECT 1 FROM recarga_meta WHERE name = 'ends');
INSERT INTO recarga_meta (name, content) SELECT 'schema.known', '1' WHERE NOT EXISTS (SELECT 1 FROM recarga_meta WHERE name = 'schema.known');
INSERT INTO recarga_meta (name, content) SELECT 'schema.version', '1' WHERE NOT EXISTS (SELECT 1 FROM recarga_meta WHERE name = 'schema.version');
